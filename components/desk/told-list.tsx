import { Time } from '@/components/ui/time'
import type { Desk } from '@/lib/queries/desk'
import { notices, personNotices } from '@/lib/rules/notice'
import { incidentHref } from './incident-items'

/** Notices, newest first: the same sentences that went out by mail, without facts (M4). */
export function ToldList({ page, zone, now }: { page: Desk; zone: string; now: Date }) {
  return (
    <ul>
      {page.toldPerson.map((notice) => (
        <li key={notice.id} className="log-line dated"><Time at={notice.at} zone={zone} now={now} /><p>{personNotices[notice.kind]}</p></li>
      ))}
      {page.told.map((notice) => {
        const incident = page.incidents.find(({ id }) => id === notice.incidentId)
        return (
          <li key={notice.id} className="log-line dated">
            <Time at={notice.at} zone={zone} now={now} />
            <p>{notices[notice.kind]} {incident && <a href={incidentHref(incident)}>{incident.known?.codeName ?? 'Open'}</a>}</p>
          </li>
        )
      })}
    </ul>
  )
}
