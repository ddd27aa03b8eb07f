import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { preview } from '@/lib/commands/preview'
import { weigh } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { desk } from '@/lib/queries/desk'
import { office } from '@/lib/queries/office'
import { opening } from '@/lib/queries/opening'
import { settings } from '@/lib/queries/settings'
import { namings } from '@/lib/queries/standing-deputies'
import { counts } from '@/lib/rules/standing-deputy'
import { officeOf } from '@/lib/testing/office'
import { refusal, standUp, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let tomas: SomePerson
let carlos: SomePerson
let priya: SomePerson
let first: SomePerson
let second: SomePerson

beforeAll(async () => {
  w = await world()
  tomas = await w.person('Tomas Runs Accounts', { administrator: true })
  carlos = await w.person('Carlos Ibarra')
  priya = await w.person('Priya Raman')
  ;[first, second] = w.deputies as [SomePerson, SomePerson]
  await w.sql.query('create temporary table kept as select person_id, totp_secret, totp_confirmed_at from credential')
})
afterAll(() => w.end())
beforeEach(async () => {
  await w.sql.query('update person set trust = 1, disabled_at = null, administrator = id = $1', [tomas.id])
  await w.sql.query(`update credential c set totp_secret = k.totp_secret, totp_confirmed_at = k.totp_confirmed_at from kept k
    where k.person_id = c.person_id`)
  await w.sql.query(`update plan_version set document = jsonb_set(document, '{standingDeputies}', $1)`,
    [JSON.stringify([first, second].map(({ id }) => ({ personId: id, trust: 1 })))])
  await standUp(w.sql, [first, second])
})

const name = async (people: readonly SomePerson[], by = tomas) =>
  w.sign(by, 'plan.setStandingDeputies', { personIds: people.map(({ id }) => id) }, { version: (await settings(by))!.plan.number })
const namingOf = async ({ id }: SomePerson) => ({ namingId: (await namings(carlos))!.deputies.find((each) => each.personId === id)!.namingId! })
const accept = async (who: SomePerson) => w.sign(who, 'standingDeputy.accept', await namingOf(who))
const confirm = async (by: SomePerson, who: SomePerson) => w.sign(by, 'standingDeputy.confirm', await namingOf(who))
const whoCount = async () => (await namings(carlos))!.deputies.filter((each) => each.counts).map((each) => each.name)
const seatsOf = async (incident: SomeIncident, who: SomePerson) =>
  (await w.sql.query<{ state: string }>('select state from seat where incident_id = $1 and person_id = $2', [incident.id, who.id])).rows.map(({ state }) => state)
const officePage = (who: SomePerson, incident: SomeIncident) =>
  weigh(who, async (at) => office({ ...at, incident: (await incidentFacts(at, incident.id))! }))

describe('attack 1: an administrator alone does not become coordinator of an incident that they are not on', () => {
  test('attack 1: naming two puppets is not enough: without a second person’s proof no incident opens with them', async () => {
    const [one, two] = [await w.person('Puppet One'), await w.person('Puppet Two')]
    await name([one, two])
    expect(await refusal(w.run(carlos, 'incident.open', openingInput))).toMatchObject({ code: 'state', because: expect.stringContaining('count') })
    await accept(one)
    await accept(two)
    expect(await whoCount()).toEqual([])
    expect(await refusal(confirm(tomas, one))).toMatchObject({ code: 'forbidden', because: expect.stringContaining('administrator') })
    expect(await refusal(confirm(one, one))).toMatchObject({ code: 'forbidden' })
    expect(await whoCount()).toEqual([])
  })

  test('attack 1: puppets named after an incident was opened never reach it; resetting its members moves no office within the limit', async () => {
    const incident = await w.open(carlos)
    const o = officeOf(w, incident)
    const [one, two] = [await w.person('Puppet One'), await w.person('Puppet Two')]
    await name([one, two])
    for (const puppet of [one, two]) await accept(puppet)
    await confirm(one, two)
    await confirm(two, one)
    expect(await whoCount()).toEqual(['Puppet One', 'Puppet Two'])
    await w.sign(tomas, 'account.resetSecondFactor', { personId: carlos.id, reason: 'Says that it was lost.' })
    await o.settle()
    for (const puppet of [one, two]) expect(await seatsOf(incident, puppet)).toEqual([])
    await w.advance(12 * 60 - 1)
    await o.settle()
    expect(await o.holder()).toBe(incident.seatId)
    expect((await o.kinds()).filter((kind) => kind.endsWith('broughtIn'))).toEqual([])
    await w.advance(24 * 60)
    await o.settle()
    for (const puppet of [one, two]) expect(await seatsOf(incident, puppet)).toEqual([])
    expect(await seatsOf(incident, first)).toEqual(['waiting'])
  })

  test('attack 1: a silence limit that an administrator shortens counts for incidents opened from then on', async () => {
    const incident = await w.open(carlos)
    const o = officeOf(w, incident)
    const { name: called, takeOverWaitMinutes, idleLockMinutes, silenceHours, version } = (await settings(tomas))!.organisation
    await w.run(tomas, 'setting.change', { name: called, takeOverWaitMinutes, idleLockMinutes, silenceHours: 1 }, { version })
    expect((await opening(carlos)).silenceHours).toBe(1)
    await w.sign(tomas, 'account.resetSecondFactor', { personId: carlos.id, reason: 'Says that it was lost.' })
    await o.settle()
    await w.advance(silenceHours * 60 - 1)
    await o.settle()
    expect(await seatsOf(incident, first)).toEqual([])
    await w.sql.query('update organisation set silence_hours = $1', [silenceHours])
  })

  test('attack 1: three accounts of the administrator’s own making can confirm one another; whoever opens sees whose they are, and the list is kept', async () => {
    const invited = async (who: SomePerson) => w.sql.query('update person set vouched_by_id = $1, vouched_at = muster.now() where id = $2', [tomas.id, who.id])
    const puppets = [await w.person('Puppet One'), await w.person('Puppet Two'), await w.person('Puppet Three')]
    for (const puppet of puppets) await invited(puppet)
    const [one, two, three] = puppets as [SomePerson, SomePerson, SomePerson]
    await name([one, two])
    for (const puppet of [one, two]) {
      await accept(puppet)
      await confirm(three, puppet)
    }
    const behind = { namedBy: tomas.name, confirmedBy: three.name, vouchedBy: tomas.name, confirmerVouchedBy: tomas.name }
    expect((await opening(carlos)).deputies).toMatchObject([{ name: one.name, ...behind }, { name: two.name, ...behind }])
    const incident = await w.open(carlos)
    expect((await officePage(carlos, incident)).standing.deputies).toMatchObject([{ name: one.name, ...behind }, { name: two.name, ...behind }])
    expect(JSON.parse((await w.entries(incident))[0]!.content).about.standingDeputies).toMatchObject([
      { name: one.name, namedBy: tomas.name, accountBy: tomas.name, confirmersAccountBy: tomas.name }, { name: two.name }])
  })

  test('attack 9: power over accounts and over the list wants the second factor again, and never goes by token', async () => {
    const somebody = await w.person('Some Body')
    const acts = [
      ['plan.setStandingDeputies', { personIds: [first.id, second.id] }],
      ['account.makeAdministrator', { personId: somebody.id }],
      ['account.resetSecondFactor', { personId: somebody.id, reason: 'Lost.' }],
      ['account.reinvite', { personId: somebody.id, reason: 'Lost.', tokenHash: 'a'.repeat(64) }],
      ['account.inviteAdministrator', { login: 'new.admin', name: 'New Admin', organisation: 'Systems', tokenHash: 'b'.repeat(64) }],
    ] as const
    for (const [command, input] of acts) {
      expect(await refusal(w.run(tomas, command, input)), command).toMatchObject({ code: 'invalid', fields: { code: expect.any(String) } })
      expect(await refusal(w.run({ ...tomas, via: 'token' }, command, input)), command).toMatchObject({ code: 'forbidden' })
      expect(await refusal(w.sign({ ...tomas, secret: somebody.secret }, command, input)), command).toMatchObject({ code: 'proof' })
      await w.sql.query('update throttle set failures = 20')
      expect(await refusal(w.sign(tomas, command, input)), `${command}, after many wrong codes`).toMatchObject({ code: 'throttled' })
      await w.sql.query('delete from throttle')
    }
  })

  test('attack 9: a proof for an account as it was shown does nothing to one that changed since', async () => {
    const somebody = await w.person('Some Body')
    const input = { personId: somebody.id }
    const seen = await weigh(tomas, (at) => preview(at, 'account.makeAdministrator', input))
    await w.sign(tomas, 'account.resetSecondFactor', { ...input, reason: 'Lost.' })
    const proof = { code: '000000', fingerprint: seen!.fingerprint! }
    expect(await refusal(w.run(tomas, 'account.makeAdministrator', input, { proof }))).toMatchObject({ code: 'changed' })
  })
})

describe('C7, N4: a standing deputy counts once accepted and confirmed', () => {
  test('C7: both are needed, in either order, and each once', async () => {
    await name([carlos, priya])
    expect(await whoCount()).toEqual([])
    await accept(carlos)
    await confirm(first, priya)
    expect(await whoCount()).toEqual([])
    await confirm(priya, carlos)
    await accept(priya)
    expect(await whoCount()).toEqual([carlos.name, priya.name])
    expect(await refusal(accept(carlos))).toMatchObject({ code: 'state' })
    expect(await refusal(confirm(first, carlos))).toMatchObject({ code: 'state', because: expect.stringContaining(priya.name) })
  })

  test('N4: not by who named it, though their administration has ended since', async () => {
    const helen = await w.person('Helen Was Administrator', { administrator: true })
    await name([carlos, priya], helen)
    await w.sql.query('update person set administrator = false where id = $1', [helen.id])
    expect(await refusal(confirm({ ...helen, administrator: false }, carlos))).toMatchObject({ code: 'forbidden', because: expect.stringContaining('named') })
  })

  test('N4: not by people from outside, and they see no list', async () => {
    const partner = await w.person('Part Ner', { ours: false })
    expect(await refusal(confirm(partner, first))).toMatchObject({ code: 'forbidden' })
    expect(await namings(partner)).toBeNull()
  })

  test.each([
    ['reset', () => w.sign(tomas, 'account.resetSecondFactor', { personId: first.id, reason: 'Lost.' })],
    ['invited anew', () => w.sign(tomas, 'account.reinvite', { personId: first.id, reason: 'Lost.', tokenHash: crypto.randomUUID().replaceAll('-', '').repeat(2) })],
    ['disabled', () => w.run(tomas, 'account.disable', { personId: first.id, reason: 'Gone.' })],
    ['made an administrator', () => w.sign(tomas, 'account.makeAdministrator', { personId: first.id })],
  ])('W5: whose account is %s counts no more, in the plan and in open incidents, until all is done anew', async (_, act) => {
    const incident = await w.open(carlos)
    await act()
    expect(await whoCount()).toEqual([second.name])
    expect((await officePage(carlos, incident)).standing.deputies.map(counts)).toEqual([false, true])
    await w.sql.query('update person set administrator = false, disabled_at = null where id = $1', [first.id])
    expect(await whoCount()).toEqual([second.name])
    await w.sql.query(`update credential set totp_confirmed_at = now() where person_id = $1`, [first.id])
    await name([first, second])
    expect(await whoCount()).toEqual([second.name])
    expect((await desk(first)).namings.accept).toBe(true)
  })

  test('C7: who stays on the list keeps what was accepted and confirmed; who left it begins anew', async () => {
    await name([second, first])
    expect(await whoCount()).toEqual([second.name, first.name])
    await name([first, carlos])
    await name([first, second])
    expect(await whoCount()).toEqual([first.name])
  })

  test('IN-1: fewer than two who count, and no incident opens; the desk, Settings and the page say so', async () => {
    await name([first, carlos])
    expect(await refusal(w.run(priya, 'incident.open', openingInput))).toMatchObject({ code: 'state', because: expect.stringContaining('Fewer than two') })
    expect((await desk(priya)).can.open).toMatchObject({ allowed: false })
    expect((await desk(priya)).namings).toEqual({ accept: false, confirm: [carlos.name] })
    expect((await settings(tomas))!.plan.deputies.map(counts)).toEqual([true, false])
  })

  test('TO-8: who was named, but not accepted or not confirmed, is passed over', async () => {
    await name([carlos, priya, first, second])
    await accept(carlos)
    await confirm(carlos, priya)
    const incident = await w.open(await w.person('Mara Lindqvist'))
    await w.sql.query('update person set trust = trust + 1 where id = $1', [incident.coordinator.id])
    const o = officeOf(w, incident)
    await o.settle()
    await w.advance(12 * 60)
    await o.settle()
    expect(await Promise.all([carlos, priya, first].map((who) => seatsOf(incident, who)))).toEqual([[], [], ['waiting']])
  })
})

describe('TO-8: the list that an incident keeps', () => {
  const renew = async () => {
    await name([carlos, first])
    await accept(carlos)
    await confirm(first, carlos)
  }

  test('TO-8: a later list reaches an open incident only when its coordinator takes it over, and the book says so', async () => {
    const mara = await w.person('Mara Lindqvist')
    const incident = await w.open(mara)
    expect((await officePage(mara, incident)).standing.plan).toBeNull()
    await renew()
    const page = await officePage(mara, incident)
    expect(page.standing.deputies.map((each) => each.name)).toEqual([first.name, second.name])
    expect(page.standing.plan).toMatchObject({ added: [carlos.name], gone: [second.name], adopt: { verdict: { allowed: true } } })
    await w.sign(mara, 'standingList.adopt', { incidentId: incident.id })
    const after = (await officePage(mara, incident)).standing
    expect(after).toMatchObject({ plan: null, deputies: [{ name: carlos.name, confirmedBy: first.name }, { name: first.name }] })
    expect(await officeOf(w, incident).newest()).toMatchObject({
      about: { before: [{ name: first.name }, { name: second.name }], after: [{ name: carlos.name, namedBy: tomas.name }, { name: first.name }] },
    })
    expect(await refusal(w.sign(mara, 'standingList.adopt', { incidentId: incident.id }))).toMatchObject({ code: 'state' })
  })

  test('TO-8: nobody but the coordinator takes it over, and not a list that changed after it was shown', async () => {
    const mara = await w.person('Mara Lindqvist')
    const incident = await w.open(mara)
    await w.seat(incident, priya)
    await renew()
    expect((await officePage(priya, incident)).standing.plan).toMatchObject({ adopt: null })
    expect(await refusal(w.sign(priya, 'standingList.adopt', { incidentId: incident.id }))).toMatchObject({ code: 'forbidden' })
    const { fingerprint } = (await officePage(mara, incident)).standing.plan!.adopt!
    await name([carlos, first, second])
    await accept(second)
    await confirm(first, second)
    const proof = { code: '000000', fingerprint }
    expect(await refusal(w.run(mara, 'standingList.adopt', { incidentId: incident.id }, { proof }))).toMatchObject({ code: 'changed' })
  })
})

test('upgrade: who was named before counts in no incident until accepted and confirmed; open incidents keep their list to be read', async () => {
  const mara = await w.person('Mara Lindqvist')
  const incident = await w.open(mara)
  const sql = readFileSync('prisma/migrations/20261129000100_standing_deputies/migration.sql', 'utf8')
  await w.sql.query(`drop table standing_deputy, pinned_deputy, person_notice; drop function muster.keep_naming();
    alter table person drop column vouched_by_id, drop column vouched_at; alter table incident drop column standing_told_at, drop column silence_hours`)
  await w.sql.query(sql)
  expect((await namings(carlos))!.deputies.map((each) => [each.name, each.acceptedAt, each.counts]))
    .toEqual([[first.name, null, false], [second.name, null, false]])
  expect((await officePage(mara, incident)).standing.deputies.map((each) => [each.name, counts(each)]))
    .toEqual([[first.name, false], [second.name, false]])
  await accept(first)
  await confirm(second, first)
  expect((await officePage(mara, incident)).standing.deputies.map(counts)).toEqual([false, false])
  await w.sign(mara, 'standingList.adopt', { incidentId: incident.id })
  expect((await officePage(mara, incident)).standing.deputies.map((each) => [each.name, counts(each)])).toEqual([[first.name, true]])
})

const openingInput = {
  codeName: 'Copper Heron', kind: 'compromise of integrity', established: 'suspected', severity: 3, drill: false, symptoms: 'A job failed.',
  reach: 'Mobile on the card.', rulesVersion: 1,
}
