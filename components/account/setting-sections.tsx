import { CodeField } from '@/components/form/code-field'
import { CommandForm } from '@/components/form/command-form'
import { PersonSelect } from '@/components/form/select'
import { SureField } from '@/components/form/sure-field'
import { TextArea, TextField } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { TooFew } from '@/components/standing-deputy/too-few'
import { WhoStandsBehind } from '@/components/standing-deputy/who-stands-behind'
import { EmptyLine } from '@/components/ui/empty'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import type { Settings } from '@/lib/queries/settings'
import { isolated } from '@/lib/rules/hidden-characters'
import { counts, unsound } from '@/lib/rules/standing-deputy'
import { RulesForm } from './rules-form'

/** The waits that rules go by. */
export function Waits({ organisation, can }: Settings) {
  const number = (value: number) => ({ defaultValue: String(value), required: true })
  return (
    <Section title="Organisation and time limits">
      <CommandForm command="setting.change" subject={{ version: organisation.version, fingerprint: organisation.fingerprint }} allowed={can.change} submit="Save" busyLabel="Saving …" notDone="Not saved.">
        <div className="stack mt-3">
          <TextField name="name" label="Organisation" defaultValue={organisation.name} required maxLength={120} />
          <TextField name="takeOverWaitMinutes" type="number" label="Takeover wait (minutes)" {...number(organisation.takeOverWaitMinutes)}
            hint="How long a coordinator has to answer before a deputy can take over. At least 5 minutes; applies to incidents opened from now on." />
          <TextField name="silenceHours" type="number" label="Silence limit (hours)" {...number(organisation.silenceHours)}
            hint="If nobody can act for this long, the first standing deputy is brought in. Applies to incidents opened from now on." />
          <TextField name="idleLockMinutes" type="number" label="Screens lock after (minutes)" {...number(organisation.idleLockMinutes)} />
          <CodeField />
        </div>
      </CommandForm>
    </Section>
  )
}

/** Whom the plan names for the day when nobody else is left, with who stands behind each and whether they count (C7, N4). */
export function StandingDeputies({ plan, candidates, can, zone, now }: Settings & { zone: string }) {
  const places = [0, 1, 2, 3]
  const { nameDeputies } = can
  return (
    <Section title="Standing deputies" quiet="brought in when nobody else is left, in this order"
      link={{ label: 'Accept and confirm', href: '/standing-deputies' }}>
      <TooFew deputies={plan.deputies} />
      {plan.deputies.length === 0 && <EmptyLine>Nobody is named. Name two before the first incident can be opened.</EmptyLine>}
      <ul>
        {plan.deputies.map((deputy, index) => (
          <Row key={deputy.personId} title={`${index + 1}. ${isolated(deputy.name)}`}
            shape={counts(deputy) ? undefined : deputy.sound ? 'waits-for-somebody' : 'late'}
            second={deputy.sound ? <WhoStandsBehind deputy={deputy} zone={zone} now={now} /> : unsound} />
        ))}
      </ul>
      <div className="acts mt-3">
        <Verb label={plan.deputies.length === 0 ? 'Name them…' : 'Change…'} tone="plain" allowed={nameDeputies}>
          <CommandForm command="plan.setStandingDeputies" subject={{ version: plan.number, fingerprint: plan.fingerprint }}
            allowed={nameDeputies} submit="Name them" busyLabel="Saving …" notDone="Not named.">
            <div className="stack">
              <p className="hint">
                Administrators can’t be chosen: they run the accounts, and see no incident. Each is in force once they have accepted, and
                someone else, who is not an administrator, has confirmed them.
              </p>
              {places.map((place) => (
                <PersonSelect key={place} name="personIds" label={`Number ${place + 1}`} people={candidates} nothing="Nobody"
                  defaultValue={plan.deputies[place]?.personId} required={place < 2} missing="Name at least two people." />
              ))}
              <CodeField />
            </div>
          </CommandForm>
        </Verb>
      </div>
    </Section>
  )
}

/** Whom the plan names in advance, so that they can be brought in without a fresh approval (N2). */
export function NamedPeople({ plan, accounts, can }: Settings) {
  return (
    <Section title="People the plan names" quiet={`${plan.name}, version ${plan.number}`}>
      {plan.people.length === 0 && <EmptyLine>Nobody yet. Think of the legal contact, and of whoever speaks to the press.</EmptyLine>}
      <ul>
        {plan.people.map((person) => (
          <Row key={person.key} title={<b><PersonName name={person.name} /></b>} second={`${person.role}, ${isolated(person.organisation)}. ${person.why} ${person.reach}`}
            verbs={<CommandForm command="plan.unnamePerson" hidden={{ personKey: person.key }} subject={{ version: plan.number }} allowed={can.unnamePerson}
              submit="Remove" busyLabel="Removing …" tone="word" />} />
        ))}
      </ul>
      <div className="acts mt-3">
        <Verb label="Name someone…" tone="plain" allowed={can.namePerson}>
          <CommandForm command="plan.namePerson" subject={{ version: plan.number, fingerprint: plan.peopleFingerprint }} allowed={can.namePerson} submit="Add to the plan"
            busyLabel="Saving …" notDone="Not named.">
            <div className="stack">
              <TextField name="name" label="Name" required maxLength={120} />
              <SureField />
              <TextField name="role" label="Role" example="Legal contact" required maxLength={120} />
              <TextField name="organisation" label="Organisation" required maxLength={120} />
              <TextArea name="why" label="Why they are needed" required missing="Write why they are needed." maxLength={500} rows={2} />
              <TextField name="reach" label="Safe way to reach them" required missing="Enter a safe way to reach this person." maxLength={240} />
              <PersonSelect name="personId" label="Their account, if they have one" people={accounts} nothing="No account"
                hint="No administrators. If the invitation is still open, or the account is reset later, they get access only after a call-back." />
              <CodeField />
            </div>
          </CommandForm>
        </Verb>
      </div>
    </Section>
  )
}

// A title says itself what to do or to leave: "must not" after it would deny it once more.
const levelWords = { must: 'do', 'must not': 'don’t' } as const

/** The rules that bind everybody on an incident (R1, R3). */
export function Rules({ rules, can }: Settings) {
  return (
    <Section title="Rules" quiet={`version ${rules.number}`}>
      <ul>{rules.rules.map((rule) => <Row key={rule.title} title={<><b>{rule.title}</b> <span className="text-ink-3">{levelWords[rule.level]}</span></>} second={rule.text} />)}</ul>
      <div className="acts mt-3">
        <Verb label="Publish new rules…" tone="plain" allowed={can.publishRules}><RulesForm number={rules.number} fingerprint={rules.fingerprint} rules={rules.rules} /></Verb>
      </div>
    </Section>
  )
}
