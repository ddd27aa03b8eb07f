import type { At } from './as'
import { client } from './client'

/** Incidents in which a due moment has passed: ids alone. */
export async function dueIncidents(): Promise<string[]> {
  const rows = await client().$queryRaw<{ id: string }[]>`select muster.due_incidents() as id`
  return rows.map((row) => row.id)
}

/** Incidents that are open, to look for silence (TO-8): ids alone. */
export async function openIncidents(): Promise<string[]> {
  const rows = await client().$queryRaw<{ id: string }[]>`select muster.open_incidents() as id`
  return rows.map((row) => row.id)
}

/** A notice that waits to be mailed; of a person who has no seat that counts, without an incident. */
export type DueNotice = { incidentId: string | null; noticeId: string; login: string }

/** Notices that wait to be mailed, at most 200, the oldest first. */
export async function dueNotices(): Promise<DueNotice[]> {
  return client().$queryRaw<DueNotice[]>`
    select incident_id as "incidentId", notice_id as "noticeId", login from muster.due_notices()`
}

/** The same of notices for people: as the program, which alone sees them all. */
export function duePersonNotices({ tx }: Pick<At, 'tx'>): Promise<DueNotice[]> {
  return tx.$queryRaw<DueNotice[]>`
    select null as "incidentId", n.id as "noticeId", p.login from person_notice n join person p on p.id = n.person_id and p.disabled_at is null
    where n.mailed_at is null and n.mail_tries < 8 and n.created_at > muster.now() - interval '1 day'
      and n.created_at + (interval '30 seconds' * (power(2, n.mail_tries) - 1)) <= muster.now()
    order by n.created_at limit 200`
}
