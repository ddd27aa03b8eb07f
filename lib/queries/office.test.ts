import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/actor/actor'
import { weigh } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { assemble, cast, distrust } from '@/lib/testing/team'
import { world, type World } from '@/lib/testing/world'
import { office } from './office'

let w: World
let people: Awaited<ReturnType<typeof cast>>
let team: Awaited<ReturnType<typeof assemble>>

beforeAll(async () => {
  w = await world()
  people = await cast(w)
})
afterAll(() => w.end())
beforeEach(async () => {
  team = await assemble(w, people, true)
})

const page = (who: Actor) => weigh(who, async (at) => {
  const incident = await incidentFacts(at, team.incident.id)
  if (!incident) throw new Error('nothing to show')
  return office({ ...at, incident })
})
const at = () => ({ incidentId: team.incident.id })

describe('the page of the role', () => {
  test('C1, C3: who coordinates since which entry, deputies in order, what each may do', async () => {
    const mine = await page(people.mara)
    expect(mine.coordinator).toMatchObject({ name: 'Mara Lindqvist', you: true, suspended: false, terms: [{ how: 'opening', seq: 1 }] })
    expect(mine.deputies.map((deputy) => deputy.name)).toEqual(['Daniel Osei', 'Priya Raman'])
    expect(mine.can).toMatchObject({ offer: { allowed: true }, appoint: { allowed: true }, reorder: { allowed: true }, call: { allowed: false } })
    expect(mine.choices.deputy.map((each) => each.name)).toEqual(['Hanna Vogel', 'Tomas Reyes'])
    expect(mine.holders).toMatchObject([{ office: 'manager', name: 'Hanna Vogel', end: { allowed: false } }])
    const theirs = await page(people.tomas)
    const because = 'Only the coordinator, Mara Lindqvist, can offer the role.'
    expect(theirs.can.offer).toEqual({ allowed: false, code: 'forbidden', because, reasons: [because] })
    expect(theirs.can.call).toMatchObject({ allowed: false })
    expect((await page(people.daniel)).can.call).toEqual({ allowed: true })
  })
  test('C7: a deputy who can’t act is named so, and doesn’t count', async () => {
    await distrust(w, people.daniel)
    await distrust(w, people.priya)
    const mine = await page(people.mara)
    expect(mine.ableDeputy).toBe(false)
    expect(mine.deputies[0]).toMatchObject({ name: 'Daniel Osei', cannotAct: 'access is suspended' })
    expect((await page(people.tomas)).callNeeds).toBe('agreement')
  })
  test('IN-8: once it was stood down, nobody has to stand ready', async () => {
    expect((await page(people.mara)).ended).toBe(false)
    await w.sql.query(`update incident set phase = 'stood down', ended_at = muster.now() where id = $1`, [team.incident.id])
    expect((await page(people.mara)).ended).toBe(true)
  })
  test('HO-2: what comes with an offer is for the person named; the fingerprint is the one that the command wants', async () => {
    const offerId = String((await w.run(people.mara, 'handOver.offer', { ...at(), seatId: team.tomas, note: 'Mind db02.', dueAt: null })).answer.offerId)
    const theirs = await page(people.tomas)
    expect(theirs.offer).toMatchObject({ id: offerId, toYou: true, note: 'Mind db02.', accept: { verdict: { allowed: true }, stays: [{ name: 'Hanna Vogel' }] } })
    expect((await page(people.priya)).offer).toMatchObject({ toYou: false, accept: null, can: { withdraw: { allowed: false } } })
    expect((await page(people.mara)).can.offer).toMatchObject({ allowed: false, code: 'state' })
  })
  test('HO-3, HO-4: who was offered the role reads for ten minutes that it was taken back, or why it is void', async () => {
    const gone = async (who: Actor = people.tomas) => (await page(who)).goneOffer
    const offer = async () => {
      const { answer } = await w.run(people.mara, 'handOver.offer', { ...at(), seatId: team.tomas, note: 'Mind db02.', dueAt: null })
      return String(answer.offerId)
    }
    const withdraw = async (offerId: string) => w.run(people.mara, 'handOver.withdraw', { ...at(), offerId })
    const first = await offer()
    expect(await gone()).toBeNull()
    const before = await w.moment()
    await withdraw(first)
    const read = (await gone())!
    expect(read).toMatchObject({ by: 'Mara Lindqvist', because: null })
    expect(read.at.getTime()).toBeGreaterThanOrEqual(before.getTime())
    // Nobody else's; and not once it is offered anew, or answered by themselves.
    for (const who of [people.mara, people.priya, people.hanna]) expect(await gone(who)).toBeNull()
    const second = await offer()
    expect(await gone()).toBeNull()
    await w.run(people.tomas, 'handOver.decline', { ...at(), offerId: second, reason: '' })
    expect(await gone()).toBeNull()

    await withdraw(await offer())
    await w.advance(9.9)
    expect(await gone()).not.toBeNull()
    await w.advance(0.2)
    expect(await gone()).toBeNull()
    const last = await offer()
    await w.sql.query(`update hand_over set state = 'void', ended_at = muster.now(), ended_reason = 'it expired' where id = $1`, [last])
    expect(await gone()).toMatchObject({ because: 'it expired' })
  })
  test('TO-1 to TO-5: a takeover with its claimants in the order that counts', async () => {
    const takeOverId = String((await w.run(people.priya, 'takeOver.call', { ...at(), reason: 'Gone.' })).answer.takeOverId)
    await w.run(people.daniel, 'takeOver.claim', { ...at(), takeOverId })
    const theirs = await page(people.hanna)
    expect(theirs.takeOver).toMatchObject({
      state: 'called', calledBy: 'Priya Raman', claimants: ['Daniel Osei', 'Priya Raman'], successor: 'Daniel Osei', waitIsOver: false, answer: null,
      can: { confirmAbsence: { allowed: true }, claim: { allowed: false } },
    })
    expect((await page(people.mara)).takeOver?.answer).toMatchObject({ verdict: { allowed: true }, fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect((await page(people.daniel)).takeOver).toMatchObject({ youClaim: true, can: { withdrawClaim: { allowed: true } } })
  })
  test('TO-1, TO-5: when the coordinator was last seen is read by who can call a takeover, then by who can confirm the absence', async () => {
    await w.sql.query('delete from session where person_id = $1', [people.mara.id])
    expect((await page(people.daniel)).coordinator.seenAt).toBeNull()
    const at30 = new Date((await w.moment()).getTime() - 1_800_000)
    await w.sql.query(`insert into session (id, token_hash, person_id, expires_at, second_factor_at, last_active_at)
      values (gen_random_uuid(), gen_random_uuid()::text, $1, muster.now() + interval '9 hours', muster.now(), $2)`, [people.mara.id, at30])
    const seen = async () => Promise.all([people.daniel, people.tomas, people.hanna, people.mara].map(async (who) => (await page(who)).coordinator.seenAt))
    expect(await seen()).toEqual([at30, null, null, null])
    await w.run(people.priya, 'takeOver.call', { ...at(), reason: 'Gone.' })
    expect(await seen()).toEqual([null, null, at30, null])
    await w.sql.query('delete from session where person_id = $1', [people.mara.id])
  })
  test('TO-2, TO-5: who agreed or claimed and whose word counts no more stands apart, with the reason', async () => {
    const limited = await w.person('Lena Ost')
    const lena = await w.seat(team.incident, limited)
    await w.sql.query('delete from deputy where incident_id = $1', [team.incident.id])
    const takeOverId = String((await w.run(people.tomas, 'takeOver.call', { ...at(), reason: 'Gone.' })).answer.takeOverId)
    for (const who of [people.priya, limited]) {
      await w.sql.query(`update take_over set state = 'wanted', wait_until = null where id = $1`, [takeOverId])
      await w.run(who, 'takeOver.agree', { ...at(), takeOverId })
    }
    expect((await page(people.hanna)).takeOver).toMatchObject({ agreed: ['Priya Raman', 'Lena Ost'], claimants: ['Tomas Reyes'], noLonger: [] })
    await distrust(w, people.priya)
    await w.sql.query(`update seat set state = 'removed', ended_at = muster.now() where id = $1`, [lena])
    await distrust(w, people.tomas)
    expect((await page(people.hanna)).takeOver).toMatchObject({
      agreed: [], claimants: [], noLonger: [
        { name: 'Priya Raman', word: 'agreed', why: 'access is suspended' }, { name: 'Lena Ost', word: 'agreed', why: 'is no longer on the roster' },
        { name: 'Tomas Reyes', word: 'claims', why: 'access is suspended' },
      ],
    })
  })
})
