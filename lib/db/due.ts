import { client } from './client'

/** Incidents in which something has become due, or may have, at most 200 and none of those named: ids alone. The longest due come first. */
export async function dueIncidents(besides: readonly string[]): Promise<string[]> {
  const rows = await client().$queryRaw<{ id: string }[]>`select muster.due_incidents(200, ${besides}::uuid[]) as id`
  return rows.map((row) => row.id)
}

/** Changes of accounts of which everything is written are forgotten after an hour. */
export async function forgetAccountChanges(): Promise<void> {
  await client().$executeRaw`select muster.forget_account_changes()`
}

/** Somebody to be mailed to, and the notices that the mail is of: the nth is of the nth incident. */
export type DueMail = { login: string; incidentIds: string[]; noticeIds: string[] }

/** People to whom a mail is due, at most 50: who was tried least often first, then who has waited longest. */
export async function dueMail(): Promise<DueMail[]> {
  return client().$queryRaw<DueMail[]>`
    select login, incident_ids as "incidentIds", notice_ids as "noticeIds" from muster.due_notices(50)`
}
