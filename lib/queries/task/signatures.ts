import type { Within } from '@/lib/facts/incident'
import { contentOf } from '@/lib/facts/task-content'
import type { TaskRow } from '@/lib/facts/task-row'
import { canonical, fingerprint } from '@/lib/log-book/hash'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { paperShown, type PaperFacts } from '@/lib/rules/paper'
import { countersignShown } from '@/lib/rules/set-aside'
import { lackingToSign, type Lacking, type Purpose } from '@/lib/rules/sign-off'
import { changesSince, type ContentChange } from '@/lib/rules/content-changes'
import { readSigned, type SignedContent } from '@/lib/rules/signed-content'
import type { SignatureState, TaskFacts } from '@/lib/rules/task'

export type SignatureLine = {
  id: string; purpose: Purpose; state: SignatureState; by: string | null; office: string; at: Date; how: string; sameHand: boolean
  stateAt: Date; stateReason: string | null; fingerprint: string
  /** On paper and waiting to count: what can be done about it, and what the proof is bound to. */
  paper: { prints: { confirm: string; accept: string }; confirm: Verdict; accept: Verdict } | null
  /** How far the signer’s account is trusted now: what a confirmation by call-back is about. */
  trust: number
  confirm: Verdict
}
export type Signing = {
  /** Of the content as it stands: the proof is bound to it. */
  print: string
  /** What that is, without the list of an ongoing task: the page keeps it to say what changed since it was opened (SG-2). */
  content: SignedContent
  verdict: Verdict
  /** What is missing before it can be signed. */
  lacking: Lacking[]
  /** Signed before, and changed since. */
  overtaken: { signedAt: Date; at: Date; why: string; byYou: boolean; changes: ContentChange[]; signatureId: string } | null
  signatures: SignatureLine[]
  /** What one of them was given over, if the address asks for it. */
  read: { id: string; content: SignedContent } | null
}

/** The signatures of a task, the newest first, and what signing it now would mean. `read`: the id of one to be read in full. */
export async function signingOf(within: Within, facts: TaskFacts, row: TaskRow, read: string | null): Promise<Signing> {
  const content = await contentOf(within, row)
  const isLimited = within.incident.standings.has('limited')
  const print = fingerprint('task.signOff', content)
  const prints = { 'sign-off': print, countersignature: fingerprint('task.countersign', countersignShown(facts)) }
  const rows = await within.tx.$queryRaw<Row[]>`
    select g.id, g.purpose, g.state, s.name as by, g.office, g.at, g.how, g.same_hand as "sameHand", g.state_at as "stateAt",
    g.state_reason as "stateReason",
      g.fingerprint, g.content, g.seat_id as "seatId", g.evidence_id as "evidenceId", g.accepted_by_ic as "acceptedByIc",
      g.accepted_by_manager as "acceptedByManager", coalesce(p.trust, 0) as trust, typed.person_id as "typedBy", array[ic.person_id::text, manager.person_id::text] as acceptors
    from signature g left join seat s on s.id = g.seat_id left join person p on p.id = g.person_id left join seat typed on typed.id = g.typed_by_seat_id
      left join seat ic on ic.id = g.accepted_ic_seat_id left join seat manager on manager.id = g.accepted_manager_seat_id
    where g.task_id = ${row.id}::uuid order by g.state_at desc, g.id`
  const last = rows.find((each) => each.id === facts.task.signature?.id)
  const asked = rows.find((each) => each.id === read && each.purpose === 'sign-off')
  return {
    print, content: { ...(await inSight(within, readSigned(canonical(content)))), list: undefined }, verdict: decide(permissions['task.signOff'], facts),
    lacking: lackingToSign(facts),
    overtaken: last?.state === 'overtaken' && row.state === 'in progress' ? {
      signedAt: last.at, at: last.stateAt, why: last.stateReason ?? '', byYou: last.seatId === within.incident.me?.id, signatureId: last.id,
      // Both as they are kept, so that equal lists are equal texts.
      changes: changesSince(readSigned(last.content), readSigned(canonical(content)))
        .map((each) => (isLimited && each.what === 'list' ? uncounted : each)),
    } : null,
    signatures: rows.map((each) => line(facts, each, prints)),
    read: asked ? { id: asked.id, content: await inSight(within, readSigned(asked.content)) } : null,
  }
}

/** What was signed as the viewer may know it: for a limited seat without its list, and without evidence and hosts that are not shared with it (N8). */
async function inSight({ tx, incident }: Within, content: SignedContent): Promise<SignedContent> {
  if (!incident.standings.has('limited')) return content
  const hostIds = content.checklist.flatMap(({ hostId }) => hostId ?? [])
  const evidenceIds = content.evidence.map(({ evidenceId }) => evidenceId)
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from host where id = any (${hostIds}::uuid[]) union all select id from evidence where id = any (${evidenceIds}::uuid[])`
  const seen = new Set(rows.map(({ id }) => id))
  return {
    ...content, list: undefined,
    checklist: content.checklist.map((each) => (each.hostId === null || seen.has(each.hostId) ? each : { ...each, hostId: null })),
    // The place where it is attached stands for it, so that another one is still seen to be another.
    evidence: content.evidence.map((each) => (seen.has(each.evidenceId) ? each : { ...each, evidenceId: each.id, sha256: null })),
  }
}

/** What a limited seat reads of a list's change: how long it is, would tell of what is not shared (N8). */
const uncounted: ContentChange = { what: 'list', number: null, was: null, now: 'changed' }

type Row = Omit<SignatureLine, 'paper' | 'confirm'> & {
  content: string; seatId: string; evidenceId: string | null
} & Pick<PaperFacts['paper'], 'typedBy' | 'acceptedByIc' | 'acceptedByManager' | 'acceptors'>

function line(facts: TaskFacts, row: Row, prints: Record<Purpose, string>): SignatureLine {
  const { id, purpose, state, by, office, at, how, sameHand, stateAt, stateReason, typedBy, acceptedByIc, acceptedByManager, acceptors } = row
  const paper: PaperFacts = {
    ...facts, purpose, paper: {
      state, seatId: row.seatId, name: by ?? 'the signer', unchanged: row.fingerprint === prints[purpose], typedBy, acceptedByIc,
      acceptedByManager, acceptors,
    },
  }
  const shown = paperShown({ ...row, signedBySeatId: row.seatId })
  return {
    id, purpose, state, by, office, at, how, sameHand, stateAt, fingerprint: row.fingerprint, trust: row.trust,
    // Why an account is in doubt, and what was said when it was called back, is the coordinator's word to the team (N8).
    stateReason: facts.standings.has('limited') && (state === 'in doubt' || state === 'in force') ? null : stateReason,
    confirm: decide(permissions['signature.confirm'], { ...facts, doubted: { state } }),
    paper: state === 'on paper' ? {
      prints: { confirm: fingerprint('signature.confirmPaper', shown), accept: fingerprint('signature.acceptPaper', shown) },
      confirm: decide(permissions['signature.confirmPaper'], paper), accept: decide(permissions['signature.acceptPaper'], paper),
    } : null,
  }
}
