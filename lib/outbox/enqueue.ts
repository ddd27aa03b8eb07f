import type { Writing } from '@/lib/db/as'
import { newId } from '@/lib/db/id'
import type { NoticeKind } from '@/lib/rules/notice'

/** Queues notices without facts, in the command's own transaction. The worker mails them; the desk shows them. */
export async function enqueue({ tx, now }: Writing, incidentId: string, notices: readonly { to: readonly string[]; kind: NoticeKind }[]): Promise<void> {
  const rows = notices.flatMap(({ to, kind }) => [...new Set(to)].map((seatId) => ({ id: newId(), incidentId, seatId, kind, createdAt: now })))
  if (rows.length > 0) await tx.notice.createMany({ data: rows })
}
