import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { desk } from '@/lib/queries/desk'
import { officeOf } from '@/lib/testing/office'
import { nameInPlan, seize } from '@/lib/testing/seize'
import { refusal, standUp, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

// N4: nothing that is done to accounts moves the office of coordinator.

let w: World
let tomas: SomePerson
let mara: SomePerson
let daniel: SomePerson
let priya: SomePerson
let incident: SomeIncident
let o: ReturnType<typeof officeOf>

beforeAll(async () => { w = await world() })
afterAll(() => w.end())
beforeEach(async () => {
  await w.sql.query('update person set disabled_at = null, administrator = false, trust = 1, administration_at = null')
  await standUp(w.sql, w.deputies)
  tomas = await w.person('Tomas Admin', { administrator: true })
  mara = await w.person('Mara Lindqvist')
  daniel = await w.person('Daniel Osei')
  priya = await w.person('Priya Raman')
  await anew()
})

async function anew() {
  incident = await w.open(mara)
  o = officeOf(w, incident)
}
const at = (more: object = {}) => ({ incidentId: incident.id, ...more })
const disable = (who: SomePerson) => w.sign(tomas, 'account.disable', { personId: who.id, reason: 'Looks broken into.' })
const call = (who: SomePerson) => refusal(w.run(who, 'takeOver.call', at({ reason: 'She does not answer.' })))
const takeOverId = async () => (await o.takeOvers()).at(-1)!.id
const claim = async (who: SomePerson) => refusal(w.run(who, 'takeOver.claim', at({ takeOverId: await takeOverId() })))
const later = async (minutes: number) => {
  await w.advance(minutes)
  await o.settle()
}

describe('TO-1: a coordinator whose account was disabled or reset', () => {
  test('attack 2/2: an administrator who is a deputy neither calls nor claims by it; another deputy waits', async () => {
    await w.seat(incident, tomas, { deputy: 1 })
    const danielSeat = await w.seat(incident, daniel, { deputy: 2 })
    await disable(mara)
    expect(await call(tomas)).toMatchObject({ code: 'forbidden', because: expect.stringContaining('Ask someone who isn’t one') })
    expect(await call(daniel)).toBe('done')
    expect(await claim(tomas)).toMatchObject({ code: 'forbidden' })
    await later(14)
    expect(await o.holder()).toBe(incident.seatId)
    await later(1)
    expect(await o.holder()).toBe(danielSeat)
  })
  test('attack 2/2: who called before shutting the coordinator out gets nothing either; nor who made a puppet an administrator to do it', async () => {
    const seatId = await w.seat(incident, tomas, { deputy: 1 })
    expect(await call(tomas)).toBe('done')
    const puppet = await w.person('Pia Puppet')
    await w.sign(tomas, 'account.makeAdministrator', { personId: puppet.id })
    await w.run({ ...puppet, administrator: true }, 'account.endAdministrator', { personId: tomas.id })
    await w.sign({ ...puppet, administrator: true }, 'account.disable', { personId: mara.id, reason: 'Broken into.' })
    await later(16)
    expect(await o.holder()).not.toBe(seatId)
  })
  test('attack 2/2: a manager who is no claimant ends the wait; not one who is an administrator', async () => {
    await w.seat(incident, tomas, { office: 'manager' })
    await w.seat(incident, priya, { office: 'manager' })
    const danielSeat = await w.seat(incident, daniel, { deputy: 1 })
    await disable(mara)
    expect(await call(daniel)).toBe('done')
    const confirm = async (who: SomePerson) => refusal(w.run(who, 'takeOver.confirmAbsence', at({ takeOverId: await takeOverId(), attempts: 'Called.' })))
    expect(await confirm(tomas)).toMatchObject({ code: 'forbidden' })
    expect(await confirm(priya)).toBe('done')
    expect(await o.holder()).toBe(danielSeat)
  })
  test('attack 2/2: with an administrator as the only deputy, members call; alone with one, a standing deputy comes', async () => {
    await w.seat(incident, tomas, { deputy: 1 })
    const others = [daniel, priya, await w.person('Una Third')]
    for (const who of others) await w.seat(incident, who)
    await disable(mara)
    expect(await call(daniel)).toBe('done')
    expect((await o.takeOvers()).at(-1)).toMatchObject({ state: 'wanted' })
    await w.sign(tomas, 'account.enable', { personId: mara.id })
    await w.sql.query('update person set trust = 1 where id = $1', [mara.id])
    await anew()
    await w.seat(incident, tomas, { deputy: 1 })
    await disable(mara)
    await o.settle()
    await later(12 * 60)
    expect((await o.kinds()).filter((kind) => kind === 'takeOver.broughtIn')).toHaveLength(1)
  })
})

describe('attack 3/5, TO-5: an administrator who goes after a deputy whose account was disabled or reset', () => {
  const confirm = async (who: SomePerson) => refusal(w.run(who, 'takeOver.confirmAbsence', at({ takeOverId: await takeOverId(), attempts: 'Called.' })))
  const asManager = (seatId: string) =>
    w.sql.query(`insert into office (id, incident_id, office, seat_id, since) values (gen_random_uuid(), $1, 'manager', $2, muster.now())`, [incident.id, seatId])
  test('attack 3/5: neither confirms the absence nor claims, and who disabled the first deputy before the end has nothing by it', async () => {
    await w.seat(incident, priya, { deputy: 1 })
    await asManager(await w.seat(incident, tomas, { deputy: 2 }))
    expect(await call(priya)).toBe('done')
    await disable(priya)
    expect(await confirm(tomas)).toMatchObject({ code: 'forbidden', because: expect.stringContaining('Priya Raman’s account') })
    expect(await claim(tomas)).toMatchObject({ code: 'forbidden' })
    await later(16)
    await w.sign(tomas, 'account.enable', { personId: priya.id })
    expect(await claim(tomas)).toMatchObject({ code: 'forbidden' })
    expect(await o.holder()).toBe(incident.seatId)
  })
  test('attack 3/5: who claimed before disabling the first deputy is passed over; the next who is no administrator has it', async () => {
    await w.seat(incident, priya, { deputy: 1 })
    await w.seat(incident, tomas, { deputy: 2 })
    const danielSeat = await w.seat(incident, daniel, { deputy: 3 })
    expect(await call(priya)).toBe('done')
    expect(await claim(tomas)).toBe('done')
    await later(14)
    await disable(priya)
    await later(2)
    expect(await o.holder()).toBe(incident.seatId)
    expect(await claim(daniel)).toBe('done')
    expect(await o.holder()).toBe(incident.seatId)
    await later(12 * 60)
    expect(await o.holder()).toBe(danielSeat)
  })
  test('attack A4: whoever comes to the role because the deputy before them was shut out waits the silence limit, or has a manager’s word', async () => {
    for (const how of ['before the call', 'during the wait'] as const) {
      await anew()
      await w.sql.query('update person set disabled_at = null where id = $1', [daniel.id])
      await w.seat(incident, daniel, { deputy: 1 })
      const priyaSeat = await w.seat(incident, priya, { deputy: 2 })
      const manager = await w.person('Hanna Manager')
      await w.seat(incident, manager, { office: 'manager' })
      if (how === 'before the call') await disable(daniel)
      expect(await call(priya)).toBe('done')
      if (how === 'during the wait') await disable(daniel)
      await later(16)
      expect(await o.holder(), how).toBe(incident.seatId)
      // The coordinator is here: a code that comes late in the long wait holds as one of the usual wait does.
      await later(11 * 60 + 43)
      await w.sql.query('insert into throttle (key, at) values ($1, muster.now())', [`codes in sessions: ${mara.id}`])
      await later(2)
      expect(await o.holder(), how).toBe(incident.seatId)
      if (how === 'before the call') await later(3)
      else expect(await confirm(manager)).toBe('done')
      await later(3)
      expect(await o.holder(), how).toBe(priyaSeat)
      expect(await o.newest()).toMatchObject({ about: { passedOverSeatId: expect.any(String) } })
    }
  })
  test('attack A4: the same where the coordinator’s own suspension would end the wait', async () => {
    await w.seat(incident, daniel, { deputy: 1 })
    await w.seat(incident, priya, { deputy: 2 })
    await disable(daniel)
    await w.sql.query(`update seat set suspended_at = muster.now(), suspended_reason = 'Odd.' where id = $1`, [incident.seatId])
    expect(await call(priya)).toBe('done')
    await later(16)
    expect(await o.holder()).toBe(incident.seatId)
  })
  test('attack 3/5: nor does he call; one who goes before is in nobody’s way', async () => {
    await w.seat(incident, priya, { deputy: 2 })
    await w.seat(incident, tomas, { deputy: 3 })
    await disable(priya)
    expect(await call(tomas)).toMatchObject({ code: 'forbidden', because: expect.stringContaining('Ask someone who isn’t one') })
    await anew()
    await w.sql.query('update person set disabled_at = null where id = $1', [priya.id])
    const tomasSeat = await w.seat(incident, tomas, { deputy: 1 })
    await w.seat(incident, priya, { deputy: 2 })
    expect(await call(tomas)).toBe('done')
    await later(16)
    expect(await o.holder()).toBe(tomasSeat)
  })
  test('attack 3/5: whoever confirms the absence claims nothing in that takeover, administrator or not', async () => {
    const priyaSeat = await w.seat(incident, priya, { deputy: 1 })
    await asManager(await w.seat(incident, daniel, { deputy: 2 }))
    expect(await call(priya)).toBe('done')
    await w.sql.query(`update seat set suspended_at = muster.now(), suspended_reason = 'Odd.' where id = $1`, [priyaSeat])
    expect(await confirm(daniel)).toBe('done')
    expect(await claim(daniel)).toMatchObject({ code: 'forbidden', because: expect.stringContaining('You confirmed the absence yourself') })
    expect(await o.holder()).toBe(incident.seatId)
    expect(await call(daniel)).toBe('done')
    await later(14)
    expect(await o.holder()).toBe(incident.seatId)
  })
})

describe('TO-2: members whom the plan named', () => {
  test('attack 2/1: three taken accounts, brought in by an honest member, move no role', async () => {
    const named = [await w.person('Helen Marsh'), await w.person('Paul Press'), await w.person('Petra Police')]
    const keys = await nameInPlan(w, tomas, named)
    await anew()
    await w.seat(incident, daniel, { deputy: 1 })
    await w.seat(incident, priya, { office: 'manager' })
    const puppets = [await seize(w, tomas, named[0]!), await seize(w, tomas, named[1]!), await seize(w, tomas, named[2]!)]
    for (const planKey of keys) await w.run(priya, 'seat.bringIn', at({ planKey, accessUntil: null }))
    for (const who of puppets) expect(await refusal(w.run(who, 'rules.acknowledge', at({ rulesVersion: 1 })))).toMatchObject({ code: 'missing' })
    for (const who of [mara, daniel]) await disable(who)
    expect(await call(puppets[0]!)).toMatchObject({ code: 'missing' })
    await later(60)
    expect(await o.holder()).toBe(incident.seatId)
  })
  test('attack 2/1: accounts that were puppets when they were named neither call nor agree', async () => {
    const puppets = [await w.person('Paul Legal'), await w.person('Petra Press')]
    const keys = await nameInPlan(w, tomas, puppets)
    await anew()
    await w.seat(incident, priya)
    await w.seat(incident, daniel)
    for (const [index, who] of puppets.entries()) {
      await w.run(priya, 'seat.bringIn', at({ planKey: keys[index], accessUntil: null }))
      await w.run(who, 'rules.acknowledge', at({ rulesVersion: 1 }))
    }
    expect(await call(puppets[0]!)).toMatchObject({ code: 'forbidden', because: expect.stringContaining('the plan names you') })
    expect(await call(daniel)).toBe('done')
    for (const who of puppets)
      expect(await refusal(w.run(who, 'takeOver.agree', at({ takeOverId: await takeOverId() })))).toMatchObject({ code: 'forbidden' })
  })
  test('attack 2/1: they don’t keep a standing deputy away: nobody here can act', async () => {
    const puppets = [await w.person('Paul Legal'), await w.person('Petra Press'), await w.person('Pia Police')]
    const keys = await nameInPlan(w, tomas, puppets)
    await anew()
    await w.seat(incident, priya)
    for (const [index, who] of puppets.entries()) {
      await w.run(priya, 'seat.bringIn', at({ planKey: keys[index], accessUntil: null }))
      await w.run(who, 'rules.acknowledge', at({ rulesVersion: 1 }))
    }
    await disable(mara)
    await o.settle()
    await later(12 * 60)
    expect((await o.kinds()).filter((kind) => kind === 'takeOver.broughtIn')).toHaveLength(1)
  })
})

describe('IN-9: reopening where the last coordinator’s account was disabled', () => {
  test('attack 2/2: no administrator reopens; the first able deputy does, one wait after it was noted', async () => {
    await w.seat(incident, tomas, { deputy: 1 })
    await w.seat(incident, daniel, { deputy: 2 })
    await w.sign(mara, 'incident.standDown', at({ ending: 'not an incident', doubleOfId: null, reason: 'Nothing.' }))
    await disable(mara)
    const reopen = (who: SomePerson) => refusal(w.sign(who, 'incident.reopen', at({ reason: 'It goes on.' })))
    expect(await reopen(tomas)).toMatchObject({ code: 'forbidden', because: expect.stringContaining('no administrator can') })
    await o.settle()
    expect(await reopen(daniel)).toMatchObject({ code: 'forbidden', because: expect.stringContaining('15 minutes later') })
    await later(15)
    expect(await reopen(tomas)).toMatchObject({ code: 'forbidden' })
    expect(await reopen(daniel)).toBe('done')
  })
  test('attack A4: nor does a deputy reopen before the silence limit is over because the one before was shut out', async () => {
    await w.seat(incident, priya, { deputy: 1 })
    await w.seat(incident, daniel, { deputy: 2 })
    await w.sign(mara, 'incident.standDown', at({ ending: 'not an incident', doubleOfId: null, reason: 'Nothing.' }))
    await disable(priya)
    await w.sql.query(`update seat set suspended_at = muster.now(), suspended_reason = 'Odd.' where id = $1`, [incident.seatId])
    const reopen = () => refusal(w.sign(daniel, 'incident.reopen', at({ reason: 'It goes on.' })))
    await o.settle()
    await later(60)
    expect(await reopen()).toMatchObject({ code: 'forbidden', because: expect.stringContaining('12 hours after') })
    await later(11 * 60)
    expect(await reopen()).toBe('done')
  })
})

describe('TO-8: standing deputies, and who is told', () => {
  test('attack 2/5: made an administrator and then not any more, a pinned standing deputy counts no more', async () => {
    const [first, second] = w.deputies as [SomePerson, SomePerson]
    await w.sign(tomas, 'account.makeAdministrator', { personId: first.id })
    await w.run(tomas, 'account.endAdministrator', { personId: first.id })
    await disable(mara)
    await o.settle()
    await later(12 * 60)
    const came = await w.sql.query('select person_id from seat where incident_id = $1 and person_id is not null and id <> $2', [incident.id, incident.seatId])
    expect(came.rows).toEqual([{ person_id: second.id }])
  })
  test('attack 2/6: whoever took the coordinator’s account is not told that there is something', async () => {
    const asMara = await seize(w, tomas, mara)
    await o.settle()
    expect((await desk(asMara)).toldPerson).toEqual([])
  })
})

describe('SE-9: acts that don’t wait for new rules', () => {
  test('attack 2/7: rules published again and again keep nobody from saying that they are here, declining, or suspending', async () => {
    await w.seat(incident, daniel, { deputy: 1 })
    const priyaSeat = await w.seat(incident, priya)
    const rules = (await w.sql.query('select max(number) as n from rules_version')).rows[0]
    expect(await call(daniel)).toBe('done')
    const publish = { rules: [{ level: 'must', title: 'Rule', text: 'Text.', why: 'Why.' }] }
    expect(await refusal(w.run(tomas, 'rules.publish', publish, { version: Number(rules.n) }))).toMatchObject({ code: 'invalid', fields: { code: expect.any(String) } })
    await w.sign(tomas, 'rules.publish', publish, { version: Number(rules.n) })
    expect(await refusal(w.run(mara, 'incident.summarise', at({ summary: 'x' }), { version: 1 }))).toMatchObject({ because: expect.stringContaining('new rules') })
    expect(await refusal(w.sign(mara, 'takeOver.answer', at({ takeOverId: await takeOverId() })))).toBe('done')
    expect(await refusal(w.run(mara, 'seat.suspend', at({ seatId: priyaSeat, reason: 'Broken into.' })))).toBe('done')
  })
})
