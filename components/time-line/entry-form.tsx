import { CheckList } from '@/components/form/check-list'
import { RadioGroup } from '@/components/form/choices'
import { CommandForm } from '@/components/form/command-form'
import { DateTimeField } from '@/components/form/date-time-field'
import { HappenedField } from '@/components/form/happened-field'
import { Select } from '@/components/form/select'
import { TextArea, TextField } from '@/components/form/text-field'
import { toMinute } from '@/components/ui/format-time'
import type { TimeLine } from '@/lib/queries/time-line'
import { optionsOf } from './options-of'

const readers = [{ value: 'team', label: 'the team only' }, { value: 'outside', label: 'outside readers too' }]

/** A new event. What most entries need comes first; what an event can name beside that is folded. */
export function AddForm({ page, zone, now }: { page: TimeLine; zone: string; now: Date }) {
  const { hosts, evidence, tasks } = page.choices
  return (
    <CommandForm command="timeLine.add" hidden={{ incidentId: page.incidentId }} allowed={page.can.add} submit="Add to the timeline"
      busyLabel="Adding …" tone="fill" notDone="Not added.">
      <div className="stack">
        <HappenedField name="happened" label="It happened" zone={zone} now={now} />
        <TextArea name="text" label="What happened" required missing="Describe what happened." maxLength={4000} />
        <DateTimeField name="foundAt" label="Found out" hint="If it was found out later than it happened. Both times are kept." zone={zone} now={now}
          defaultAt={toMinute(now)} />
        <TextField name="source" label="Source" example="/var/log/secure on app1" maxLength={500} />
        <RadioGroup name="audience" label="For" options={readers} defaultValue="team" segments />
        {hosts.length > 0 && <CheckList name="hostIds" label="Hosts" options={optionsOf(hosts)} />}
        <details>
          <summary className="word">Accounts, evidence, task, time as written in the source</summary>
          <div className="stack mt-3">
            <TextField name="accounts" label="Accounts" maxLength={500} />
            {evidence.length > 0 && <CheckList name="evidenceIds" label="Evidence" options={optionsOf(evidence)} />}
            <Select name="taskId" label="Task it came from" options={optionsOf(tasks)} nothing="None" />
            <TextField name="writtenAs" label="Time as written in the source" example="Aug 12 21:40:07" maxLength={200} />
          </div>
        </details>
      </div>
    </CommandForm>
  )
}
