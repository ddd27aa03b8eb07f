import type { WritingWithin } from '@/lib/facts/incident'
import { newId } from '@/lib/db/id'
import type { Entry } from '@/lib/facts/roster'
import { seatFields, type SeatField } from '@/lib/rules/roster'
import { sameLines } from '@/lib/rules/same-words'

type Fields = Partial<Record<SeatField, string>>

/** Which fields of an entry differ from what is said now. */
export const changedFields = (seat: Pick<Entry, SeatField>, now: Fields): SeatField[] =>
  seatFields.filter((field) => now[field] !== undefined && !sameLines(now[field], seat[field]))

/** Keeps what stands in an entry of the roster before it is written over, field by field (N1). Returns the fields that differ. */
export async function keepFormer(
  { tx, now: at, incident }: Pick<WritingWithin, 'tx' | 'now' | 'incident'>, seat: Pick<Entry, SeatField | 'id'>, now: Fields, reason: string,
): Promise<SeatField[]> {
  const fields = changedFields(seat, now)
  await tx.seatCorrection.createMany({
    data: fields.map((field) => ({
      id: newId(), incidentId: incident.incident.id, seatId: seat.id, field, was: seat[field], became: now[field] ?? '', reason,
      bySeatId: incident.me!.id, at,
    })),
  })
  return fields
}
