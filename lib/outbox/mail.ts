import { createTransport, type Transporter } from 'nodemailer'
import { systemActor } from '@/lib/actor/actor'
import { as } from '@/lib/db/as'
import { dueMail, duePersonMail, type DueMail } from '@/lib/db/due'
import { withSystemSight } from '@/lib/db/sight'
import { urgentNotices } from '@/lib/rules/notice'

/** Where mail goes and what it may say: an address of this installation, nothing of any incident (M4). */
export type Mailer = { transport: Transporter; from: string; address: string }

// A mail server that says nothing is given up for now after seconds; nodemailer would wait for minutes.
const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, dnsTimeout: 5_000, socketTimeout: 10_000 }

/** The mailer of this installation, or null when none is set up: then the desk alone tells people. */
export function mailer(): Mailer | null {
  const { SMTP_URL: url, MAIL_FROM: from, MUSTER_URL: address } = process.env
  return url && from && address ? { transport: createTransport({ url, ...patience }), from, address } : null
}

/**
 * Mails what is due: one mail for each person, however many notices. A failure is tried again later, at most eight times. Where the mail
 * server does not answer, the round ends with that fault: the next one begins with somebody else. Ends early once `stopping`.
 */
export async function mailDue({ transport, from, address }: Mailer, stopping = () => false): Promise<{ sent: number; fault: unknown }> {
  let sent = 0
  for (const person of onePerPerson([...(await dueMail(urgentNotices)), ...(await as(systemActor, duePersonMail))])) {
    if (stopping()) break
    // Whose login is no mail address is told on the desk alone.
    const { login } = person
    if (!login.includes('@')) {
      await mark(person, true)
      continue
    }
    const failed = await transport.sendMail({
      from, to: login, subject: 'Something is waiting for you in Muster', text: `Something is waiting for you in Muster. Sign in to see it:\n\n${address}\n`,
    }).then(() => null, (error: unknown) => error)
    await mark(person, failed === null)
    if (failed === null) sent++
    else if (!isAnswer(failed)) return { sent, fault: failed }
  }
  return { sent, fault: null }
}

function onePerPerson(due: readonly DueMail[]): DueMail[] {
  const people = new Map<string, DueMail>()
  for (const { login, incidentIds, noticeIds } of due) {
    const before = people.get(login)
    people.set(login, { login, incidentIds: [...(before?.incidentIds ?? []), ...incidentIds], noticeIds: [...(before?.noticeIds ?? []), ...noticeIds] })
  }
  return [...people.values()]
}

/** Whether the mail server answered, if only with a refusal. */
const isAnswer = (error: unknown): boolean => error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'

async function mark({ incidentIds, noticeIds }: DueMail, reached: boolean): Promise<void> {
  for (const incidentId of new Set(incidentIds))
    await as(systemActor, async (at) => {
      const where = { id: { in: noticeIds.filter((_, place) => incidentIds[place] === incidentId) } }
      const data = { mailTries: { increment: 1 }, ...(reached && { mailedAt: at.now }) }
      if (incidentId === null) await at.tx.personNotice.updateMany({ where, data })
      else await withSystemSight(at, incidentId, () => at.tx.notice.updateMany({ where, data }))
    })
}
