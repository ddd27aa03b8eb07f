import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
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

describe('TO-8: the list that an incident keeps', () => {
  const renew = async () => {
    await s.name([carlos, first])
    await s.accept(carlos)
    await s.confirm(first, carlos)
  }

  test('TO-8: a later list reaches an open incident only when its coordinator takes it over, and the book says so', async () => {
    const mara = await w.person('Mara Lindqvist')
    const incident = await w.open(mara)
    expect((await s.list(mara, incident)).plan).toBeNull()
    await renew()
    const page = await s.list(mara, incident)
    expect(page.deputies.map((each) => each.name)).toEqual([first.name, second.name])
    expect(page.plan).toMatchObject({ added: [carlos.name], gone: [second.name], adopt: { verdict: { allowed: true } } })
    await w.sign(mara, 'standingList.adopt', { incidentId: incident.id })
    const after = await s.list(mara, incident)
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
    expect((await s.list(priya, incident)).plan).toMatchObject({ adopt: null })
    expect(await refusal(w.sign(priya, 'standingList.adopt', { incidentId: incident.id }))).toMatchObject({ code: 'forbidden' })
    const { fingerprint } = (await s.list(mara, incident)).plan!.adopt!
    await s.name([carlos, first, second])
    await s.accept(second)
    await s.confirm(first, second)
    const proof = { code: '000000', fingerprint }
    expect(await refusal(w.run(mara, 'standingList.adopt', { incidentId: incident.id }, { proof }))).toMatchObject({ code: 'changed' })
  })
})

test('upgrade: who was named before counts in no incident until accepted and confirmed; open incidents keep their list to be read', async () => {
  const mara = await w.person('Mara Lindqvist')
  const incident = await w.open(mara)
  const sql = readFileSync('prisma/migrations/20261129000100_standing_deputies/migration.sql', 'utf8')
  await w.sql.query(`drop table standing_deputy, pinned_deputy, person_notice; drop function muster.keep_naming();
    drop trigger pin_waits on incident; drop function muster.pin_waits(); alter table incident drop column take_over_wait_minutes;
    alter table person drop column vouched_by_id, drop column vouched_at; alter table incident drop column standing_told_at, drop column silence_hours`)
  await w.sql.query(sql)
  // As a later migration grants it.
  await w.sql.query('grant update (standing_told_at) on incident to muster_app')
  expect((await namings(carlos))!.deputies.map((each) => [each.name, each.acceptedAt, each.counts]))
    .toEqual([[first.name, null, false], [second.name, null, false]])
  expect((await s.list(mara, incident)).deputies.map((each) => [each.name, counts(each)]))
    .toEqual([[first.name, false], [second.name, false]])
  await w.sql.query('update person set trust = trust + 1 where id = $1', [mara.id])
  const o = officeOf(w, incident)
  await o.settle()
  await w.advance(13 * 60)
  await o.settle()
  expect(await s.seatsOf(incident, first)).toEqual([])
  await w.sql.query('update person set trust = trust - 1 where id = $1', [mara.id])
  await s.accept(first)
  await s.confirm(second, first)
  expect((await s.list(mara, incident)).deputies.map(counts)).toEqual([false, false])
  await w.sign(mara, 'standingList.adopt', { incidentId: incident.id })
  expect((await s.list(mara, incident)).deputies.map((each) => [each.name, counts(each)])).toEqual([[first.name, true]])
})

