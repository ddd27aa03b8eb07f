import type { At } from './as'
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

/** Answers that were kept for a repeated send are forgotten after a week, ten thousand at a time. */
export async function forgetAnswers(): Promise<void> {
  await client().$executeRaw`select muster.forget_answers()`
}

/** Somebody to be mailed to, and the notices that the mail is of: the nth is of the nth incident, or null for a notice to the person alone. */
export type DueMail = { login: string; incidentIds: (string | null)[]; noticeIds: string[] }

/**
 * People to whom a mail is due, at most 50: who was tried least often first, then who has waited longest. Who was mailed to in the last hour
 * waits for a pause that grows with each mail, to five minutes; notices of the kinds that are `urgent` wait for none.
 */
export async function dueMail(urgent: readonly string[]): Promise<DueMail[]> {
  return client().$queryRaw<DueMail[]>`
    select login, incident_ids as "incidentIds", notice_ids as "noticeIds" from muster.due_notices(50, ${[...urgent]}::text[])`
}

/** The same of notices to people who have no seat that counts: as the program, which alone sees them all. */
export function duePersonMail({ tx }: Pick<At, 'tx'>): Promise<DueMail[]> {
  return tx.$queryRaw<DueMail[]>`
    select p.login, array_agg(null::uuid) as "incidentIds", array_agg(n.id) as "noticeIds"
    from person_notice n join person p on p.id = n.person_id and p.disabled_at is null
    where n.mailed_at is null and n.mail_tries < 8 and n.created_at > muster.now() - interval '1 day'
      and n.created_at + (interval '30 seconds' * (power(2, n.mail_tries) - 1)) <= muster.now()
    group by p.id, p.login order by min(n.mail_tries), min(n.created_at) limit 50`
}
