import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { desk } from '@/lib/queries/desk'
import { settings } from '@/lib/queries/settings'
import { namings } from '@/lib/queries/standing-deputies'
import { counts } from '@/lib/rules/standing-deputy'
import { officeOf } from '@/lib/testing/office'
import { standingDeputiesOf } from '@/lib/testing/standing-deputies'
import { refusal, world, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let tomas: SomePerson
let carlos: SomePerson
let priya: SomePerson
let first: SomePerson
let second: SomePerson
let s: Awaited<ReturnType<typeof standingDeputiesOf>>

beforeAll(async () => {
  w = await world()
  tomas = await w.person('Tomas Runs Accounts', { administrator: true })
  carlos = await w.person('Carlos Ibarra')
  priya = await w.person('Priya Raman')
  ;[first, second] = w.deputies as [SomePerson, SomePerson]
  s = await standingDeputiesOf(w, tomas, carlos)
})
afterAll(() => w.end())
beforeEach(() => s.again())

describe('C7, N4: a standing deputy counts once accepted and confirmed', () => {
  test('C7: both are needed, in either order, and each once', async () => {
    await s.name([carlos, priya])
    expect(await s.whoCount()).toEqual([])
    await s.accept(carlos)
    await s.confirm(first, priya)
    expect(await s.whoCount()).toEqual([])
    await s.confirm(priya, carlos)
    await s.accept(priya)
    expect(await s.whoCount()).toEqual([carlos.name, priya.name])
    expect(await refusal(s.accept(carlos))).toMatchObject({ code: 'state' })
    expect(await refusal(s.confirm(first, carlos))).toMatchObject({ code: 'state', because: expect.stringContaining(priya.name) })
  })

  test('N4: not by who named it, though their administration has ended since', async () => {
    const helen = await w.person('Helen Was Administrator', { administrator: true })
    await s.name([carlos, priya], helen)
    await w.sql.query('update person set administrator = false where id = $1', [helen.id])
    expect(await refusal(s.confirm({ ...helen, administrator: false }, carlos))).toMatchObject({ code: 'forbidden', because: expect.stringContaining('named') })
  })

  test('N4: not by people from outside, and they see no list', async () => {
    const partner = await w.person('Part Ner', { ours: false })
    expect(await refusal(s.confirm(partner, first))).toMatchObject({ code: 'forbidden' })
    expect(await namings(partner)).toBeNull()
  })

  test.each([
    ['reset', () => w.sign(tomas, 'account.resetSecondFactor', { personId: first.id, reason: 'Lost.' })],
    ['invited anew', () => w.sign(tomas, 'account.reinvite', { personId: first.id, reason: 'Lost.', tokenHash: crypto.randomUUID().replaceAll('-', '').repeat(2) })],
    ['disabled', () => w.sign(tomas, 'account.disable', { personId: first.id, reason: 'Gone.' })],
    ['made an administrator', () => w.sign(tomas, 'account.makeAdministrator', { personId: first.id })],
  ])('W5: whose account is %s counts no more, in the plan and in open incidents, until all is done anew', async (_, act) => {
    const incident = await w.open(carlos)
    await act()
    expect(await s.whoCount()).toEqual([second.name])
    expect((await s.list(carlos, incident)).deputies.map(counts)).toEqual([false, true])
    await w.sql.query('update person set administrator = false, disabled_at = null where id = $1', [first.id])
    expect(await s.whoCount()).toEqual([second.name])
    await w.sql.query(`update credential set totp_confirmed_at = now() where person_id = $1`, [first.id])
    await s.name([first, second])
    expect(await s.whoCount()).toEqual([second.name])
    expect((await desk(first)).namings.accept).toBe(true)
  })

  test('C7: who stays on the list keeps what was accepted and confirmed; who left it begins anew', async () => {
    await s.name([second, first])
    expect(await s.whoCount()).toEqual([second.name, first.name])
    await s.name([first, carlos])
    await s.name([first, second])
    expect(await s.whoCount()).toEqual([first.name])
  })

  test('IN-1: fewer than two who count, and no incident opens; the desk, Settings and the page say so', async () => {
    await s.name([first, carlos])
    expect(await refusal(w.run(priya, 'incident.open', openingInput))).toMatchObject({ code: 'state', because: expect.stringContaining('Fewer than two') })
    expect((await desk(priya)).can.open).toMatchObject({ allowed: false })
    expect((await desk(priya)).namings).toEqual({ accept: false, confirm: [carlos.name] })
    expect((await settings(tomas))!.plan.deputies.map(counts)).toEqual([true, false])
  })

  test('TO-8: who was named, but not accepted or not confirmed, is passed over', async () => {
    await s.name([carlos, priya, first, second])
    await s.accept(carlos)
    await s.confirm(carlos, priya)
    const incident = await w.open(await w.person('Mara Lindqvist'))
    await w.sql.query('update person set trust = trust + 1 where id = $1', [incident.coordinator.id])
    const o = officeOf(w, incident)
    await o.settle()
    await w.advance(12 * 60)
    await o.settle()
    expect(await Promise.all([carlos, priya, first].map((who) => s.seatsOf(incident, who)))).toEqual([[], [], ['waiting']])
  })
})

const openingInput = {
  codeName: 'Copper Heron', kind: 'compromise of integrity', established: 'suspected', severity: 3, drill: false, symptoms: 'A job failed.',
  reach: 'Mobile on the card.', rulesVersion: 1,
}
