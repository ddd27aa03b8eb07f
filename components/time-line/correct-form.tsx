import { CheckList } from '@/components/form/check-list'
import { CommandForm } from '@/components/form/command-form'
import { DateTimeField } from '@/components/form/date-time-field'
import { HappenedField } from '@/components/form/happened-field'
import { Select } from '@/components/form/select'
import { TextArea, TextField } from '@/components/form/text-field'
import type { TimeLine } from '@/lib/queries/time-line'
import type { EntrySays, TimeLineEntry } from '@/lib/queries/time-line-entries'
import { standing } from '@/lib/rules/time-line-standing'
import { optionsOf } from './options-of'
import { repeatsMoments } from './repeats-moments'

/** A correction (E3): every field as it stands, to be changed where it is wrong, and why. What was written before stays readable. */
export function CorrectForm({ page, entry, zone, now }: { page: TimeLine; entry: TimeLineEntry; zone: string; now: Date }) {
  const { text, happened, found, source, accounts, hosts, otherHosts, evidence, task } = standing<EntrySays>(entry)
  const { choices } = page
  return (
    <CommandForm command="timeLine.correct" hidden={{ incidentId: page.incidentId, entryId: entry.id }} subject={{ version: entry.version }}
      allowed={page.can.correct} submit="Add correction" busyLabel="Writing …" tone="fill" notDone="Not corrected.">
      <div className="stack">
        <p className="hint">Change what is wrong and leave the rest. What was written before stays readable.</p>
        <HappenedField name="happened" label="It happened" zone={zone} now={now}
          defaultTime={{ kind: happened.kind, start: happened.start?.exact ?? null, end: happened.end?.exact ?? null }} />
        <TextArea name="text" label="What happened" required missing="Describe what happened." defaultValue={text} maxLength={4000} />
        {choices.hosts.length > 0 && <CheckList name="hostIds" label="Hosts" options={optionsOf(choices.hosts)}
          defaultValues={hosts.map(({ id }) => id)} />}
        {otherHosts.length > 0 && <TextArea name="otherHosts" label="Hosts as named in the source" hint="One per line. These are not on the Hosts page."
          rows={2} defaultValue={otherHosts.join('\n')} maxLength={500} />}
        <div className="pair-fields">
          <TextField name="accounts" label="Accounts" defaultValue={accounts} maxLength={500} />
          <TextField name="source" label="Source" defaultValue={source} maxLength={500} />
        </div>
        {choices.evidence.length > 0 && <CheckList name="evidenceIds" label="Evidence" options={optionsOf(choices.evidence)}
          defaultValues={evidence.map(({ id }) => id)} />}
        <Select name="taskId" label="Task it came from" options={optionsOf(choices.tasks)} nothing="None" defaultValue={task?.id} />
        <div className="pair-fields">
          <DateTimeField name="foundAt" label="Found out" zone={zone} now={now} defaultAt={found?.exact} />
          <TextField name="writtenAs" label="Time as written in the source" maxLength={200}
            defaultValue={repeatsMoments(happened) ? '' : happened.writtenAs} />
        </div>
        <TextArea name="reason" label="Why it is corrected" rows={2} required missing="Write why." maxLength={2000} />
      </div>
    </CommandForm>
  )
}
