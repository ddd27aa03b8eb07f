import { CommandForm } from '@/components/form/command-form'
import { Verb } from '@/components/form/verb'
import { AsIs } from '@/components/ui/as-is'
import { Pairs, type Fact } from '@/components/ui/facts'
import { Mono } from '@/components/ui/mono'
import { PersonName } from '@/components/ui/person-name'
import { Time } from '@/components/ui/time'
import type { TimeLine } from '@/lib/queries/time-line'
import type { EntrySays, TimeLineEntry } from '@/lib/queries/time-line-entries'
import { standing } from '@/lib/rules/time-line-standing'
import { CorrectForm } from './correct-form'
import { exactly } from './happened-words'
import { Names, namesIn } from './names'
import { repeatsMoments } from './repeats-moments'

type Props = { page: TimeLine; entry: TimeLineEntry; zone: string; now: Date }

/** What is behind an entry, and what can be done with it. */
export function EntryPanel({ page, entry, zone, now }: Props) {
  const { happened, task, hosts, otherHosts, source, accounts, evidence } = standing<EntrySays>(entry)
  const other = entry.audience === 'team' ? 'outside' : 'team'
  const at = exactly(happened)
  const written = happened.writtenAs
  const incident = `/incidents/${page.incidentId}`
  const facts: Fact[] = [
    ...(at ? [{ label: 'Exactly, in UTC', value: <span className="mono">{at}</span> }] : []),
    ...(written && !repeatsMoments(happened) ? [{ label: 'The time as written', value: `${written} (${happened.zone})` }] : []),
    ...(hosts.length > 0 ? [{ label: 'Hosts', value: <Names all={hosts.map(({ id, name }) => ({
      name, mono: true, href: `${incident}/hosts?host=${id}#host-${id}`, there: { host: id },
    }))} incidentId={page.incidentId} /> }] : []),
    ...(otherHosts.length > 0 ? [{ label: 'Hosts as named in the source', value: <Mono>{otherHosts.join(', ')}</Mono> }] : []),
    ...(source ? [{ label: 'Source', value: <AsIs text={source} /> }] : []),
    ...(accounts ? [{ label: 'Accounts', value: <Names all={namesIn(accounts).map((name) => ({
      name, there: { account: name },
    }))} incidentId={page.incidentId} /> }] : []),
    ...(evidence.length > 0 ? [{ label: 'Evidence', value: <Names all={evidence.map(({ id, label }) => ({
      name: label, href: `${incident}/evidence?item=${id}#item-${id}`,
    }))} incidentId={page.incidentId} /> }] : []),
    ...(task ? [{ label: 'Task', value: <a href={`${incident}/plan/${task.id}`}>{task.title}</a> }] : []),
    { label: 'Written down', value: <><PersonName name={entry.by} />, <Time at={entry.recordedAt} zone={zone} now={now} /></> },
  ]
  return (
    <div className="stack">
      <Pairs facts={facts} />
      <div className="acts">
        <Verb label="Correct…" allowed={page.can.correct}><CorrectForm page={page} entry={entry} zone={zone} now={now} /></Verb>
        <CommandForm command="timeLine.mark" hidden={{ incidentId: page.incidentId, entryId: entry.id, audience: other }}
          allowed={page.can.mark}
          submit={other === 'outside' ? 'Mark for outside readers' : 'Keep for the team only'} busyLabel="Marking …" tone="word" />
      </div>
    </div>
  )
}
