import { createHash } from 'node:crypto'
import type { Besides, BookFault, BookRow } from './book'
import type { Content } from './content'
import { canonical, type Json } from './hash'

/** Who coordinated from which entry on, as a row of `coordinator_term`. */
export type TermRow = { seq: number; seatId: string; how: string }

/** A signature as its row keeps it; of what was signed, its SHA-256. */
export type SignatureRow = {
  id: string; taskId: string; purpose: string; seatId: string; personId: string; at: Date; how: string; fingerprint: string
  office: string; sameHand: boolean
  contentSha256: string
}

const givesOffice: Readonly<Record<string, string>> = {
  'incident.opened': 'opening', 'incident.reopened': 'reopening', 'handOver.accepted': 'hand-over', 'takeOver.decided': 'take-over',
}
const signs: Readonly<Record<string, string>> = {
  'task.signedOff': 'sign-off', 'task.countersigned': 'countersignature', 'task.allCountersigned': 'countersignature', 'signature.typedIn': '',
}

/** What an entry says of one signature, and of which task it is. */
type Said = { about: Content['about']; taskId: unknown }

/** What an entry says of each signature that it speaks of: of one, or of several that were given in one act. */
function saidBy({ taskId }: BookRow, { kind, about }: Content): Said[] {
  if (kind !== 'task.allCountersigned' || !Array.isArray(about.signatures)) return [{ about, taskId }]
  return (about.signatures as Content['about'][]).map((each) => ({ about: { ...about, ...each }, taskId: each?.taskId }))
}

/**
 * Holds the terms of coordinators and the signatures of an incident against the entries that made them: who, what exactly, and that there
 * is no other. Whether a signature stands today is not among it: that moves with the task.
 */
export function besides(terms: readonly TermRow[], signatures: readonly SignatureRow[]): Besides {
  const termAt = new Map(terms.map((term) => [term.seq, term]))
  const signature = new Map(signatures.map((row) => [row.id, row]))
  const bare = new Set(signatures.filter((row) => !row.sameHand).map((row) => row.id))
  const office = ({ seq }: BookRow, { kind, about, seat }: Content): BookFault | null => {
    const how = givesOffice[kind]
    if (!how) return null
    const term = termAt.get(seq)
    termAt.delete(seq)
    const to = about.toSeatId ?? seat
    if (!term) return fault(seq, 'coordinator_term', 'The entry made someone coordinator, but no row says so.')
    if (term.how !== how || (to !== undefined && term.seatId !== to))
      return fault(seq, 'coordinator_term', 'Who coordinates from this entry on is not what the entry says.')
    return null
  }
  const signed = (entry: BookRow, kind: string, said: Said): BookFault | null => {
    const id = said.about.signatureId
    if (signs[kind] === undefined || typeof id !== 'string') return null
    const row = signature.get(id)
    signature.delete(id)
    if (!row) return fault(entry.seq, 'signature', 'The signature that this entry kept is gone.')
    return isSame(row, entry, kind, said) ? null : fault(entry.seq, 'signature', 'The signature that this entry kept was changed.')
  }
  // Marks came later to signatures of before: a mark of which no entry speaks is no fault; one that an entry speaks of stays for good.
  const marked = ({ seq }: BookRow, { about }: Said): BookFault | null => (
    about.sameHand === true && typeof about.signatureId === 'string' && bare.has(about.signatureId)
      ? fault(seq, 'signature', 'The entry says “no second person”, and the signature that it speaks of does not.') : null)
  const signatureOf = (row: BookRow, content: Content): BookFault | null => {
    const faults = saidBy(row, content).map((said) => signed(row, content.kind, said) ?? marked(row, said))
    return faults.find((each) => each !== null) ?? null
  }
  return {
    entry: (row, content) => office(row, content) ?? signatureOf(row, content),
    left: (last) => {
      const [term] = termAt.values()
      if (term) return fault(term.seq, 'coordinator_term', 'A row says that the coordinator changed here, but the entry does not.')
      const [row] = signature.values()
      return row ? fault(last, 'signature', `No entry speaks of the signature ${row.id}.`) : null
    },
  }
}

/** A signature typed in from paper names its signer; how it came to count is said when it did. */
function isSame(row: SignatureRow, { seatId, actorId }: BookRow, kind: string, { about, taskId }: Said): boolean {
  const typed = kind === 'signature.typedIn'
  const who = typed ? row.seatId === about.seatId : row.seatId === seatId && row.personId === actorId && row.how === about.how
  const when = about.signedAt === undefined || row.at.toISOString() === about.signedAt
  const what = row.fingerprint === about.fingerprint && about.content !== undefined && row.contentSha256 === sha256(about.content as Json)
  // Not held by the text of older entries.
  const office = about.office === undefined || row.office === about.office
  return who && when && what && office && row.taskId === taskId && row.purpose === (typed ? about.purpose : signs[kind])
}

const fault = (brokenAt: number, field: string, because: string): BookFault => ({ whole: false, brokenAt, field, because })

const sha256 = (content: Json): string => createHash('sha256').update(canonical(content), 'utf8').digest('hex')
