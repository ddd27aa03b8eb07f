import type { TaskPage } from '@/lib/queries/task'
import type { ChangeKind } from '@/lib/rules/change-kinds'
import { splitKinds } from '@/lib/rules/cover'

const logIn: ChangeKind = 'log in or out'

/** Which changes a task covers, and what has to be asked for besides (H6). */
export function coverWords(cover: TaskPage['work']['cover']): string {
  if (cover.length === 0) return 'It covers no change to any host. Every change, logging in among them, needs the coordinator’s permission.'
  const covered = cover.map(({ host, kinds }) => `${host ?? 'a host'}: ${kinds}`).join('; ')
  const loggingIn = cover.some(({ kinds }) => splitKinds(kinds).includes(logIn)) ? 'and logging in anywhere else' : 'logging in among them'
  return `It covers ${covered}. Every other change, ${loggingIn}, needs the coordinator’s permission.`
}
