import { CommandForm } from '@/components/form/command-form'
import { Verb } from '@/components/form/verb'
import { Pairs, type Fact } from '@/components/ui/facts'
import { Mono } from '@/components/ui/mono'
import { PersonName } from '@/components/ui/person-name'
import { Time } from '@/components/ui/time'
import type { TimeLine } from '@/lib/queries/time-line'
import type { TimeLineEntry } from '@/lib/queries/time-line-entries'
import { CorrectForm } from './entry-form'
import { exactly, standing } from './happened-words'
import { Names, namesIn } from './names'

type Props = { page: TimeLine; entry: TimeLineEntry; zone: string; now: Date }

/** What is behind an entry, and what can be done with it. */
export function EntryPanel({ page, entry, zone, now }: Props) {
  const { happened } = standing(entry)
  const other = entry.audience === 'team' ? 'outside' : 'team'
  const at = exactly(happened)
  const written = happened.writtenAs
  const { task } = entry
  const incident = `/incidents/${page.incidentId}`
  const facts: Fact[] = [
    ...(at ? [{ label: 'Exactly, in UTC', value: <span className="mono">{at}</span> }] : []),
    ...(written && !sameMoments(written, at) ? [{ label: 'The time as written', value: `${written} (${happened.zone})` }] : []),
    ...(entry.hosts.length > 0 ? [{ label: 'Hosts', value: <Names all={entry.hosts.map(({ id, name }) => ({
      name, mono: true, href: `${incident}/hosts?host=${id}#host-${id}`, there: { host: id },
    }))} incidentId={page.incidentId} /> }] : []),
    ...(entry.otherHosts.length > 0 ? [{ label: 'Hosts as its source names them', value: <Mono>{entry.otherHosts.join(', ')}</Mono> }] : []),
    ...(entry.source ? [{ label: 'Source', value: entry.source }] : []),
    ...(entry.accounts ? [{ label: 'Accounts', value: <Names all={namesIn(entry.accounts).map((name) => ({
      name, there: { account: name },
    }))} incidentId={page.incidentId} /> }] : []),
    ...(entry.evidence.length > 0 ? [{ label: 'Evidence', value: <Names all={entry.evidence.map(({ id, label }) => ({
      name: label, href: `${incident}/evidence?item=${id}#item-${id}`,
    }))} incidentId={page.incidentId} /> }] : []),
    ...(task ? [{ label: 'Task', value: <a href={`${incident}/plan/${task.id}`}>{task.title}</a> }] : []),
    { label: 'Written down', value: <><PersonName name={entry.by} />, <Time at={entry.recordedAt} zone={zone} now={now} /></> },
  ]
  return (
    <div className="stack">
      <Pairs facts={facts} />
      <div className="acts">
        <Verb label="Correct…" allowed={page.can.correct}><CorrectForm page={page} entry={entry} zone={zone} /></Verb>
        <CommandForm command="timeLine.mark" hidden={{ incidentId: page.incidentId, entryId: entry.id, audience: other }}
          allowed={page.can.mark}
          submit={other === 'outside' ? 'Mark for outside readers' : 'Keep for the team only'} busyLabel="Marking …" tone="word" />
      </div>
    </div>
  )
}

/** Whether the time as written is only the exact one again, as a form sends it. */
const sameMoments = (written: string, at: string) => written.replaceAll(/\.0+Z/g, 'Z').replace('/', ' to ') === at
