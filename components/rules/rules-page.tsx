import { PageTitle } from '@/components/frame/page-title'
import { PersonName } from '@/components/ui/person-name'
import { Section } from '@/components/ui/section'
import { StateWord } from '@/components/ui/shape'
import { Time } from '@/components/ui/time'
import type { Rules } from '@/lib/queries/rules'
import { RuleList } from './rule-list'
import { Acknowledge } from './rules-before'

/** The rules as they stand, and who has acknowledged them. Whoever has not in this version is asked here (R3). */
export function RulesPage({ page, zone, now }: { page: Rules; zone: string; now: Date }) {
  const due = page.people.filter((person) => person.version !== page.version)
  return (
    <>
      <PageTitle title="Rules" quiet={`Version ${page.version}`} />
      {page.acknowledge.allowed && (
        <p className="note note-accent measure">There is a new version. You can keep reading; acknowledge it before you do anything else.</p>
      )}
      <RuleList rules={page.rules} />
      {page.acknowledge.allowed && <Acknowledge page={page} />}
      <Section title="Acknowledged" quiet={page.people.length > 1 ? summary(page.people.length, due.length) : undefined}>
        <div className="sideways">
          <table>
            <thead><tr><th scope="col">Who</th><th scope="col">This version</th><th scope="col">When</th></tr></thead>
            <tbody>{page.people.map((person) => (
              <tr key={person.seatId}>
                <td><PersonName name={person.name} />{person.you && ', you'}</td>
                <td>{person.version === page.version ? <StateWord of="done">acknowledged</StateWord> : (
                  <StateWord of="open">{person.version === null ? 'not yet' : `not yet, version ${person.version} before`}</StateWord>
                )}</td>
                <td>{person.at ? <Time at={person.at} zone={zone} now={now} /> : '–'}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      </Section>
    </>
  )
}

const summary = (all: number, due: number) => due === 0 ? `by all ${all}` : `by ${all - due} of ${all}`
