import type { Within } from '@/lib/facts/incident'
import { rulesDocument } from '@/lib/queries/settings'

/** What the sheets of a packet say of themselves, beside what the frame of every page says. */
export type Sheet = {
  /** The log book as the sheets show it. A limited seat is not told: the number tells how much goes on (foundations). */
  book: { seq: number; hash: string } | null
  deputies: string[]
  /** The four rules, shorter than they are read before the first look (R1). */
  rules: { title: string; text: string }[]
}

/** Two statements; for a limited seat one. */
export async function sheetOf({ tx, incident }: Within): Promise<Sheet> {
  const incidentId = incident.incident.id
  const whole = incident.standings.has('member')
  const [book = null] = whole ? await tx.$queryRaw<{ seq: number; hash: string }[]>`
    select head_seq as seq, head_hash as hash from incident where id = ${incidentId}::uuid` : []
  const [rules] = await tx.$queryRaw<{ document: unknown }[]>`select document from rules_version order by number desc limit 1`
  return {
    book, deputies: whole ? incident.deputies.map((deputy) => deputy.name) : [],
    rules: rulesDocument.parse(rules?.document).rules.map(({ title, text }) => ({ title, text })),
  }
}
