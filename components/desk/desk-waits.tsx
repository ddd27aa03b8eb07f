import { Shape } from '@/components/ui/shape'
import { Time } from '@/components/ui/time'
import { howMany, waitHref, waitWords } from '@/components/wait/wait-words'
import type { Desk, DeskIncident } from '@/lib/queries/desk'
import { DeskNamings } from './desk-namings'
import { incidentHref } from './incident-items'

type Props = { page: Desk; unread: readonly DeskIncident[]; zone: string; now: Date }

/** All that waits for the viewer, with the incident it belongs to; rules that were never read stand first, for nothing goes without them. */
export function DeskWaits({ page, unread, zone, now }: Props) {
  const codeName = new Map(page.incidents.map((incident) => [incident.id, incident.known?.codeName ?? '']))
  const rest = howMany(page.waits) - page.waits.length
  return (
    <ul>
      {unread.map((incident) => (
        <li key={incident.id} className="waits-row">
          <Shape of="waits-for-you" />
          <div>
            <p><a className="plain" href={incidentHref(incident)}><b>Read the rules and acknowledge them</b></a></p>
            <p className="second">You were put on {incident.drill ? 'a drill' : 'an incident'}. It is shown once you have.</p>
          </div>
        </li>
      ))}
      {page.waits.map((wait) => {
        const { asks, why } = waitWords(wait)
        return (
          <li key={`${wait.kind} ${wait.id}`} className="waits-row">
            <Shape of="waits-for-you" />
            <div>
              <p><a className="plain" href={waitHref(wait)}><b>{asks}</b></a></p>
              <p className="second">{why}</p>
            </div>
            <span className="where">{codeName.get(wait.incidentId)}</span>
            <span className="when"><Time at={wait.since} zone={zone} now={now} as="age" /></span>
          </li>
        )
      })}
      {rest > 0 && <li className="waits-row"><p className="second">{rest} more of the same kinds wait. They are shown as these are decided.</p></li>}
      <DeskNamings page={page} />
    </ul>
  )
}
