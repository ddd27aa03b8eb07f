import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { codeAt } from '@/lib/actor/second-factor'
import { preview } from '@/lib/commands/preview'
import { Refused } from '@/lib/commands/refused'
import { weigh } from '@/lib/db/as'
import { checkBook } from '@/lib/log-book/read'
import type { CommandName } from '@/lib/rules/permissions'
import { officeOf } from '@/lib/testing/office'
import { see } from '@/lib/testing/see'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

// Promise 10: exactly one acting coordinator at every moment, however many hand-overs, take-overs and claims arrive at once.

let w: World
let people: SomePerson[]
let incident: SomeIncident
let o: ReturnType<typeof officeOf>
let seats: Map<string, SomePerson>

beforeAll(async () => {
  w = await world()
  people = []
  for (const name of ['Mara', 'Daniel', 'Priya', 'Tomas', 'Hanna']) people.push(await w.person(name))
})
afterAll(() => w.end())
beforeEach(async () => {
  incident = await w.open(people[0]!)
  o = officeOf(w, incident)
  seats = new Map([[incident.seatId, people[0]!]])
  for (const [index, who] of people.slice(1).entries())
    seats.set(await w.seat(incident, who, { deputy: index + 1, office: index === 3 ? 'manager' : undefined }), who)
})

const at = () => ({ incidentId: incident.id })
/** How many of these went through; every other one was refused by a rule, not by a fault. */
async function through(acts: readonly Promise<unknown>[]): Promise<number> {
  const results = await Promise.allSettled(acts)
  for (const result of results) if (result.status === 'rejected' && !(result.reason instanceof Refused)) throw result.reason
  return results.filter((result) => result.status === 'fulfilled').length
}
/** A signature made ready, to be sent later at the same moment as others. */
async function ready(who: SomePerson, name: CommandName, input: { incidentId: string } & Record<string, unknown>) {
  const seen = await weigh(who, (at) => preview(at, name, input))
  const proof = { code: codeAt(who.secret, await w.moment()), fingerprint: seen?.fingerprint ?? '' }
  return () => w.run(who, name, input, { proof })
}
const coordinator = async () => seats.get(await o.holder())!
const others = async () => {
  const holder = await o.holder()
  return [...seats].filter(([seatId]) => seatId !== holder)
}
/** Deputies again: whoever is none, so that the next round can call and claim. */
async function appointAll() {
  const deputies = await o.deputies()
  for (const [seatId] of await others()) if (!deputies.includes(seatId)) await w.run(await coordinator(), 'deputy.appoint', { ...at(), seatId })
}

/** The database, asked at every entry: one holder, the one who acted as coordinator; the chain unbroken to its head. */
async function expectOneCoordinatorThroughout() {
  const covered = await w.sql.query<{ seq: number; holders: number }>(
    `select seq::int, count(t.*)::int as holders from incident i, generate_series(1, i.head_seq) as seq
     left join lateral (select from_seq, coalesce(lead(from_seq) over (order by from_seq), 2147483647) as to_seq
       from coordinator_term where incident_id = $1) t on seq >= t.from_seq and seq < t.to_seq
     where i.id = $1 group by seq order by seq`, [incident.id])
  expect(covered.rows.filter((row) => row.holders !== 1)).toEqual([])
  const book = (await w.sql.query<{ seq: number; kind: string; content: string }>('select seq, kind, content from log_entry where incident_id = $1 order by seq', [incident.id])).rows
  const head = (await w.sql.query<{ seq: number }>('select head_seq as seq from incident where id = $1', [incident.id])).rows[0]!
  expect(covered.rowCount).toBe(head.seq)
  expect(await see(people[0]!, incident, (at) => checkBook(at, incident.id))).toEqual({ whole: true, upTo: head.seq, unheld: 0 })
  const terms = await o.terms()
  const holderBefore = (seq: number) => terms.filter((term) => term.from_seq < seq).at(-1)?.seat_id
  for (const entry of book) {
    const { actor } = JSON.parse(entry.content) as { actor: { id: string; office: string } }
    if (actor.office === 'coordinator' && entry.seq > 1) expect(seats.get(holderBefore(entry.seq)!)!.id).toBe(actor.id)
    if (entry.kind === 'handOver.accepted' || entry.kind === 'takeOver.decided') expect(terms.map((term) => term.from_seq)).toContain(entry.seq)
  }
  expect(terms.length).toBe(1 + book.filter((entry) => ['handOver.accepted', 'takeOver.decided'].includes(entry.kind)).length)
  expect(terms.at(-1)!.seat_id).toBe(await o.holder())
}

