import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { settings } from '@/lib/queries/settings'
import { officeOf } from '@/lib/testing/office'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let admin: SomePerson
let first: SomePerson
let second: SomePerson
let incident: SomeIncident
let o: ReturnType<typeof officeOf>

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  admin = await w.person('Ada Minister', { administrator: true })
  ;[first, second] = w.deputies as [SomePerson, SomePerson]
})
afterAll(() => w.end())
beforeEach(async () => {
  await w.sql.query('update person set trust = 1, disabled_at = null, administrator = id = $1', [admin.id])
  const named = [first, second].map(({ id }) => ({ personId: id, trust: 1 }))
  await w.sql.query(`update plan_version set document = jsonb_set(document, '{standingDeputies}', $1)`, [JSON.stringify(named)])
  incident = await w.open(mara)
  o = officeOf(w, incident)
})

const states = async (who: SomePerson) => (await w.sql.query<{ state: string }>(
  'select state from seat where incident_id = $1 and person_id = $2 order by added_at', [incident.id, who.id])).rows.map((row) => row.state)
const disable = (who: SomePerson) => w.run(admin, 'account.disable', { personId: who.id, reason: 'Gone.' })

test('N4, W5: whose account an administrator took in hand since the plan named it is passed over', async () => {
  await w.run(admin, 'account.reinvite', { personId: first.id, reason: 'Lost it.', tokenHash: '1'.repeat(64) })
  await disable(mara)
  await o.settle()
  expect(await states(first)).toEqual([])
  expect(await states(second)).toEqual(['waiting'])
})

test('N4, W5: disabled and enabled again is passed over, too', async () => {
  await disable(first)
  await w.run(admin, 'account.enable', { personId: first.id })
  await disable(mara)
  await o.settle()
  expect(await states(first)).toEqual([])
})

test('N4, W5: named anew, they count for incidents that are opened from then on', async () => {
  await disable(first)
  await w.run(admin, 'account.enable', { personId: first.id })
  const read = async () => (await settings(admin))!.plan
  expect((await read()).deputies.map((each) => each.works)).toEqual([false, true])
  await w.run(admin, 'plan.setStandingDeputies', { personIds: [first.id, second.id] }, { version: (await read()).number })
  expect((await read()).deputies.map((each) => each.works)).toEqual([true, true])
  const before = incident
  incident = await w.open(mara)
  await disable(mara)
  await o.settle()
  await officeOf(w, incident).settle()
  expect(await states(first)).toEqual(['waiting'])
  incident = before
  expect(await states(first)).toEqual([])
})

test('N4: an administrator is no standing deputy, and who became one is passed over', async () => {
  const { number } = (await settings(admin))!.plan
  expect(await refusal(w.run(admin, 'plan.setStandingDeputies', { personIds: [admin.id, second.id] }, { version: number })))
    .toMatchObject({ code: 'state', because: expect.stringContaining('administrator') })
  await w.run(admin, 'account.makeAdministrator', { personId: first.id })
  await disable(mara)
  await o.settle()
  expect(await states(first)).toEqual([])
  expect(await states(second)).toEqual(['waiting'])
})

test('W5: a plan from before, which held ids alone, takes its deputies as they are when it is brought up to date', async () => {
  const gone = crypto.randomUUID()
  await w.sql.query('update person set trust = 3 where id = $1', [second.id])
  await w.sql.query(`update plan_version set document = jsonb_set(document, '{standingDeputies}', $1)`, [JSON.stringify([second.id, first.id, gone])])
  await w.sql.query(readFileSync('prisma/migrations/20261122000005_deputy_trust/migration.sql', 'utf8'))
  const { rows } = await w.sql.query<{ deputies: unknown }>(`select document -> 'standingDeputies' as deputies from plan_version where number = 1`)
  expect(rows[0]!.deputies).toEqual([{ personId: second.id, trust: 3 }, { personId: first.id, trust: 1 }, { personId: gone, trust: 0 }])
})
