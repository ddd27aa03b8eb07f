import { Checkbox, RadioGroup } from '@/components/form/choices'
import { CommandForm } from '@/components/form/command-form'
import { DateTimeField } from '@/components/form/date-time-field'
import { TextArea, TextField } from '@/components/form/text-field'
import { toMinute } from '@/components/ui/format-time'
import type { LogBook } from '@/lib/queries/log-book'

type Props = { page: LogBook; zone: string; now: Date }

const ways = [
  { value: 'they called', label: 'They called' }, { value: 'we called', label: 'I called' }, { value: 'no answer', label: 'No answer' },
  { value: 'left a message', label: 'Left a message' },
]

/** A telephone call in ten seconds (L2, M1): the moment is now unless somebody says otherwise. */
export function CallForm({ page, zone, now }: Props) {
  return (
    <CommandForm command="logBook.note" hidden={{ incidentId: page.incidentId, kind: 'telephone' }} allowed={page.note}
      submit="Add the call" busyLabel="Adding …" tone="fill" notDone="Not added.">
      <div className="call">
        <TextField name="call.with" label="With" required missing="Write with whom." maxLength={200} suggestions={page.names} />
        <DateTimeField name="at" label="When" zone={zone} now={now} defaultAt={toMinute(now)} required missing="Enter a date and time." />
        <TextField name="text" label="What was said" required missing="Write what was said." maxLength={4000} />
      </div>
      <div className="acts mt-3">
        <RadioGroup name="call.way" label="How it went" hideLabel options={ways} defaultValue="they called" segments />
        <Checkbox name="call.calledBack" label="Called back on a known number" />
      </div>
    </CommandForm>
  )
}

/** What else the program can't see: an act on a system, an observation (L2). */
export function NoteForm({ page, zone, now }: Props) {
  const kinds = [{ value: 'observation', label: 'Observation' }, { value: 'action', label: 'Action on a system' }]
  return (
    <CommandForm command="logBook.note" hidden={{ incidentId: page.incidentId }} allowed={page.note} submit="Add to the logbook"
      busyLabel="Adding …" tone="fill" notDone="Not added.">
      <div className="stack">
        <RadioGroup name="kind" label="Kind" options={kinds} defaultValue="observation" segments />
        <DateTimeField name="at" label="When" zone={zone} now={now} defaultAt={toMinute(now)} required missing="Enter a date and time." />
        <TextArea name="text" label="What" required missing="Describe what happened." maxLength={4000} />
      </div>
    </CommandForm>
  )
}
