import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import pg from 'pg'
import { tick } from '@/lib/commands/tick'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { dueIncidents, dueMail, forgetAccountChanges, forgetAnswers } from './due'

// What the worker is told to look at, and whom it is told to write to.

let w: World
let mara: SomePerson
let daniel: SomePerson
let incident: SomeIncident
const minute = 60_000

beforeAll(async () => {
  w = await world()
})
beforeEach(async () => {
  await w.sql.query(`update incident set phase = 'closed', next_due_at = null; delete from account_change`)
  mara = await w.person('Mara Lindqvist')
  daniel = await w.person('Daniel Osei')
  incident = await w.open(mara)
  await tick(incident.id)
})
afterAll(() => w.end())

const inMinutes = async (minutes: number) => new Date((await w.moment()).getTime() + minutes * minute)
const nextDue = async (): Promise<number | null> => {
  const { rows } = await w.sql.query<{ at: Date | null }>('select next_due_at as at from incident where id = $1', [incident.id])
  return rows[0]!.at?.getTime() ?? null
}
const isDue = async () => (await dueIncidents([])).includes(incident.id)
const add = async (who: SomePerson, accessUntil: Date | null) => w.run(mara, 'seat.add', {
  incidentId: incident.id, personId: who.id, name: '', organisation: '', kind: 'technical', why: 'Knows the hosts.', reach: 'Card.', sees: 'whole',
  accessUntil: accessUntil?.toISOString() ?? null, sure: true,
})
const offer = async (seatId: string, dueAt: Date) =>
  w.run(mara, 'handOver.offer', { incidentId: incident.id, seatId, note: 'Until tomorrow.', dueAt: dueAt.toISOString() })

describe('by the clock', () => {
  test('an incident that was just opened is looked at once, then not for hours', async () => {
    const opened = await w.open(mara)
    expect(await dueIncidents([])).toContain(opened.id)
    await tick(opened.id)
    expect(await dueIncidents([])).not.toContain(opened.id)
  })
  test('M21, SE-10: a window of access that ends', async () => {
    const until = await inMinutes(60)
    await add(daniel, until)
    expect(await nextDue()).toBe(until.getTime())
    expect(await isDue()).toBe(false)
    await w.advance(61)
    expect(await isDue()).toBe(true)
    expect(await tick(incident.id)).toBe('done')
    expect(await isDue()).toBe(false)
  })
  test('SE-10: also where the incident has ended', async () => {
    await add(daniel, await inMinutes(60))
    await w.sql.query(`update incident set phase = 'closed' where id = $1`, [incident.id])
    await w.advance(61)
    expect(await isDue()).toBe(true)
  })
  test('HO-4: an offer that runs out; the soonest moment counts', async () => {
    await add(daniel, await inMinutes(60))
    const due = await inMinutes(30)
    await offer(await w.seat(incident, await w.person('Priya Raman')), due)
    expect(await nextDue()).toBe(due.getTime())
  })
  test('TO-5: the end of a wait', async () => {
    const priya = await w.person('Priya Raman')
    await w.seat(incident, priya, { deputy: 1 })
    await w.run(priya, 'takeOver.call', { incidentId: incident.id, reason: 'No answer.' })
    expect(await nextDue()).toBeLessThanOrEqual((await inMinutes(15)).getTime())
    expect(await isDue()).toBe(false)
    await w.advance(16)
    expect(await isDue()).toBe(true)
  })
  test('TO-8, N4: a coordinator alone, once silent for as long as the setting said at the opening', async () => {
    expect(await nextDue()).toBeGreaterThan((await inMinutes(11 * 60)).getTime())
    expect(await nextDue()).toBeLessThanOrEqual((await inMinutes(12 * 60)).getTime())
    await w.sql.query('update organisation set silence_hours = 2')
    expect(await isDue()).toBe(false)
    await tick(incident.id)
    expect(await nextDue()).toBeGreaterThan((await inMinutes(11 * 60)).getTime())
    await w.sql.query('update organisation set silence_hours = 12')
  })
  test('a command writes nothing where the moment it would write is later', async () => {
    const before = await nextDue()
    await w.advance(5)
    await w.run(mara, 'incident.summarise', { incidentId: incident.id, summary: 'One host.' }, { version: 1 })
    expect(await nextDue()).toBe(before)
  })
})

