import type { DemoEntry } from '../demonstration'

/** What an entry of the time line holds unless said otherwise: for the team, naming nothing. */
export const demoEntry: Pick<DemoEntry, 'hosts' | 'accounts' | 'evidence' | 'task' | 'audience'> = {
  hosts: [], accounts: '', evidence: [], task: null, audience: 'team',
}
