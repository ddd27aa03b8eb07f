import { preview } from '@/lib/commands/preview'
import type { WritingWithin } from '@/lib/facts/incident'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { passedOver, successor, waitEnds, waitIsOver, whyNoWord } from '@/lib/rules/succession'

export type TakeOverUnderWay = {
  id: string; state: 'wanted' | 'called'; reason: string; calledBy: string; calledAt: Date; waitUntil: Date | null; waitIsOver: boolean
  needsManager: boolean
  absence: { by: string; attempts: string } | null
  /** In the order in which they come to the office; the first is who would have it now. Only those whose claim counts. */
  claimants: string[]
  /** Only those whose word counts. */
  agreed: string[]
  /** Who agreed or claimed, and whose word counts no more. */
  noLonger: { name: string; word: 'agreed' | 'claims'; why: string }[]
  successor: string | null
  /** The deputy before the successor whom an act on the account shut out: so the wait is long. */
  passedOver: string | null
  answer: { verdict: Verdict; fingerprint: string } | null
  youClaim: boolean
  can: { agree: Verdict; claim: Verdict; withdrawClaim: Verdict; confirmAbsence: Verdict }
}

/** The take-over under way, with what the viewer can do about it (TO-1 to TO-6). */
export async function takeOverUnderWay(within: WritingWithin): Promise<TakeOverUnderWay | null> {
  const { tx, incident } = within
  const { takeOver, deputies, me } = incident
  if (!takeOver) return null
  const incidentId = incident.incident.id
  const rows = await tx.$queryRaw<{ called_by: string; absence_by: string | null; absence_attempts: string | null; voices: Voice[] | null }[]>`
    select c.name as called_by, a.name as absence_by, t.absence_attempts,
      (select json_agg(json_build_object('seatId', v.seat_id, 'name', s.name, 'word', case v.voice when 'agree' then 'agreed' else 'claims' end,
          'withdrawn', v.withdrawn_at is not null) order by v.at)
        from take_over_voice v join seat s on s.id = v.seat_id where v.take_over_id = t.id) as voices
    from take_over t join seat c on c.id = t.called_by_seat_id left join seat a on a.id = t.absence_seat_id where t.id = ${takeOver.id}::uuid`
  const row = rows[0]!
  const place = (seatId: string) => (deputies.findIndex((deputy) => deputy.id === seatId) + 1) || deputies.length + 1
  const facts = { ...incident, named: { id: takeOver.id, state: takeOver.state } }
  const named = { incidentId, takeOverId: takeOver.id }
  const voices = (row.voices ?? []).map((voice) => ({ ...voice, why: voice.withdrawn ? 'withdrew it' : whyNoWord(incident, voice.seatId, voice.word) }))
  const counting = (word: Voice['word']) => voices.filter((voice) => voice.word === word && voice.why === null)
  const seen = incident.standings.has('coordinator') ? await preview(within, 'takeOver.answer', named) : null
  return {
    id: takeOver.id, state: takeOver.state, reason: takeOver.reason, calledBy: row.called_by, calledAt: takeOver.calledAt,
    waitUntil: waitEnds(incident), waitIsOver: waitIsOver(incident), needsManager: takeOver.needsManager,
    absence: row.absence_by ? { by: row.absence_by, attempts: row.absence_attempts ?? '' } : null,
    claimants: counting('claims').sort((a, b) => place(a.seatId) - place(b.seatId)).map(({ name }) => name),
    agreed: counting('agreed').map(({ name }) => name),
    noLonger: voices.flatMap(({ name, word, why }) => (why === null ? [] : [{ name, word, why }])),
    successor: successor(incident)?.name ?? null, passedOver: passedOver(incident)?.name ?? null,
    answer: seen && { verdict: seen.verdict, fingerprint: seen.fingerprint ?? '' },
    youClaim: me !== null && takeOver.claimants.includes(me.id),
    can: {
      agree: decide(permissions['takeOver.agree'], facts), claim: decide(permissions['takeOver.claim'], facts),
      withdrawClaim: decide(permissions['takeOver.withdrawClaim'], facts), confirmAbsence: decide(permissions['takeOver.confirmAbsence'], facts),
    },
  }
}

type Voice = { seatId: string; name: string; word: 'agreed' | 'claims'; withdrawn: boolean }
