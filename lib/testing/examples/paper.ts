import { evidence, past, signature, soon } from './arranged'
import type { Break, Example, Given } from './example'
import type { Scene } from './scene'
import { aside, idOf, ready, readyToSign, signatureStates, taskRow, withTask } from './sign'
import { by, fromTask, taskIs } from './task'

const paper = async (s: Scene, taskId: string, seatId: string, purpose = 'sign-off'): Promise<Given> =>
  withTask(s, taskId, { purpose, seatId, signedAt: (await s.moment()).toISOString(), evidenceId: await evidence(s) })
/** A paper that was typed in, and waits to count. */
async function onPaper(s: Scene, taskId: string, seatId: string, purpose = 'sign-off'): Promise<Given> {
  const typed = await s.run(s.cast.member, 'signature.signOnPaper', (await paper(s, taskId, seatId, purpose)).input)
  return { input: { incidentId: s.incident.id, signatureId: String(typed.answer.signatureId) } }
}
const paperIs: Example['states'] = {
  of: signatureStates, from: ['on paper'], put: (s, { input }, state) => s.update('signature', String(input.signatureId), { state }),
}
const counts: Record<string, Break> = {
  'the signature is on paper and not in force yet': (s, { input }) => s.update('signature', String(input.signatureId), { state: 'void' }),
  ...readyToSign('for a sign-off: '),
  'for a countersignature: it was set aside and needs a signature that is not there yet': async (s) => {
    const id = await aside(s)
    const given = await onPaper(s, id, s.seatId, 'countersignature')
    await s.update('task', id, { state: 'open' })
    return { given }
  },
  'nothing changed since it was typed in': taskRow({ result: 'Written anew.' }),
  'a sign-off is still for the one who signed it': async (s, given) => {
    const { seat_id } = await s.find('signature', { id: String(given.input.signatureId) })
    await taskRow({ coordinator_seat_id: seat_id === s.seats.colleague ? s.seats.member : s.seats.colleague })(s, given)
  },
}

export const paperExamples = {
  'signature.signOnPaper': {
    kind: 'signature.typedIn', states: fromTask('in progress'), given: async (s) =>
      paper(s, await ready(s, s.seats.colleague), s.seats.colleague),
    breaks: {
      'for a sign-off: the task is in progress': taskIs('assigned'),
      'for a countersignature: it was set aside and needs a signature that is not there yet': async (_, { input }) =>
        ({ given: { input: { ...input, purpose: 'countersignature' } } }),
      'signed by the one entitled to': async (s, { input }) => ({ given: { input: { ...input, seatId: s.seats.member } } }),
      'signed after its last change': async (_, { input }) => ({ given: { input: { ...input, signedAt: past().toISOString() } } }),
      'signed before it is typed in': async (_, { input }) => ({ given: { input: { ...input, signedAt: soon().toISOString() } } }),
      'signed while its signer held the role': async (s) => {
        const id = await aside(s)
        await s.sql.query('update office set since = $2 where incident_id = $1', [s.incident.id, soon()])
        return { given: await paper(s, id, s.seatId, 'countersignature') }
      },
      'no other paper waits for the same': async (s, given) =>
        signature(s, idOf(given), s.seats.colleague, s.cast.colleague.id, 'on paper'),
    },
  },
  'signature.confirmPaper': {
    kind: 'signature.paperConfirmed', states: paperIs, given: async (s) => onPaper(s, await ready(s, s.seatId), s.seatId),
    breaks: { 'the one who signed the paper': by('colleague'), ...counts },
  },
  'signature.acceptPaper': {
    kind: 'signature.paperAccepted', states: paperIs, given: async (s) => onPaper(s, await ready(s, s.seats.colleague), s.seats.colleague),
    breaks: {
      ...counts,
      // As if it had been typed in so: of a signature that is there the database lets nobody change who did.
      'someone else typed it in': async (s, { input }) => {
        await s.sql.query('set session_replication_role = replica')
        await s.update('signature', String(input.signatureId), { typed_by_seat_id: s.seatId })
        await s.sql.query('set session_replication_role = default')
      },
      'the other half was accepted by someone else': (s, { input }) => s.update('signature', String(input.signatureId), s.column === 'manager'
        ? { accepted_by_ic: true, accepted_ic_seat_id: s.seatId } : { accepted_by_manager: true, accepted_manager_seat_id: s.seatId }),
      'one’s own half is not accepted yet': (s, { input }) => s.update('signature', String(input.signatureId), s.column === 'manager'
        ? { accepted_by_manager: true } : { accepted_by_ic: true }),
    },
  },
} satisfies Record<string, Example>
