import { CheckList } from '@/components/form/check-list'
import { Checkbox, RadioGroup } from '@/components/form/choices'
import { CommandForm } from '@/components/form/command-form'
import { Select } from '@/components/form/select'
import { TextArea, TextField } from '@/components/form/text-field'
import { PageTitle } from '@/components/frame/page-title'
import { RuleList } from '@/components/rules/rule-list'
import { capital } from '@/components/ui/capital'
import { WhoStandsBehind } from '@/components/standing-deputy/who-stands-behind'
import { Section } from '@/components/ui/section'
import type { Opening, OpeningForm } from '@/lib/queries/opening'
import { isolated } from '@/lib/rules/hidden-characters'
import { kinds, severities } from '@/lib/rules/incident-terms'
import { daysToSettle } from '@/lib/rules/standing-deputy'

const kindOptions = kinds.map((kind) => ({ value: kind, label: capital(kind) }))
const severityOptions = Object.entries(severities).map(([level, word]) => ({ value: level, label: word }))

/** Opening an incident (IN-1): whoever opens it coordinates it, and acknowledges the rules in the same form. */
export function OpenPage({ page: { form, open, now }, zone }: { page: Opening; zone: string }) {
  return (
    <>
      <PageTitle title="Open an incident" quiet="You will coordinate it. Nobody else is told." />
      <div className="measure">
        <CommandForm command="incident.open"
          hidden={{ rulesVersion: String(form?.rules.version ?? 0), then: '/incidents/{incidentId}/situation' }}
          allowed={open} submit="Open the incident" busyLabel="Opening …" tone="fill" notDone="Not opened.">
          {form && <Fields form={form} zone={zone} now={now} />}
        </CommandForm>
      </div>
    </>
  )
}

function Fields({ form, zone, now }: { form: OpeningForm; zone: string; now: Date }) {
  return (
    <>
      <div className="stack">
        <TextField name="codeName" label="Code name" hint="Don’t hint at what happened: the name is on every page and every printed sheet."
          required
          example="Grey Lantern" missing="Enter a name." maxLength={60} />
        <RadioGroup name="drill" label="Is it real?" defaultValue="false" options={[
          { value: 'false', label: 'An incident' },
          { value: 'true', label: 'A drill', hint: 'Marked as a drill everywhere, for good. If it turns real, open a new incident.' },
        ]} />
        <Select name="kind" label="What kind, as far as you can tell" options={kindOptions} required
          missing="Choose a kind. You can change it later." />
        <RadioGroup name="established" label="How sure are you?" defaultValue="suspected" segments
          options={[{ value: 'suspected', label: 'Suspected' }, { value: 'established', label: 'Established' }]} />
        <RadioGroup name="severity" label="Severity" defaultValue="3" segments options={severityOptions} />
        <TextArea name="symptoms" label="What made you look" hint="What you saw, where, and since when. Leave conclusions for later." rows={5}
          required
          missing="Describe what made you look." maxLength={4000} />
        <TextField name="reach" label="A safe way to reach you" hint="One that the intruder can’t read or listen to." required
          example="Mobile on the card" missing="Write how people can reach you." maxLength={300} />
      </div>
      <Section title="Brought in when nobody else is left" quiet="this incident keeps those you tick">
        <div className="stack mt-3">
          <p className="why">
            If nobody on this incident can act for {hours(form.silenceHours)}, Muster brings in one of them, who may then become
            coordinator. A deputy who calls a takeover waits {minutes(form.takeOverWaitMinutes)} for the coordinator’s answer. If either is
            shorter than you expect, ask who changed it. An administrator could put anyone here, so tick only people you know.
          </p>
          <CheckList name="standingDeputyIds" label="Standing deputies you know"
            hint={`Left unticked: people whose account (or whose confirmer’s) was created or reset in the last ${daysToSettle} days.`}
            options={form.deputies.map((deputy, index) => ({
              value: deputy.personId,
              label: `${index + 1}. ${isolated(deputy.name)}, ${isolated(deputy.organisation)}`,
              hint: <WhoStandsBehind deputy={deputy} zone={zone} now={now} />,
            }))}
            defaultValues={form.deputies.filter(({ settled }) => settled).map(({ personId }) => personId)} />
        </div>
      </Section>
      <Section title="Rules to follow" quiet={`version ${form.rules.version}`}>
        <RuleList rules={form.rules.rules} />
        <div className="mt-3">
          <Checkbox name="$read" label="I have read the rules and will follow them" required missing="Read the rules, then tick this box." />
        </div>
      </Section>
    </>
  )
}

const minutes = (count: number): string => (count === 1 ? 'a minute' : `${count} minutes`)
const hours = (count: number): string => (count === 1 ? 'an hour' : `${count} hours`)
