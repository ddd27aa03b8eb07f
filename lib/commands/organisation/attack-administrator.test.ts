import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { preview } from '@/lib/commands/preview'
import { weigh } from '@/lib/db/as'
import { opening } from '@/lib/queries/opening'
import { settings } from '@/lib/queries/settings'
import { officeOf } from '@/lib/testing/office'
import { standingDeputiesOf } from '@/lib/testing/standing-deputies'
import { refusal, world, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let tomas: SomePerson
let carlos: SomePerson
let first: SomePerson
let second: SomePerson
let s: Awaited<ReturnType<typeof standingDeputiesOf>>

beforeAll(async () => {
  w = await world()
  tomas = await w.person('Tomas Runs Accounts', { administrator: true })
  carlos = await w.person('Carlos Ibarra')
  ;[first, second] = w.deputies as [SomePerson, SomePerson]
  s = await standingDeputiesOf(w, tomas, carlos)
})
afterAll(() => w.end())
beforeEach(() => s.again())

describe('attack 1: an administrator alone does not become coordinator of an incident that they are not on', () => {
  test('attack 1: naming two puppets is not enough: without a second person’s proof no incident opens with them', async () => {
    const [one, two] = [await w.person('Puppet One'), await w.person('Puppet Two')]
    await s.name([one, two])
    expect(await refusal(w.run(carlos, 'incident.open', openingInput))).toMatchObject({ code: 'state', because: expect.stringContaining('in force') })
    await s.accept(one)
    await s.accept(two)
    expect(await s.whoCount()).toEqual([])
    expect(await refusal(s.confirm(tomas, one))).toMatchObject({ code: 'forbidden', because: expect.stringContaining('administrator') })
    expect(await refusal(s.confirm(one, one))).toMatchObject({ code: 'forbidden' })
    expect(await s.whoCount()).toEqual([])
  })

  test('attack 1: puppets named after an incident was opened never reach it; resetting its members moves no role within the limit', async () => {
    const incident = await w.open(carlos)
    const o = officeOf(w, incident)
    const [one, two] = [await w.person('Puppet One'), await w.person('Puppet Two')]
    await s.name([one, two])
    for (const puppet of [one, two]) await s.accept(puppet)
    await s.confirm(one, two)
    await s.confirm(two, one)
    expect(await s.whoCount()).toEqual(['Puppet One', 'Puppet Two'])
    await w.sign(tomas, 'account.resetSecondFactor', { personId: carlos.id, reason: 'Says that it was lost.' })
    await o.settle()
    for (const puppet of [one, two]) expect(await s.seatsOf(incident, puppet)).toEqual([])
    await w.advance(12 * 60 - 1)
    await o.settle()
    expect(await o.holder()).toBe(incident.seatId)
    expect((await o.kinds()).filter((kind) => kind.endsWith('broughtIn'))).toEqual([])
    await w.advance(24 * 60)
    await o.settle()
    for (const puppet of [one, two]) expect(await s.seatsOf(incident, puppet)).toEqual([])
    expect(await s.seatsOf(incident, first)).toEqual(['waiting'])
  })

  test('attack 1: three accounts of one administrator’s making are on nobody’s list who did not tick them', async () => {
    const [one, two] = [await w.person('Puppet Three'), await w.person('Puppet Four')]
    await w.sql.query('update person set vouched_by_id = $1, vouched_at = muster.now() where id = any ($2)', [tomas.id, [one.id, two.id]])
    await s.name([one, two])
    for (const puppet of [one, two]) await s.accept(puppet)
    await s.confirm(one, two)
    await s.confirm(two, one)
    const page = await opening(carlos)
    expect(page.form!.deputies.map(({ name, settled }) => [name, settled])).toEqual([['Puppet Three', false], ['Puppet Four', false]])
    const incident = await w.open(carlos)
    expect((await s.list(carlos, incident)).deputies).toEqual([])
    await w.sign(tomas, 'account.resetSecondFactor', { personId: carlos.id, reason: 'Says that it was lost.' })
    for (let days = 0; days < 2; days++) {
      await officeOf(w, incident).settle()
      await w.advance(24 * 60)
    }
    for (const puppet of [one, two]) expect(await s.seatsOf(incident, puppet)).toEqual([])
    // Whom the opener ticks is on the list: that is for them to know.
    const knowing = await w.person('Kay Knowing')
    const ticked = await w.run(knowing, 'incident.open', { ...openingInput, standingDeputyIds: [two.id] })
    expect((await s.list(knowing, { id: String(ticked.answer.incidentId), seatId: '', coordinator: knowing })).deputies.map(({ name }) => name)).toEqual(['Puppet Four'])
  })

  test('attack 1: a silence limit that an administrator shortens counts for incidents opened from then on', async () => {
    const incident = await w.open(carlos)
    const o = officeOf(w, incident)
    const { name: called, takeOverWaitMinutes, idleLockMinutes, silenceHours, version } = (await settings(tomas))!.organisation
    await w.sign(tomas, 'setting.change', { name: called, takeOverWaitMinutes, idleLockMinutes, silenceHours: 1 }, { version })
    expect((await opening(carlos)).form!.silenceHours).toBe(1)
    await w.sign(tomas, 'account.resetSecondFactor', { personId: carlos.id, reason: 'Says that it was lost.' })
    await o.settle()
    await w.advance(silenceHours * 60 - 1)
    await o.settle()
    expect(await s.seatsOf(incident, first)).toEqual([])
    await w.sql.query('update organisation set silence_hours = $1', [silenceHours])
  })

  test('attack 1: three accounts of the administrator’s own making can confirm one another; whoever opens sees whose they are, and the list is kept', async () => {
    const invited = async (who: SomePerson) => w.sql.query('update person set vouched_by_id = $1, vouched_at = muster.now() where id = $2', [tomas.id, who.id])
    const puppets = [await w.person('Puppet One'), await w.person('Puppet Two'), await w.person('Puppet Three')]
    for (const puppet of puppets) await invited(puppet)
    const [one, two, three] = puppets as [SomePerson, SomePerson, SomePerson]
    await s.name([one, two])
    for (const puppet of [one, two]) {
      await s.accept(puppet)
      await s.confirm(three, puppet)
    }
    const behind = { namedBy: tomas.name, confirmedBy: three.name, vouchedBy: tomas.name, confirmerVouchedBy: tomas.name }
    expect((await opening(carlos)).form!.deputies).toMatchObject([{ name: one.name, ...behind }, { name: two.name, ...behind }])
    const { answer } = await w.run(carlos, 'incident.open', { ...openingInput, standingDeputyIds: [one.id, two.id] })
    const incident = { id: String(answer.incidentId), seatId: String(answer.seatId), coordinator: carlos }
    expect((await s.list(carlos, incident)).deputies).toMatchObject([{ name: one.name, ...behind }, { name: two.name, ...behind }])
    expect(JSON.parse((await w.entries(incident))[0]!.content).about.standingDeputies).toMatchObject([
      { name: one.name, namedBy: tomas.name, accountBy: tomas.name, confirmersAccountBy: tomas.name }, { name: two.name }])
  })

  test('attack 9: power over accounts and over the list wants the second factor again, and never goes by token', async () => {
    const somebody = await w.person('Some Body')
    const acts = [
      ['plan.setStandingDeputies', { personIds: [first.id, second.id] }],
      ['plan.namePerson', { name: 'Some Body', role: 'Legal', organisation: 'Systems', why: 'Counsel.', reach: 'Line.', personId: somebody.id }],
      ['rules.publish', { rules: [{ level: 'must', title: 'Say nothing', text: 'Speak of it nowhere.', why: 'It would spread.' }] }],
      ['account.makeAdministrator', { personId: somebody.id }],
      ['account.resetSecondFactor', { personId: somebody.id, reason: 'Lost.' }],
      ['account.reinvite', { personId: somebody.id, reason: 'Lost.', tokenHash: 'a'.repeat(64) }],
      ['account.inviteAdministrator', { login: 'new.admin', name: 'New Admin', organisation: 'Systems', tokenHash: 'b'.repeat(64) }],
    ] as const
    for (const [command, input] of acts) {
      expect(await refusal(w.run(tomas, command, input)), command).toMatchObject({ code: 'invalid', fields: { code: expect.any(String) } })
      expect(await refusal(w.run({ ...tomas, via: 'token' }, command, input)), command).toMatchObject({ code: 'forbidden' })
      expect(await refusal(w.sign({ ...tomas, secret: somebody.secret }, command, input)), command).toMatchObject({ code: 'proof' })
      await w.sql.query('insert into throttle (key, at) select $1, muster.now() from generate_series(1, 20)', [`code in session: ${tomas.id}`])
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

const openingInput = {
  codeName: 'Copper Heron', kind: 'compromise of integrity', established: 'suspected', severity: 3, drill: false, symptoms: 'A job failed.',
  reach: 'Mobile on the card.', rulesVersion: 1,
}