describe('by an account', () => {
  beforeEach(async () => {
    await add(daniel, null)
    await w.sql.query(`update seat set state = 'active', acknowledged_rules = 1 where incident_id = $1`, [incident.id])
    await tick(incident.id)
  })
  for (const [what, change] of [['disabled', 'disabled_at = muster.now()'], ['reset', 'trust = trust + 1']] as const)
    test(`SE-10: an account that is ${what}, until it is in the book`, async () => {
      expect(await isDue()).toBe(false)
      await w.sql.query(`update person set ${change} where id = $1`, [daniel.id])
      expect(await isDue()).toBe(true)
      await tick(incident.id)
      expect(await isDue()).toBe(false)
    })
  test('N3: an administrator’s act neither waits for an incident that is held nor writes more where there is one', async () => {
    const administrator = await w.person('Ada Admin', { administrator: true })
    const outsider = await w.person('Olive Outside')
    const holder = new pg.Client({ connectionString: w.database.superUrl })
    await holder.connect()
    await holder.query('begin')
    await holder.query('select 1 from incident where id = $1 for update', [incident.id])
    const written = async () => Number((await w.sql.query<{ n: string }>('select count(*) as n from account_change')).rows[0]!.n)
    for (const who of [daniel, outsider]) {
      const before = await written()
      await w.sign(administrator, 'account.disable', { personId: who.id, reason: 'Left.' })
      expect(await written() - before).toBeGreaterThan(0)
    }
    await holder.query('rollback')
    await holder.end()
    const each = await w.sql.query<{ n: string }>('select count(*) as n from account_change group by person_id')
    expect(new Set(each.rows.map(({ n }) => n)).size).toBe(1)
  })
  test('changes are forgotten after an hour, but not while a seat is not in the book', async () => {
    const kept = async () => (await w.sql.query('select 1 from account_change where person_id = $1', [daniel.id])).rowCount
    await w.sql.query('update person set trust = trust + 1 where id = $1', [daniel.id])
    await w.advance(61)
    await forgetAccountChanges()
    expect(await kept()).toBe(1)
    await tick(incident.id)
    await forgetAccountChanges()
    expect(await kept()).toBe(0)
    await w.sql.query('update person set trust = trust + 1 where id = $1', [daniel.id])
    await tick(incident.id)
    await forgetAccountChanges()
    expect(await kept()).toBe(1)
  })
})

describe('all the same', () => {
  test('once a day each open incident is looked at, two at a time; ended ones are not', async () => {
    const others = [await w.open(mara), await w.open(mara), await w.open(mara)]
    for (const { id } of others) await tick(id)
    await w.sql.query(`update incident set next_due_at = null`)
    expect(await dueIncidents([])).toEqual([])
    await w.advance(24 * 60 + 1)
    expect(await dueIncidents([])).toHaveLength(2)
    await w.sql.query(`update incident set phase = 'closed'`)
    expect(await dueIncidents([])).toEqual([])
  })
  test('those that are named are left out, by whatever they are due', async () => {
    await add(daniel, await inMinutes(1))
    await w.sql.query('update person set trust = trust + 1 where id = $1', [daniel.id])
    await w.advance(25 * 60)
    expect(await isDue()).toBe(true)
    expect(await dueIncidents([incident.id])).not.toContain(incident.id)
  })
})

describe('mail', () => {
  const tell = async (who: SomePerson, count = 1, tries = 0): Promise<string> => {
    await w.sql.query('update person set login = $1 where id = $2', [`${who.id}@example.org`, who.id])
    const seatId = await w.seat(incident, who)
    await w.sql.query(`insert into notice (id, incident_id, seat_id, kind, created_at, mail_tries)
      select gen_random_uuid(), $1, $2, 'task yours', muster.now() - interval '3 hours', $4 from generate_series(1, $3::int)`,
    [incident.id, seatId, count, tries])
    return `${who.id}@example.org`
  }
  const logins = async () => (await dueMail([])).map(({ login }) => login)
  beforeEach(() => w.sql.query('update notice set mailed_at = now() where mailed_at is null'))

  test('M11: nobody whose account was reset or disabled is written to', async () => {
    const [reset, disabled, fine] = [await w.person('R'), await w.person('D'), await w.person('F')]
    for (const who of [reset, disabled]) await tell(who)
    const login = await tell(fine)
    await w.sql.query('update person set trust = trust + 1 where id = $1', [reset.id])
    await w.sql.query('update person set disabled_at = now() where id = $1', [disabled.id])
    expect(await logins()).toEqual([login])
  })
  test('200 notices of someone who can’t be reached keep nobody waiting, and are one mail', async () => {
    const unreachable = await tell(await w.person('U'), 200, 5)
    const other = await tell(await w.person('O'))
    expect(await logins()).toEqual([other, unreachable])
    const mail = (await dueMail([])).find(({ login }) => login === unreachable)!
    expect(new Set(mail.noticeIds).size).toBe(200)
    expect(new Set(mail.incidentIds)).toEqual(new Set([incident.id]))
  })
  test('60 people who can’t be reached do not keep others waiting', async () => {
    for (let each = 0; each < 60; each++) await tell(await w.person(`P${each}`), 1, 3)
    const other = await tell(await w.person('O'))
    expect((await logins())[0]).toBe(other)
    expect(await logins()).toHaveLength(50)
  })
})

test('attack 2/6: answers for a repeated send are kept for a week and no longer', async () => {
  const keep = (key: string, days: number) => w.sql.query(
    `insert into idempotency (actor_id, key, command, input_hash, answer, created_at) values ($1, $2, 'zone.change', 'x', '{}', muster.now() - make_interval(days => $3))`,
    [mara.id, key, days])
  await keep('old', 8)
  await keep('new', 6)
  await forgetAnswers()
  expect((await w.sql.query('select key from idempotency where actor_id = $1', [mara.id])).rows).toEqual([{ key: 'new' }])
})
