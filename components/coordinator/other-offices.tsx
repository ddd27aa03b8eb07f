import { RadioGroup } from '@/components/form/choices'
import { CommandForm } from '@/components/form/command-form'
import { PersonSelect } from '@/components/form/select'
import { Verb } from '@/components/form/verb'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import type { Office } from '@/lib/queries/office'
import { isolated } from '@/lib/rules/hidden-characters'
import { offices, type OfficeName } from '@/lib/rules/office'

const titles: Record<OfficeName, string> = { manager: 'Manager', 'point of contact': 'Point of contact', 'communication owner': 'Communication owner' }
const about: Record<OfficeName, string> = {
  manager: 'The coordinator reports to a manager. Managers read the situation in plain words and sign what is theirs.',
  'point of contact': 'Speaks to agencies, partners and response teams.',
  'communication owner': 'Answers for the words to users and the press.',
}
const unnamed: Record<OfficeName, (coordinator: string) => string> = {
  manager: () => 'nobody yet',
  'point of contact': (coordinator) => `${isolated(coordinator)}, as coordinator`,
  'communication owner': () => 'nobody yet: nothing public can be signed',
}

/** The offices beside the coordinator's, and who holds them (C5, M6, P5). */
export function OtherOffices({ page }: { page: Office }) {
  const { incidentId, can, choices } = page
  return (
    <Section id="offices" className="after-sign-off" title="Other roles">
      <ul>{offices.map((office) => <Holders key={office} office={office} page={page} />)}</ul>
      <div className="acts py-3">
        <Verb label="Assign a role…" tone="plain" allowed={can.name}>
          <CommandForm command="office.name" hidden={{ incidentId }} allowed={can.name} submit="Assign the role" busyLabel="Assigning …" tone="fill" notDone="Not assigned.">
            <div className="stack">
              <RadioGroup name="office" label="Which" required missing="Choose the role."
                options={offices.map((office) => ({ value: office, label: titles[office], hint: hints[office] }))} />
              <PersonSelect name="seatId" label="To whom" people={choices.holder} required missing="Choose a member." hint="Members with a full seat." />
            </div>
          </CommandForm>
        </Verb>
      </div>
    </Section>
  )
}

const hints: Record<OfficeName, string> = {
  manager: 'There can be several.', 'point of contact': 'In place of whoever holds it now. While nobody is named, it is the coordinator.',
  'communication owner': 'In place of whoever holds it now.',
}

function Holders({ office, page }: { office: OfficeName; page: Office }) {
  const holders = page.holders.filter((holder) => holder.office === office)
  if (holders.length === 0) {
    const late = office === 'manager' && !page.ended
    return <Row shape={late ? 'late' : 'aware'} title={<><b>{titles[office]}</b> <span className={late ? 'text-alarm' : undefined}>{unnamed[office](page.coordinator.name)}</span></>} second={about[office]} />
  }
  return (
    <>
      {holders.map((holder) => (
        <Row key={holder.seatId} shape="involved" title={<><b>{titles[office]}</b> <PersonName name={holder.name} /></>} second={about[office]}
          verbs={page.can.name.allowed ? <CommandForm command="office.end" hidden={{ incidentId: page.incidentId, office, seatId: holder.seatId }} allowed={holder.end}
            submit="End" busyLabel="Ending …" tone="word" /> : undefined} />
      ))}
    </>
  )
}
