import { expect, test } from 'vitest'
import type { EntrySays } from '@/lib/queries/time-line-entries'
import { differences } from './differences'

const at = (exact: string) => ({ at: new Date(exact), exact })
const now = new Date('2003-11-20T00:00:00Z')
const says: EntrySays = {
  text: 'a rootkit', happened: { kind: 'exact', start: at('2003-11-19T17:00:00.000001Z'), end: null, writtenAs: '', zone: 'UTC' }, found: null, source: 'syslog',
  accounts: 'root', hosts: [{ id: 'a', name: 'main-a' }], evidence: [], task: null, otherHosts: ['other.example'],
}
const changed = (change: Partial<EntrySays>) => differences(says, { ...says, ...change }, 'UTC', now).map(({ what, was, is }) => [what, was, is])

test('E3: each field that a correction changes, old and new; nothing for what stays', () => {
  expect(changed({})).toEqual([])
  expect(changed({ hosts: [], accounts: '', source: 'wtmp', text: 'a rootkit ' })).toEqual([
    ['the wording', 'a rootkit', 'a rootkit '], ['the hosts', 'main-a, other.example', 'other.example'], ['the accounts', 'root', ''],
    ['the source', 'syslog', 'wtmp'],
  ])
  expect(changed({ evidence: [{ id: 'e', label: 'E-01' }], task: { id: 't', title: 'Log copy' }, found: at('2003-11-20T08:00:00Z') }))
    .toEqual([['the evidence', '', 'E-01'], ['the task', '', 'Log copy'], ['when it was found out', '', '20 Nov 08:00']])
})
test('E3: times that read alike are told apart to the microsecond', () => {
  expect(changed({ happened: { ...says.happened, start: at('2003-11-19T17:00:00.000002Z') } }))
    .toEqual([['the time', '2003-11-19T17:00:00.000001Z', '2003-11-19T17:00:00.000002Z']])
  expect(changed({ happened: { ...says.happened, writtenAs: 'Nov 19 17:00:00' } })).toEqual([['the time as written in the source', '', 'Nov 19 17:00:00']])
})
