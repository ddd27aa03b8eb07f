import { createTransport, type Transporter } from 'nodemailer'
import { systemActor } from '@/lib/actor/actor'
import { as } from '@/lib/db/as'
import { dueNotices, duePersonNotices, type DueNotice } from '@/lib/db/due'
import { withSystemSight } from '@/lib/db/sight'

/** Where mail goes and what it may say: an address of this installation, nothing of any incident (M4). */
export type Mailer = { transport: Transporter; from: string; address: string }

/** The mailer of this installation, or null when none is set up: then the desk alone tells people. */
export function mailer(): Mailer | null {
  const { SMTP_URL: url, MAIL_FROM: from, MUSTER_URL: address } = process.env
  return url && from && address ? { transport: createTransport(url), from, address } : null
}

/** Mails what is due: one mail for each person, however many notices. A failure is tried again later, at most eight times. */
export async function mailDue({ transport, from, address }: Mailer): Promise<number> {
  const due = [...(await dueNotices()), ...(await as(systemActor, duePersonNotices))]
  // Whose login is no mail address is told on the desk alone.
  const people = new Map<string, DueNotice[]>()
  for (const notice of due) people.set(notice.login, [...(people.get(notice.login) ?? []), notice])
  let sent = 0
  for (const [login, notices] of people) {
    const reached = !login.includes('@') || (await transport.sendMail({
      from, to: login, subject: 'Something waits for you in Muster', text: `Something waits for you in Muster. Sign in to see it:\n\n${address}\n`,
    }).then(() => true, () => false))
    if (reached && login.includes('@')) sent++
    await mark(notices, reached)
  }
  return sent
}

async function mark(notices: readonly DueNotice[], reached: boolean): Promise<void> {
  for (const { incidentId, noticeId } of notices)
    await as(systemActor, async (at) => {
      const change = { where: { id: noticeId }, data: { mailTries: { increment: 1 }, ...(reached && { mailedAt: at.now }) } }
      if (incidentId === null) await at.tx.personNotice.updateMany(change)
      else await withSystemSight(at, incidentId, () => at.tx.notice.updateMany(change))
    })
}
