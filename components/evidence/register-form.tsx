import { CommandForm } from '@/components/form/command-form'
import { DateTimeField } from '@/components/form/date-time-field'
import { PersonSelect, Select } from '@/components/form/select'
import { TextArea, TextField } from '@/components/form/text-field'
import { toMinute } from '@/components/ui/format-time'
import type { EvidenceRegister } from '@/lib/queries/evidence'
import { evidenceKinds } from '@/lib/rules/evidence'
import { kindWords } from './evidence-words'

const kinds = evidenceKinds.map((kind) => ({ value: kind, label: kindWords[kind] }))

/** A new item (CU-1). Whoever took it holds it from then on. */
export function RegisterForm({ page, zone, now }: { page: EvidenceRegister; zone: string; now: Date }) {
  const { hosts, people } = page.choices
  return (
    <CommandForm command="evidence.register" hidden={{ incidentId: page.incidentId }} allowed={page.register} submit="Register"
      busyLabel="Registering …" tone="fill" notDone="Not registered.">
      <div className="stack">
        <TextField name="title" label="Name" example="Snapshots of app1" required missing="Enter a name." maxLength={200} />
        <Select name="kind" label="Kind" options={kinds} required missing="Choose what it is." />
        <TextArea name="what" label="What it is" required missing="Write what it is." maxLength={4000} />
        {hosts.length > 0 && (
          <Select name="hostId" label="Host" options={hosts.map(({ id, name }) => ({ value: id, label: name }))} nothing="None" />
        )}
        {page.items.length > 0 && (
          <Select name="copyOfId" label="Copy of" hint="Only for a copy." nothing="No copy"
            options={page.items.map(({ id, label, title }) => ({ value: id, label: label ? `${label} ${title}` : title }))} />
        )}
        <PersonSelect name="takenBySeatId" label="Taken by" hint="They hold it and answer for it until it is handed on."
          people={people} defaultValue={page.me} required missing="Choose who took it." />
        <DateTimeField name="takenAt" label="Taken at" zone={zone} now={now} defaultAt={toMinute(now)} required missing="Enter a date and time." />
        <TextField name="takenHow" label="How" example="lvcreate, then dd over SSH to store1" required missing="Write how it was taken."
          maxLength={1000} />
        <TextField name="takenWhere" label="Where it is" example="Machine room A" required missing="Write where it is." maxLength={500} />
        <TextField name="size" label="Size in bytes" type="number" hint="Leave empty for objects and paper." />
        <TextField name="sha256" label="SHA-256" hint="64 hex digits, or the line that sha256sum prints. Leave empty for objects and paper." maxLength={5000} />
        <TextArea name="toRunAgain" label="What it takes to run it again"
          hint="For a snapshot: architecture, memory, volumes, keys to unlock disks (where they are, not what they are)."
          rows={2} maxLength={2000} />
      </div>
    </CommandForm>
  )
}
