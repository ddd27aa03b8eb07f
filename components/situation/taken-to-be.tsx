import { CommandForm } from '@/components/form/command-form'
import { Select } from '@/components/form/select'
import { TextArea, TextField } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { capital } from '@/components/ui/capital'
import { Section } from '@/components/ui/section'
import { established, kinds, severities } from '@/lib/rules/incident-terms'
import type { SituationRead } from './situation-words'

/** What the incident is taken to be, and the coordinator's way to change that, each time with a reason. */
export function TakenToBe({ page, incidentId }: { page: Pick<SituationRead, 'incident' | 'can'>; incidentId: string }) {
  const { incident, can } = page
  return (
    <Section title="Classification" className="mt-8">
      <div className="stack pt-3">
        <p className="text-2 text-ink-2">{capital(incident.kind)}, {incident.established}. Severity {severities[incident.severity as keyof typeof severities].toLowerCase()}.</p>
        <div className="acts">
          <Verb label="Say whether it is an incident…" allowed={can.establish}>
            <CommandForm command="incident.establish" hidden={{ incidentId }} allowed={can.establish} submit="Record" busyLabel="Recording …" tone="fill" notDone="Not recorded.">
              <Select name="established" label="Is it an incident?" defaultValue={incident.established} options={established.map((value) => ({ value, label: capital(value) }))} required />
              <TextArea name="reason" label="Why" required missing="Write why." maxLength={2000} />
            </CommandForm>
          </Verb>
          <Verb label="Change kind or severity…" allowed={can.describe}>
            <CommandForm command="incident.describe" hidden={{ incidentId }} allowed={can.describe} submit="Change" busyLabel="Changing …" tone="fill" notDone="Not changed.">
              <TextField name="codeName" label="Code name" defaultValue={incident.codeName} required missing="Enter a code name." maxLength={60} />
              <Select name="kind" label="Kind" defaultValue={incident.kind} options={kinds.map((value) => ({ value, label: capital(value) }))} required />
              <Select name="severity" label="Severity" defaultValue={String(incident.severity)} options={Object.entries(severities).map(([value, label]) => ({ value, label }))} required />
              <TextArea name="reason" label="Why" required missing="Write why." maxLength={2000} />
            </CommandForm>
          </Verb>
        </div>
      </div>
    </Section>
  )
}
