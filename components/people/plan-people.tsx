import { CommandForm } from '@/components/form/command-form'
import { Verb } from '@/components/form/verb'
import { PersonName } from '@/components/ui/person-name'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import type { WholePeople } from '@/lib/queries/people'
import type { Reader } from '@/components/ui/reader'
import { EndField } from './seat-fields'

/** People whom the plan names in advance. Each member can bring them in, and the coordinator is told (SE-6). */
export function PlanPeople({ page, ...reader }: { page: WholePeople } & Reader) {
  if (page.planPeople.length === 0) return null
  return (
    <Section title="Named by the plan" id="plan-people" quiet="any member may bring them in; the coordinator is told">
      <ul>{page.planPeople.map((person) => {
        const hidden = { incidentId: page.incidentId, planKey: person.key }
        return (
          <Row key={person.key} shape="aware" word="not on the roster" second={person.why}
            title={<><b><PersonName name={person.name} /></b> <span className="text-ink-2">{person.role}, <PersonName name={person.organisation} /></span></>}
            verbs={person.needsEnd ? (
              <Verb label="Bring in…" allowed={person.can}>
                <CommandForm command="seat.bringIn" hidden={hidden} allowed={person.can} submit="Bring in" busyLabel="Bringing in …"
                  notDone="Not brought in.">
                  <EndField {...reader} needsEnd />
                </CommandForm>
              </Verb>
            ) : (
              <CommandForm command="seat.bringIn" hidden={{ ...hidden, accessUntil: '' }} allowed={person.can} submit="Bring in"
                busyLabel="Bringing in …" tone="word" />
            )} />
        )
      })}</ul>
    </Section>
  )
}
