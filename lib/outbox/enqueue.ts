import type { Writing } from '@/lib/db/as'
import { newId } from '@/lib/db/id'
import type { NoticeKind, PersonNoticeKind } from '@/lib/rules/notice'

/** Queues notices without facts, in the command's own transaction. The worker mails them; the desk shows them. */
export async function enqueue({ tx, now }: Writing, incidentId: string, notices: readonly { to: readonly string[]; kind: NoticeKind }[]): Promise<void> {
  const rows = notices.flatMap(({ to, kind }) => [...new Set(to)].map((seatId) => ({ id: newId(), incidentId, seatId, kind, createdAt: now })))
  if (rows.length > 0) await tx.notice.createMany({ data: rows })
}

/** Queues notices for people who have no seat that counts. They name no incident, so that nothing can be found by them. With the program's sight. */
export async function enqueueForPeople({ tx, now }: Writing, notices: readonly { to: readonly string[]; kind: PersonNoticeKind }[]): Promise<void> {
  const rows = notices.flatMap(({ to, kind }) => [...new Set(to)].map((personId) => ({ id: newId(), personId, kind, createdAt: now })))
  if (rows.length > 0) await tx.personNotice.createMany({ data: rows })
}
