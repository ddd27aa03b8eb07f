import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { look } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { callBack, trustBehind } from '@/lib/testing/call-back'
import { nameInPlan, seize } from '@/lib/testing/seize'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

// Who runs accounts takes one over, and wants onto an incident, or back onto it, as that person.

let w: World
let tomas: SomePerson
let mara: SomePerson
let priya: SomePerson
let helen: SomePerson
let incident: SomeIncident

beforeAll(async () => { w = await world() })
afterAll(() => w.end())
beforeEach(async () => {
  tomas = await w.person('Tomas Admin', { administrator: true })
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  helen = await w.person('Helen Marsh')
  incident = await w.open(mara)
})

const at = (more: object) => ({ incidentId: incident.id, ...more })
const finds = (who: SomePerson) => look(who, async (all) => (await incidentFacts(all, incident.id)) !== null)
const confirm = (who: SomePerson, seatId: string, more: object = {}) => refusal(callBack(w, who, { incidentId: incident.id, seatId }, more))
const seatOf = async (who: SomePerson) =>
  (await w.sql.query('select * from seat where incident_id = $1 and person_id = $2', [incident.id, who.id])).rows[0]

describe('SE-11, W5: whoever made or last reset an account does not confirm whose it is', () => {
  test('attack 2/3: not a manager for the coordinator; another manager does', async () => {
    await w.seat(incident, tomas, { office: 'manager' })
    await w.seat(incident, priya, { office: 'manager' })
    const asMara = await seize(w, tomas, mara)
    expect(await confirm(tomas, incident.seatId)).toEqual({
      code: 'forbidden', because: 'You created or last reset Mara Lindqvist’s account yourself. Someone else has to call back: a deputy or a manager.',
    })
    expect(await refusal(w.run(asMara, 'incident.summarise', at({ summary: 'Written as Mara.' }), { version: 1 }))).toMatchObject({ code: 'missing' })
    expect(await confirm(priya, incident.seatId)).toBe('done')
  })
  test('attack 2/3: not the coordinator for a member; then a deputy or a manager does, and for others only the coordinator', async () => {
    incident = await w.open(tomas)
    const seatId = await w.seat(incident, priya)
    const deputy = await w.person('Daniel Osei')
    await w.seat(incident, deputy, { deputy: 1 })
    const asPriya = await seize(w, tomas, priya)
    expect(await confirm(tomas, seatId)).toMatchObject({ code: 'forbidden' })
    expect(await finds(asPriya)).toBe(false)
    expect(await confirm(deputy, seatId)).toBe('done')
    await w.sql.query('update person set trust = trust + 1, vouched_by_id = null where id = $1', [priya.id])
    expect(await confirm(deputy, seatId)).toEqual({ code: 'forbidden', because: 'Priya Raman’s identity has to be confirmed by the coordinator, Tomas Admin.' })
    expect(await confirm({ ...tomas, via: 'token' }, seatId)).toMatchObject({ code: 'forbidden' })
    expect(await confirm(tomas, seatId)).toBe('done')
  })
  test('attack 2/3: what the coordinator suspended, the coordinator gives back, whoever made the account', async () => {
    incident = await w.open(tomas)
    await w.sql.query('update person set vouched_by_id = $1, vouched_at = now() where id = $2', [tomas.id, priya.id])
    const seatId = await w.seat(incident, priya)
    await w.run(tomas, 'seat.suspend', at({ seatId, reason: 'Not reached.' }))
    expect(await confirm(tomas, seatId)).toBe('done')
  })
})

describe('SE-11, W5: a call-back is about the account as it was shown before the call', () => {
  test('one that was taken after the call is not confirmed by the form that was opened before it', async () => {
    const seatId = await w.seat(incident, priya)
    await w.sign(tomas, 'account.resetSecondFactor', { personId: priya.id, reason: 'Telephone lost.' })
    const shown = await trustBehind(w, seatId)
    const thief = await seize(w, tomas, priya)
    expect(await refusal(callBack(w, mara, { incidentId: incident.id, seatId }, { trust: shown })))
      .toMatchObject({ code: 'changed', because: expect.stringContaining('call back again') })
    expect(await finds(thief)).toBe(false)
    expect(await confirm(mara, seatId)).toBe('done')
    expect((await seatOf(priya)).trust).toBe(await trustBehind(w, seatId))
  })
})

