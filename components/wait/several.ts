import type { Sent } from '@/components/ui/packed'
import type { Deciding } from '@/lib/queries/deciding'
import type { Wait } from '@/lib/queries/waits'
import { listed } from '@/lib/rules/blocked'
import { isolated } from '@/lib/rules/hidden-characters'
import type { Verdict } from '@/lib/rules/permission'
import { waitKey } from '@/lib/rules/wait'

/** Countersignatures of one incident that can be given in one act. */
export type Several = {
  incidentId: string; fingerprint: string; can: Verdict | Sent<Verdict>
  /** How many wait in all. */
  all: number
  /** `print`: names the task with exactly these words. */
  tasks: { taskId: string; title: string; by: string; reason: string; print: string }[]
}

/** By incident what can be countersigned in one act, of what waits in a list: two tasks or more. */
export function severalOf(waits: readonly (Wait | Sent<Wait>)[], deciding: Deciding | Sent<Deciding>): Map<string, Several> {
  const found = Object.entries(deciding.several).map(([incidentId, { fingerprint, can }]) => {
    const wanted = waits.filter((wait) => wait.incidentId === incidentId && wait.kind === 'countersign')
    const tasks = wanted.flatMap((wait) => {
      const form = deciding.forms[waitKey(wait)]
      if (form?.kind !== 'countersign') return []
      const { taskId, reason, prints } = form.needs
      return [{ taskId, title: wait.title, by: wait.by, reason, print: prints.countersign }]
    })
    return [incidentId, { incidentId, fingerprint, can, all: wanted[0]?.ofKind ?? tasks.length, tasks }] as const
  })
  return new Map(found)
}

/** These, if this wait is the first of them: ahead of it stands the row for all. */
export const startsHere = (several: Several | undefined, { kind, id }: { kind: string; id: string }): Several | undefined => (
  kind === 'countersign' && several?.tasks[0]?.taskId === id ? several : undefined)

/** "4 tasks were set aside: do you agree?", and which. */
export function severalWords({ all, tasks }: Several): { asks: string; why: string } {
  const which = `${listed(tasks.map(({ title }) => isolated(title)))}.`
  return { asks: `${all} tasks were set aside: do you agree?`, why: tasks.length < all ? `The first ${tasks.length}: ${which}` : which }
}
