import { incidentCommand } from '@/lib/commands/command'
import { fieldRefused, stateRefused } from '@/lib/commands/refused'
import { sameVersion } from '@/lib/commands/same-version'
import { unlessAlike } from '@/lib/commands/unless-alike'
import { knownHere, resembled } from '@/lib/facts/lookalikes'
import { candidate, listedSeat, type Entry } from '@/lib/facts/roster'
import { correctSeatInput, kindsWithEnd } from '@/lib/rules/roster'
import { changedFields, keepFormer } from './former'
import { endOfAccess, fullName } from './new-seat'

/**
 * The coordinator corrects what the roster says of somebody (N1): name, organisation, kind, why, safe way. What stood there is kept with who,
 * when and why. The name of somebody with an account is that of the account, and nobody becomes somebody else who is on the roster; a name
 * that looks like another's is asked about. A kind whose access has an end must have one (N7).
 */
export const correctSeat = incidentCommand('seat.correct', {
  input: correctSeatInput,
  subject: async (at, { seatId, name, organisation }) => {
    const seat = await listedSeat(at, seatId)
    if (!seat) return null
    const renamed = !seat.personId && (name !== undefined || organisation !== undefined)
    const other = { name: name?.trim() ?? seat.name, organisation: organisation?.trim() ?? seat.organisation, account: null }
    const found = renamed ? await candidate(at, other, { except: seat.id }) : { name: seat.name, disabled: false, listed: 'no' as const }
    return { facts: { ...at.incident, seat, candidate: found }, seat }
  },
  run: async ({ input, edit, subject: { seat }, ...at }) => {
    const { kind, reason } = input
    const says = { kind, name: input.name?.trim(), organisation: input.organisation?.trim(), why: input.why, reach: input.reach }
    const fields = changedFields(seat, says)
    sameVersion(edit, seat.version, `${seat.reach}\n${seat.why}`)
    if (fields.length === 0) throw stateRefused('Nothing was changed. Correct what is wrong, then send it.')
    const ofAccount = seat.personId === null ? undefined : fields.find((field) => field === 'name' || field === 'organisation')
    if (ofAccount) throw fieldRefused(ofAccount, 'This comes from the account. If it is the wrong account, remove the entry and add the right one.')
    if (fields.includes('name') && !input.sure) unlessAlike(resembled(await knownHere(at), { name: says.name ?? '', personId: null, seatId: seat.id }))
    const accessUntil = endAfter(seat, kind ?? seat.kind, input.accessUntil ?? null, at.now)
    await keepFormer(at, seat, says, reason)
    const after = Object.fromEntries(fields.map((field) => [field, says[field] ?? '']))
    await at.tx.seat.updateMany({ where: { id: seat.id }, data: { ...after, ...(fields.includes('reach') && { reachById: at.actor.id }), accessUntil, version: { increment: 1 } } })
    return {
      entry: {
        kind: 'seat.corrected', says: `corrected the entry of ${fullName({ ...seat, ...after })}`,
        about: {
          seatId: seat.id, ...after, reason, before: Object.fromEntries(fields.map((field) => [field, seat[field]])),
          ...(accessUntil !== seat.accessUntil && { accessUntil: accessUntil?.toISOString() ?? null }),
        },
      },
      notices: seat.state === 'active' && seat.id !== at.incident.me?.id ? [{ to: [seat.id], kind: 'entry corrected' }] : [],
    }
  },
})

/** When access ends after a correction. An end that there is stays: to move it is an act of its own, with its own rules (SE-11). */
function endAfter(seat: Entry, kind: string, wanted: string | null, now: Date): Date | null {
  if (seat.accessUntil === null && seat.personId !== null && kindsWithEnd.includes(kind)) return endOfAccess(kind, true, wanted, now)
  if (wanted !== null) throw fieldRefused('accessUntil', 'Leave this empty. Use “Change when access ends…” instead.')
  return seat.accessUntil
}