describe('SE-11, W5: the number to call is not the word of whoever opened the way into the account', () => {
  const thief = '+1 555 0100'
  const planned = async () => {
    const version = Number((await w.sql.query('select max(number) as n from plan_version')).rows[0].n)
    await w.sign(tomas, 'plan.namePerson', {
      name: helen.name, role: 'Legal', organisation: 'Systems', why: 'Counsel.', reach: `${thief} (mobile)`, personId: helen.id, sure: true,
    }, { version })
    incident = await w.open(mara)
    const people = (await w.sql.query('select document from plan_version order by number desc limit 1')).rows[0].document.people as { key: string; personId: string }[]
    await seize(w, tomas, helen)
    await w.seat(incident, priya)
    await w.run(priya, 'seat.bringIn', at({ planKey: people.find((each) => each.personId === helen.id)!.key, accessUntil: null }))
    return String((await seatOf(helen)).id)
  }
  test('who named them in the plan and took the account since: another number is asked for, with where it comes from', async () => {
    const seatId = await planned()
    expect(await confirm(mara, seatId, { number: thief })).toMatchObject({
      code: 'invalid', fields: { numberFrom: expect.stringContaining('Tomas Admin wrote the way to reach them on the roster, and also made or last reset the account') },
    })
    expect(await confirm(mara, seatId, { number: '555-0100', numberFrom: 'Her card.' })).toMatchObject({ code: 'invalid', fields: { number: expect.any(String) } })
    expect(await confirm(mara, seatId, { number: '+44 20 5550', numberFrom: 'Her card.' })).toBe('done')
    expect(JSON.parse((await w.entries(incident)).at(-1)!.content).about).toMatchObject({ number: '+44 20 5550', numberFrom: 'Her card.' })
  })
  test('once someone else has corrected it, their number is called', async () => {
    const seatId = await planned()
    await w.run(mara, 'seat.correct', at({ seatId, reach: '+44 20 5550', reason: 'From the card.' }), { version: 1 })
    expect(await confirm(mara, seatId, { number: '+44 20 5550' })).toBe('done')
  })
  test('a proposal that is approved as it is stays the word of who proposed it', async () => {
    await w.seat(incident, tomas)
    const proposed = await w.run(tomas, 'seat.propose', at({ personId: helen.id, name: '', organisation: '', kind: 'legal', why: 'Counsel.', reach: thief }))
    const seatId = String(proposed.answer.seatId)
    await seize(w, tomas, helen)
    await w.run(mara, 'seat.approve', at({ seatId, sees: 'whole', reach: '', accessUntil: null }))
    expect(await confirm(mara, seatId, { number: thief })).toMatchObject({ code: 'invalid', fields: { numberFrom: expect.any(String) } })
  })
})

