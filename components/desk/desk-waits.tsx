import { howMany } from '@/components/wait/wait-words'
import { WaitList } from '@/components/wait/wait-list'
import { rowTones, WaitRow } from '@/components/wait/wait-row'
import { toneClass } from '@/components/form/tone'
import type { Desk, DeskIncident } from '@/lib/queries/desk'
import { DeskNamings } from './desk-namings'
import { incidentHref } from './incident-items'

type Props = { page: Desk; unread: readonly DeskIncident[]; zone: string; now: Date }

/** All that waits for the viewer, with the incident it belongs to; rules that were never read stand first, for nothing goes without them. */
export function DeskWaits({ page, unread, zone, now }: Props) {
  const places = new Map(page.incidents.map((incident) => [incident.id, incident.known?.codeName ?? '']))
  const rest = howMany(page.waits) - page.waits.length
  return (
    <WaitList waits={page.waits} deciding={page.deciding} places={places} zone={zone} now={now}
      before={unread.length > 0 && unread.map((incident, index) => (
        <WaitRow key={incident.id} asks="Read the rules and acknowledge them" href={incidentHref(incident)} first={index === 0}
          why={`You were added to ${incident.drill ? 'a drill' : 'an incident'}. You will see it once you have.`}
          verbs={<a className={toneClass[rowTones(index === 0)[0]]} href={incidentHref(incident)}>Read the rules</a>} />
      ))}
      after={<>
        {rest > 0 && <li className="row row-bare"><p className="text second">{rest} more of the same kinds are waiting. They appear as you decide these.</p></li>}
        <DeskNamings page={page} first={unread.length === 0 && page.waits.length === 0} />
      </>} />
  )
}
