import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import type { WritingWithin } from '@/lib/facts/incident'
import { taskFacts } from '@/lib/facts/task'
import { joinKinds, splitKinds, type Cover } from '@/lib/rules/cover'
import { asNamed } from '@/lib/rules/host-name'
import { coverInput } from '@/lib/rules/task'
import { endHostsShown, shareWith } from './sharing'

/** Says anew which changes to which hosts a task covers (H6). Replaces what it covered before. */
export const coverTask = incidentCommand('task.cover', {
  input: coverInput,
  subject: async (at, { taskId, cover }) => {
    const facts = await taskFacts(at, taskId)
    const hosts = await coveredHosts(at, cover)
    return facts && hosts && { facts, hosts }
  },
  run: async (at) => {
    const { subject: { facts: { task }, hosts }, input: { cover } } = at
    const before = await setCover(at, task.id, cover)
    const seat = at.incident.seats.find((each) => each.id === task.coordinator?.seatId)
    if (seat) await shareWith(at, seat, hosts.map((host) => ({ noun: 'host', id: host.id })))
    await endHostsShown(at)
    return {
      entry: {
        kind: 'task.covered', says: `let ${task.title} cover ${coverSentence(hosts)}`, about: { cover: forTheBook(cover), before },
        taskId: task.id,
      },
      notices: [{
        to: [task.coordinator!.seatId, ...task.helpers.filter((each) => each.state === 'helper').map((each) => each.seatId)],
        kind: 'task changed',
      }],
    }
  },
})

/** The hosts that a cover names, as the actor may find them; null if one is hidden or missing. */
export async function coveredHosts({ tx, incident }: WritingWithin, cover: readonly Cover[]): Promise<{ id: string; name: string }[] | null> {
  const hosts = await tx.host.findMany({
    where: { incidentId: incident.incident.id, id: { in: cover.map((each) => each.hostId) } }, select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  return hosts.length === cover.length ? hosts : null
}

/** Replaces what a task covers; returns what it covered before, for the book. */
export async function setCover({ tx, incident }: WritingWithin, taskId: string, cover: readonly Cover[]) {
  const before = await tx.taskCover.findMany({ where: { taskId }, select: { hostId: true, kinds: true }, orderBy: { hostId: 'asc' } })
  await tx.taskCover.deleteMany({ where: { taskId } })
  await tx.taskCover.createMany({
    data: cover.map(({ hostId, kinds }) => ({ id: newId(), incidentId: incident.incident.id, taskId, hostId, kinds: joinKinds(kinds) })),
  })
  return before.map(({ hostId, kinds }) => ({ hostId, kinds: splitKinds(kinds) }))
}

/** "changes to app1 and sign1", or "no change to any host". */
export function coverSentence(hosts: readonly { name: string }[]): string {
  if (hosts.length === 0) return 'no change to any host'
  return hosts.length > 3 ? `changes to ${hosts.length} hosts` : `changes to ${hosts.map((host) => asNamed(host.name)).join(', ')}`
}

export const forTheBook = (cover: readonly Cover[]) => cover.map(({ hostId, kinds }) => ({ hostId, kinds }))
