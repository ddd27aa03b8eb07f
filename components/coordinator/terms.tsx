import { PersonName } from '@/components/ui/person-name'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { Term } from '@/lib/queries/office'
import type { Reader } from '@/components/ui/reader'

const how: Record<Term['how'], string> = {
  opening: 'opened the incident', 'hand-over': 'accepted a handover', 'take-over': 'took over', reopening: 'reopened the incident',
}

/** Who coordinated since when, newest first: one at every moment (C1). */
export function Terms({ terms, incidentId, zone, now }: { terms: readonly Term[]; incidentId: string } & Reader) {
  return (
    <Section className="after-sign-off" title="Who coordinated" quiet="newest first">
      <ul>
        {terms.map((term) => (
          <li key={term.seq} className="log-line dated">
            <Time at={term.since} zone={zone} now={now} />
            <p><b><PersonName name={term.name} /></b> {how[term.how]}, <a className="plain" href={`/incidents/${incidentId}/log-book#entry-${term.seq}`}>entry {term.seq}</a>.</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
