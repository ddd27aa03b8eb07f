import { CommandForm } from '@/components/form/command-form'
import { Select } from '@/components/form/select'
import { TextArea, TextField } from '@/components/form/text-field'
import type { HostLine, Hosts } from '@/lib/queries/hosts'

const options = (evidence: Hosts['evidence']) => evidence.map(({ id, name }) => ({ value: id, label: name }))

function Described({ host }: { host?: HostLine }) {
  return (
    <>
      <TextField name="services" label="Services on it" example="Package builds" maxLength={1000} defaultValue={host?.services} />
      <TextField name="dataStores" label="Data on it" example="Build results, build logs" maxLength={1000} defaultValue={host?.dataStores}
        />
    </>
  )
}

/** A host under suspicion (HS-1); one that was cleared before is named again. */
export function SuspectForm({ page, host }: { page: Hosts; host?: HostLine }) {
  return (
    <CommandForm command="host.suspect" hidden={{ incidentId: page.incidentId, ...(host && { name: host.name }) }}
      allowed={page.can.suspect} submit="Mark as suspected" busyLabel="Noting …" tone="fill" notDone="Not noted.">
      <div className="stack">
        {!host && <TextField name="name" label="Name" required missing="Name the host." maxLength={200} />}
        <TextArea name="why" label="Why" rows={2} required missing="Write why you suspect it." maxLength={2000} />
        <Described host={host} />
      </div>
    </CommandForm>
  )
}

/** Confirmed, naming the evidence (HS-2): a host of the list, or a new one. */
export function ConfirmForm({ page, host }: { page: Hosts; host?: HostLine }) {
  if (page.evidence.length === 0) return <p>First register, on the Evidence page, what shows it.</p>
  return (
    <CommandForm command="host.confirm" hidden={{ incidentId: page.incidentId, ...(host && { hostId: host.id, name: '' }) }}
      allowed={host?.can.confirm ?? page.can.confirm} submit="Confirm as affected" busyLabel="Confirming …" tone="fill"
      notDone="Not confirmed.">
      <div className="stack">
        {!host && <TextField name="name" label="Name" required missing="Name the host." maxLength={200} />}
        <Select name="evidenceId" label="Evidence that shows it" options={options(page.evidence)} required missing="Choose the evidence." />
        <TextArea name="why" label="What shows it" rows={2} required missing="Write what shows it." defaultValue={host?.why}
          maxLength={2000} />
        <Described host={host} />
      </div>
    </CommandForm>
  )
}

/** Cleared without rebuilding, saying what was verified (HS-3). */
export function ClearForm({ page, host }: { page: Hosts; host: HostLine }) {
  return (
    <CommandForm command="host.clear" hidden={{ incidentId: page.incidentId, hostId: host.id }} allowed={host.can.clear} submit="Clear it"
      busyLabel="Clearing …" tone="fill" notDone="Not cleared.">
      <div className="stack">
        <TextArea name="verified" label="What was verified" rows={2} required missing="Write what was verified." maxLength={2000} />
        <TextArea name="reason" label="Why it is cleared" rows={2} required missing="Write why." maxLength={2000} />
      </div>
    </CommandForm>
  )
}

const reasons = {
  'host.retire': { submit: 'Retire', label: 'Why it does not come back' },
  'host.noSnapshot': { submit: 'Save reason', label: 'Why there can be no snapshot' },
} as const

/** Taken out for good (HS-7), or why there is no snapshot (V4): a reason each. */
export function ReasonForm({ page, host, command }: { page: Hosts; host: HostLine; command: keyof typeof reasons }) {
  const { submit, label } = reasons[command]
  return (
    <CommandForm command={command} hidden={{ incidentId: page.incidentId, hostId: host.id }}
      allowed={command === 'host.retire' ? host.can.retire : host.can.noSnapshot} submit={submit} busyLabel="Noting …" tone="fill"
      notDone="Not noted.">
      <TextArea name="reason" label={label} rows={2} required missing="Write the reason." maxLength={2000} />
    </CommandForm>
  )
}
