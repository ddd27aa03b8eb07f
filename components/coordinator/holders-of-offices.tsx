import { CommandForm } from '@/components/form/command-form'
import { PersonSelect } from '@/components/form/select'
import { Verb } from '@/components/form/verb'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import type { Office } from '@/lib/queries/office'
import { offices, type OfficeName } from '@/lib/rules/office'

const titles: Record<OfficeName, string> = { manager: 'Managers', 'point of contact': 'Point of contact', 'communication owner': 'Communication owner' }
const about: Record<OfficeName, string> = {
  manager: 'To whom the coordinator reports. Managers read the situation in plain words and sign what is theirs.',
  'point of contact': 'Who speaks to agencies, partners and response teams.',
  'communication owner': 'Who answers for the words to users and the press.',
}
const unnamed: Record<OfficeName, (coordinator: string) => string> = {
  manager: () => 'Nobody yet. The coordinator needs a manager to report to.',
  'point of contact': (coordinator) => `${coordinator}, as coordinator. It goes with the office.`,
  'communication owner': () => 'Nobody yet. Until then nothing public is signed.',
}

/** The offices beside the coordinator's (C5, M6, P5). */
export function HoldersOfOffices({ page }: { page: Office }) {
  return <>{offices.map((office) => <OneOffice key={office} office={office} page={page} />)}</>
}

function OneOffice({ office, page }: { office: OfficeName; page: Office }) {
  const { incidentId, can, choices } = page
  const holders = page.holders.filter((holder) => holder.office === office)
  const several = office === 'manager'
  // Without a name the coordinator is the point of contact, so only others can be named.
  const free = (office === 'point of contact' ? choices.office : choices.holder).filter((choice) => !holders.some((holder) => holder.seatId === choice.id))
  return (
    <Section title={titles[office]} quiet={about[office]}>
      <ul>
        {holders.map((holder) => (
          <Row key={holder.seatId} shape="involved" title={<b>{holder.name}</b>}
            verbs={<CommandForm command="office.end" hidden={{ incidentId, office, seatId: holder.seatId }} allowed={holder.end} submit="End"
              busyLabel="Ending …" tone="word" />} />
        ))}
        {holders.length === 0 && <Row shape={office === 'manager' ? 'late' : 'aware'} title={unnamed[office](page.coordinator.name)} />}
      </ul>
      <div className="acts py-3">
        <Verb label={holders.length > 0 && !several ? 'Name somebody else…' : several ? 'Name a manager…' : 'Name somebody…'} tone="plain" allowed={can.name}>
          <CommandForm command="office.name" hidden={{ incidentId, office }} allowed={can.name} submit="Name" busyLabel="Naming …" tone="fill" notDone="Not named.">
            <PersonSelect name="seatId" label="Who" people={free} required missing="Choose a member."
              hint={several ? undefined : 'Whoever holds the office now gives it up.'} />
          </CommandForm>
        </Verb>
      </div>
    </Section>
  )
}