describe('promise 10: one coordinator', () => {
  test('HO-1: of many offers at once one stands', async () => {
    const mara = await coordinator()
    const offers = (await others()).flatMap(([seatId]) => [seatId, seatId])
      .map((seatId) => w.run(mara, 'handOver.offer', { ...at(), seatId, note: 'Yours.', dueAt: null }))
    expect(await through(offers)).toBe(1)
    expect((await o.offers()).filter((offer) => offer.state === 'offered')).toHaveLength(1)
  })
  test('HO-2, HO-3: accept, accept again, decline and withdraw at once: one of them takes effect', async () => {
    for (let round = 0; round < 12; round++) {
      const from = await coordinator()
      const [seatId, to] = (await others())[round % 4]!
      const offerId = String((await w.run(from, 'handOver.offer', { ...at(), seatId, note: 'Yours.', dueAt: null })).answer.offerId)
      const named = { ...at(), offerId }
      await w.advance(0.5)
      const accept = await ready(to, 'handOver.accept', named)
      expect(await through([
        accept(), w.run(from, 'handOver.withdraw', named), accept(), w.run(to, 'handOver.decline', { ...named, reason: '' }), accept(),
      ])).toBe(1)
      expect([seatId, (await o.terms()).at(-1)!.seat_id]).toContain(await o.holder())
    }
    await expectOneCoordinatorThroughout()
  }, 120_000)
  test('TO-1: of many calls at once one is called', async () => {
    expect(await through((await others()).map(([, who]) => w.run(who, 'takeOver.call', { ...at(), reason: 'Gone.' })))).toBe(1)
  })
  test('TO-5: many at once find the wait over: one change', async () => {
    const [[firstSeat, caller], ...rest] = (await others()) as [[string, SomePerson], ...[string, SomePerson][]]
    const takeOverId = String((await w.run(caller, 'takeOver.call', { ...at(), reason: 'Gone.' })).answer.takeOverId)
    await through(rest.map(([, who]) => w.run(who, 'takeOver.claim', { ...at(), takeOverId })))
    const answer = await ready(people[0]!, 'takeOver.answer', { ...at(), takeOverId })
    await w.advance(16)
    await through([
      o.settle(), o.settle(), answer(), o.settle(),
      ...rest.map(([, who]) => w.run(who, 'takeOver.withdrawClaim', { ...at(), takeOverId })),
    ])
    expect((await o.kinds()).filter((kind) => kind === 'takeOver.decided')).toHaveLength(1)
    expect(await o.holder()).toBe(firstSeat)
    await expectOneCoordinatorThroughout()
  })
  test('handover, takeover, claims, absence and answers, all at once, again and again', async () => {
    for (let round = 0; round < 8; round++) {
      await appointAll()
      const from = await coordinator()
      const rest = await others()
      const [toSeat, to] = rest[round % rest.length]!
      const offerId = String((await w.run(from, 'handOver.offer', { ...at(), seatId: toSeat, note: 'Yours.', dueAt: null })).answer.offerId)
      const takeOverId = String((await w.run(rest[(round + 1) % rest.length]![1], 'takeOver.call', { ...at(), reason: 'Gone.' })).answer.takeOverId)
      const before = (await o.terms()).length
      await w.advance(0.5)
      const accept = await ready(to, 'handOver.accept', { ...at(), offerId })
      const answer = await ready(from, 'takeOver.answer', { ...at(), takeOverId })
      await through([
        accept(), answer(),
        ...rest.map(([, who]) => w.run(who, 'takeOver.claim', { ...at(), takeOverId })),
        ...rest.map(([, who]) => w.run(who, 'takeOver.confirmAbsence', { ...at(), takeOverId, attempts: 'Rang twice.' })),
        w.run(from, 'handOver.withdraw', { ...at(), offerId }), o.settle(), o.settle(),
        w.run(from, 'office.name', { ...at(), office: 'point of contact', seatId: toSeat }),
      ])
      expect((await o.terms()).length).toBeLessThanOrEqual(before + 1)
      await w.advance(20)
      await o.settle()
    }
    await expectOneCoordinatorThroughout()
    expect((await o.terms()).length).toBeGreaterThan(3)
  }, 120_000)
  test('C1: the database itself refuses a change that the book doesn’t know of, and an end of the role', async () => {
    const [seatId] = (await others())[0]!
    await expect(w.sql.query('update incident set coordinator_seat_id = $2 where id = $1', [incident.id, seatId])).rejects.toThrow('one coordinator')
    await expect(w.sql.query('update incident set coordinator_seat_id = null where id = $1', [incident.id])).rejects.toThrow()
    await expect(w.sql.query(`insert into coordinator_term (incident_id, from_seq, seat_id, how) values ($1, 999, $2, 'hand-over')`, [incident.id, seatId]))
      .rejects.toThrow('one coordinator')
    await expect(w.sql.query(`insert into coordinator_term (incident_id, from_seq, seat_id, how) values ($1, 1, $2, 'hand-over')`, [incident.id, seatId]))
      .rejects.toThrow()
  })
})