describe('SE-6, N4: whom the plan names', () => {
  test('attack 2/1: comes in suspended where the account was taken since it was named, until a call-back', async () => {
    const [key] = await nameInPlan(w, tomas, [helen])
    incident = await w.open(mara)
    await w.seat(incident, priya)
    const asHelen = await seize(w, tomas, helen)
    const { says } = await w.run(priya, 'seat.bringIn', at({ planKey: key, accessUntil: null }))
    expect(says).toContain('waits for a call-back')
    expect(await finds(asHelen)).toBe(false)
    expect(await refusal(w.run(asHelen, 'rules.acknowledge', at({ rulesVersion: 1 })))).toMatchObject({ code: 'missing' })
    expect(await confirm(mara, (await seatOf(helen)).id, { numberFrom: 'The staff list.' })).toBe('done')
    expect(await refusal(w.run(asHelen, 'rules.acknowledge', at({ rulesVersion: 1 })))).toBe('done')
  })
  test('attack 2/1: an account as it was named comes in at once; made an administrator since, suspended, also when that has ended', async () => {
    const [one, two] = await nameInPlan(w, tomas, [helen, priya])
    incident = await w.open(mara)
    await w.run(mara, 'seat.bringIn', at({ planKey: one, accessUntil: null }))
    expect(await finds(helen)).toBe(true)
    await w.sign(tomas, 'account.makeAdministrator', { personId: priya.id })
    await w.run(tomas, 'account.endAdministrator', { personId: priya.id })
    await w.run(mara, 'seat.bringIn', at({ planKey: two, accessUntil: null }))
    expect(await finds(priya)).toBe(false)
  })
  test('attack 2/1: a plan that did not keep the trust: suspended only if a way into the account was opened since', async () => {
    const keys = await nameInPlan(w, tomas, [helen, priya])
    await w.sql.query(`alter table plan_version disable trigger all`)
    await w.sql.query(`update plan_version set document = jsonb_set(document, '{people}',
      (select jsonb_agg(p - 'trust') from jsonb_array_elements(document -> 'people') p)) where document -> 'people' <> '[]'`)
    await w.sql.query(`alter table plan_version enable trigger all`)
    incident = await w.open(mara)
    await seize(w, tomas, helen)
    for (const planKey of keys) await w.run(mara, 'seat.bringIn', at({ planKey, accessUntil: null }))
    expect([await finds(helen), await finds(priya)]).toEqual([false, true])
  })
  test('attack 2/1: brought in by a member, brings in nobody until the coordinator makes them a deputy; by the coordinator, at once', async () => {
    const [one, two, three] = await nameInPlan(w, tomas, [helen, await w.person('Paul Press'), await w.person('Petra Police')])
    incident = await w.open(mara)
    await w.seat(incident, priya)
    await w.run(priya, 'seat.bringIn', at({ planKey: one, accessUntil: null }))
    await w.run(helen, 'rules.acknowledge', at({ rulesVersion: 1 }))
    expect(await refusal(w.run(helen, 'seat.bringIn', at({ planKey: two, accessUntil: null })))).toMatchObject({
      code: 'forbidden', because: expect.stringContaining('because the plan names you'),
    })
    await w.run(mara, 'deputy.appoint', at({ seatId: (await seatOf(helen)).id }))
    expect(await refusal(w.run(helen, 'seat.bringIn', at({ planKey: two, accessUntil: null })))).toBe('done')
    await w.run(mara, 'seat.bringIn', at({ planKey: three, accessUntil: null }))
  })
  test('attack 2/1: naming wants the second factor, and no administrator is named', async () => {
    const version = Number((await w.sql.query('select max(number) as n from plan_version')).rows[0].n)
    const person = { name: tomas.name, role: 'Legal', organisation: 'Systems', why: 'Counsel.', reach: 'Line.', personId: tomas.id, sure: true }
    expect(await refusal(w.run(tomas, 'plan.namePerson', { ...person, name: helen.name, personId: helen.id }, { version })))
      .toMatchObject({ code: 'invalid', fields: { code: expect.any(String) } })
    expect(await refusal(w.sign(tomas, 'plan.namePerson', person, { version }))).toMatchObject({ code: 'state', because: expect.stringContaining('Administrators can’t be named in the plan') })
  })
})

describe('SE-3, SE-14: the trust of the seat stays as it was', () => {
  test('attack 2/4: an account that was taken between a proposal and its approval waits for a call-back', async () => {
    await w.seat(incident, priya)
    const proposed = await w.run(priya, 'seat.propose', at({ personId: helen.id, name: '', organisation: '', kind: 'legal', why: 'Counsel.', reach: 'Line.' }))
    const asHelen = await seize(w, tomas, helen)
    await w.run(mara, 'seat.approve', at({ seatId: String(proposed.answer.seatId), sees: 'whole', reach: '', accessUntil: null }))
    expect(await finds(asHelen)).toBe(false)
  })
  test('attack 2/4: so does one that was taken between its removal and its coming back', async () => {
    const seatId = await w.seat(incident, helen)
    await w.run(mara, 'seat.remove', at({ seatId, reason: 'Left.' }))
    const asHelen = await seize(w, tomas, helen)
    await w.run(mara, 'seat.addAgain', at({ seatId, why: 'Is back.', reach: 'Card.', sees: 'whole', accessUntil: null }))
    expect(await finds(asHelen)).toBe(false)
  })
})
