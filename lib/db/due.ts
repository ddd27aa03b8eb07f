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

export type DueNotice = { incidentId: string; noticeId: string; login: string }

/** Notices that wait to be mailed, at most 200, the oldest first. */
export async function dueNotices(): Promise<DueNotice[]> {
  return client().$queryRaw<DueNotice[]>`
    select incident_id as "incidentId", notice_id as "noticeId", login from muster.due_notices()`
}
