import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { weigh } from '@/lib/db/as'
import { waits } from '@/lib/queries/waits'
import { callBack } from '@/lib/testing/call-back'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let carlos: SomePerson
let incident: SomeIncident
let priyaSeat: string

beforeEach(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  carlos = await w.person('Carlos Ibarra')
  incident = await w.open(mara)
  priyaSeat = await w.seat(incident, priya)
  await w.seat(incident, carlos, { office: 'manager' })
})
afterEach(() => w.end())

const suspend = (actor: SomePerson, seatId = priyaSeat) =>
  w.run(actor, 'seat.suspend', { incidentId: incident.id, seatId, reason: 'Odd sign-ins.' })
const confirm = (actor: SomePerson, seatId = priyaSeat) =>
  callBack(w, actor, { incidentId: incident.id, seatId })
const window = async (actor: SomePerson, minutes: number, seatId = priyaSeat) => w.run(actor, 'seat.openWindow', {
  incidentId: incident.id, seatId, reason: 'Still needed.',
  accessUntil: new Date((await w.moment()).getTime() + minutes * 60_000).toISOString(),
})
const sees = (who: SomePerson) => weigh(who, ({ tx }) => tx.task.count()).then((count) => count > 0)
const askedWho = (who: SomePerson) => weigh(who, (at) => waits(at, [incident.id]))
  .then((found) => found.filter((wait) => wait.kind === 'identity').map((wait) => wait.title))
const resetByAdministrator = (who: SomePerson) => w.sql.query('update person set trust = trust + 1 where id = $1', [who.id])

describe('suspending', () => {
  test('SE-10: the coordinator suspends at once, not twice, not the own seat', async () => {
    expect(await refusal(suspend(carlos))).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can suspend someone’s access.',
    })
    expect(await sees(priya)).toBe(true)
    await suspend(mara)
    expect(await sees(priya)).toBe(false)
    expect(await refusal(suspend(mara))).toMatchObject({ code: 'state', because: 'The access of Priya Raman is suspended already.' })
    expect(await refusal(suspend(mara, incident.seatId))).toMatchObject({ code: 'state' })
    expect((await w.entries(incident)).at(-1)!.kind).toBe('seat.suspended')
  })
})

describe('confirming by call-back (W5)', () => {
  test('SE-11: after an administrator’s reset nobody acts as that person until the coordinator has called back', async () => {
    await resetByAdministrator(priya)
    expect(await sees(priya)).toBe(false)
    expect(await refusal(confirm(carlos))).toMatchObject({ code: 'forbidden' })
    await confirm(mara)
    expect(await sees(priya)).toBe(true)
    const entry = (await w.entries(incident)).at(-1)!
    expect(entry.kind).toBe('seat.identityConfirmed')
    expect(JSON.parse(entry.content).about).toMatchObject({ number: 'The one on the card.', how: 'Asked for the agreed phrase.', trust: 2 })
    expect(await refusal(confirm(mara))).toMatchObject({ code: 'state', because: 'The access of Priya Raman is not suspended.' })
  })
  test('attack 3, SE-11: a deputy who calls back because the coordinator reset the account lifts no suspension of the coordinator’s', async () => {
    await suspend(mara)
    await w.sql.query('update person set trust = trust + 1, vouched_by_id = $2, vouched_at = now() where id = $1', [priya.id, mara.id])
    await confirm(carlos)
    expect(await sees(priya)).toBe(false)
    expect((await w.sql.query('select suspended_reason, trust from seat where id = $1', [priyaSeat])).rows).toEqual([{ suspended_reason: 'Odd sign-ins.', trust: 2 }])
    expect(await refusal(confirm(carlos))).toMatchObject({ code: 'forbidden' })
    await confirm(mara)
    expect(await sees(priya)).toBe(true)
  })
  test('SE-11: not while the account is disabled', async () => {
    await w.sql.query('update person set disabled_at = now(), trust = trust + 1 where id = $1', [priya.id])
    expect(await refusal(confirm(mara))).toMatchObject({
      code: 'state', because: 'The account of Priya Raman is disabled. An administrator has to enable it first.',
    })
    await w.sql.query('update person set disabled_at = null where id = $1', [priya.id])
    expect(await sees(priya)).toBe(false)
    await confirm(mara)
    expect(await sees(priya)).toBe(true)
  })
  test('SE-11: the coordinator’s own seat is confirmed by a deputy or a manager, and by nobody else', async () => {
    await resetByAdministrator(mara)
    expect(await refusal(confirm(priya, incident.seatId))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(confirm(mara, incident.seatId))).toMatchObject({ code: 'missing' })
    expect(await askedWho(carlos)).toEqual(['Mara Lindqvist'])
    expect(await askedWho(priya)).toEqual([])
    await confirm(carlos, incident.seatId)
    expect(await sees(mara)).toBe(true)
    expect(await askedWho(carlos)).toEqual([])
  })
  test('SE-11: every cause must be gone: a window that is over stays over until it is opened', async () => {
    await w.sql.query(`update seat set access_until = muster.now() - interval '1 minute' where id = $1`, [priyaSeat])
    expect(await refusal(confirm(mara))).toMatchObject({
      code: 'state', because: 'Priya Raman’s access has only expired. Set a new end.',
    })
    await resetByAdministrator(priya)
    await confirm(mara)
    expect(await sees(priya)).toBe(false)
    await window(mara, 60)
    expect(await sees(priya)).toBe(true)
  })
  test('SE-11: someone who never acknowledged the rules waits again', async () => {
    const jonas = await w.person('Jonas Weber')
    const seatId = await w.seat(incident, jonas, { state: 'waiting' })
    await suspend(mara, seatId)
    expect(await refusal(w.run(jonas, 'rules.acknowledge', { incidentId: incident.id, rulesVersion: 1 }))).toMatchObject({
      code: 'missing',
    })
    await confirm(mara, seatId)
    expect(await sees(jonas)).toBe(false)
    await w.run(jonas, 'rules.acknowledge', { incidentId: incident.id, rulesVersion: 1 })
    expect(await sees(jonas)).toBe(true)
  })
})

describe('windows of access (N7)', () => {
  test('SE-11: a new end that lies ahead, by the coordinator, with a reason', async () => {
    expect(await refusal(window(priya, 60))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(window(mara, -1))).toMatchObject({
      code: 'invalid', fields: { accessUntil: 'That time has passed. Choose a later one.' },
    })
    await window(mara, 60)
    expect(await sees(priya)).toBe(true)
    await w.advance(61)
    expect(await sees(priya)).toBe(false)
    expect(await refusal(window(mara, 60, incident.seatId))).toMatchObject({ code: 'forbidden' })
  })
  test('SE-11: the coordinator’s own window is opened by a manager once it has ended, and by nobody cut short', async () => {
    expect(await refusal(window(carlos, 1, incident.seatId))).toMatchObject({
      code: 'state', because: 'The access of the coordinator, Mara Lindqvist, has not expired.',
    })
    await w.sql.query(`update seat set access_until = muster.now() - interval '1 minute' where id = $1`, [incident.seatId])
    expect(await sees(mara)).toBe(false)
    await window(carlos, 60, incident.seatId)
    expect(await sees(mara)).toBe(true)
  })
})
