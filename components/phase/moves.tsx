import { RadioGroup } from '@/components/form/choices'
import { CodeField } from '@/components/form/code-field'
import { CommandForm } from '@/components/form/command-form'
import { Select } from '@/components/form/select'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import type { PhasePage } from '@/lib/queries/phase'
import { endings, endingWords } from '@/lib/rules/phase'
import { phaseNames } from '@/lib/rules/phase-name'

type Props = { page: PhasePage }

/** What is unknown of the entry, accepted with proof so that the repair may begin (IN-4). */
export function AcceptUnknown({ page }: Props) {
  const { can, fingerprint } = page.signed.acceptUnknown
  return (
    <Verb label="Accept what is not known…" allowed={can}>
      <CommandForm command="incident.acceptUnknown" hidden={{ incidentId: page.incidentId }} subject={{ fingerprint }} allowed={can}
        submit="Accept it" busyLabel="Signing …" tone="fill" notDone="Not accepted.">
        <div className="stack">
          <div>
            <p>You accept that the repair begins although these have no answer:</p>
            <ul className="list-disc pl-5">{page.unknown.map((question) => <li key={question}>{question}</li>)}</ul>
          </div>
          <TextArea name="reason" label="Why" required missing="Write why it can’t be known." maxLength={2000} />
          <CodeField />
        </div>
      </CommandForm>
    </Verb>
  )
}

/** Hosts are rebuilt from then on (IN-4). */
export function BeginRepair({ page }: Props) {
  const allowed = page.can.beginRepair
  return (
    <Verb label="Begin the repair…" tone="fill" allowed={allowed}>
      <CommandForm command="incident.beginRepair" hidden={{ incidentId: page.incidentId }} allowed={allowed} submit="Begin the repair"
        busyLabel="Beginning …" tone="fill" notDone="Not begun.">
        <div className="stack">
          <div>
            <p>The phase becomes Repairing, and hosts are rebuilt by the repair plan. It rests on:</p>
            <ul className="list-disc pl-5">{page.asks.map(({ says }) => <li key={says}>{says}</li>)}</ul>
          </div>
          <p className="text-ink-2">
            Once a host is rebuilt, only its snapshots keep what was in memory and on disk. You can go back a phase later, with a reason.
          </p>
        </div>
      </CommandForm>
    </Verb>
  )
}

/** Service is fully back (IN-5). */
export function ConfirmService({ page }: Props) {
  const { can, fingerprint } = page.signed.confirmService
  return (
    <Verb label="Service is fully back…" tone="plain" allowed={can}>
      <CommandForm command="incident.confirmService" hidden={{ incidentId: page.incidentId }} subject={{ fingerprint }} allowed={can}
        submit="Confirm that service is fully back" busyLabel="Signing …" tone="fill" notDone="Not confirmed.">
        <div className="stack">
          <p>You sign that the data is settled, the environment is secure, and every service runs again. The phase becomes Watching.</p>
          <CodeField />
        </div>
      </CommandForm>
    </Verb>
  )
}

/** Back to an earlier phase (IN-6). */
export function StepBack({ page }: Props) {
  const open = page.can.stepBack.filter((move) => move.can.allowed)
  const allowed = open[0]?.can ?? page.can.stepBack.at(-1)!.can
  return (
    <Verb label="Go back a phase…" allowed={allowed}>
      <CommandForm command="incident.stepBack" hidden={{ incidentId: page.incidentId }} allowed={allowed} submit="Go back"
        busyLabel="Going back …" tone="fill" notDone="Still in the same phase.">
        <div className="stack">
          <RadioGroup name="to" label="To" options={open.map(({ to }) => ({ value: to, label: phaseNames[to] }))} defaultValue={open[0]?.to} segments />
          <TextArea name="reason" label="Why" required missing="Write why." maxLength={2000} />
        </div>
      </CommandForm>
    </Verb>
  )
}

/** A false alarm, a duplicate, or handed to another organisation (IN-8). */
export function StandDown({ page }: Props) {
  const { can, fingerprint } = page.signed.standDown
  return (
    <Verb label="Stand down…" allowed={can}>
      <CommandForm command="incident.standDown" hidden={{ incidentId: page.incidentId }} subject={{ fingerprint }} allowed={can}
        submit="Stand the incident down" busyLabel="Signing …" tone="fill" notDone="Not stood down.">
        <div className="stack">
          <RadioGroup name="ending" label="Stood down as" options={endings.map((ending) => ({ value: ending, label: endingWords[ending] }))}
            defaultValue={endings[0]} />
          {page.others.length > 0 && <Select name="doubleOfId" label="Duplicate of" hint="Shown only to those who are on both." nothing="None"
            options={page.others.map(({ id, codeName }) => ({ value: id, label: codeName }))} />}
          <TextArea name="reason" label="Why" required missing="Write why." maxLength={2000} />
          {page.unsettled.length > 0 && <p className="text-ink-2">These tasks are set aside with it: {page.unsettled.join(', ')}.</p>}
          <p className="text-ink-2">After this, nothing can be changed unless the incident is reopened.</p>
          <CodeField />
        </div>
      </CommandForm>
    </Verb>
  )
}

/** Reopening (IN-9): whoever does it coordinates. */
export function Reopen({ page }: Props) {
  const { can, fingerprint } = page.signed.reopen
  return (
    <Verb label="Reopen…" tone="plain" allowed={can}>
      <CommandForm command="incident.reopen" hidden={{ incidentId: page.incidentId }} subject={{ fingerprint }} allowed={can}
        submit="Reopen and coordinate it" busyLabel="Signing …" tone="fill" notDone="Not reopened.">
        <div className="stack">
          <p>You will coordinate it. Tasks keep their state; roster and timeline go on.</p>
          <TextArea name="reason" label="Why" required missing="Write why." maxLength={2000} />
          <CodeField />
        </div>
      </CommandForm>
    </Verb>
  )
}
