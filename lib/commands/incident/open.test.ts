import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csiPlan } from '@/lib/plans/csi-plan'
import { refusal, world, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
})
afterAll(() => w.end())

const form = {
  codeName: 'Copper Heron', kind: 'compromise of integrity', established: 'suspected', severity: 3, drill: false,
  symptoms: 'A nightly job failed.', reach: 'Mobile on the card.', rulesVersion: 1,
}
const open = (actor: SomePerson, changed: Record<string, unknown> = {}, key?: string) =>
  w.run(actor, 'incident.open', { ...form, ...changed }, { key })
const count = async (table: string) => Number((await w.sql.query(`select count(*) as n from ${table}`)).rows[0].n)
/** Refused, and no incident, seat or entry came into being. */
const refusedClean = async (work: () => Promise<unknown>) => {
  const before = [await count('incident'), await count('seat'), await count('log_entry'), await count('organisation_entry')]
  const refused = await refusal(work())
  expect([await count('incident'), await count('seat'), await count('log_entry'), await count('organisation_entry')]).toEqual(before)
  return refused
}

describe('opening an incident', () => {
  test('IN-1: incident, full seat, office, plan, tasks, acknowledgement and first entry come into being together', async () => {
    const done = await open(mara)
    const { incidentId, seatId } = done.answer
    const incident = (await w.sql.query('select * from incident where id = $1', [incidentId])).rows[0]
    expect(incident).toMatchObject({
      phase: 'starting', code_name: 'Copper Heron', established: 'suspected', severity: 3, drill: false, plan_number: 1,
      coordinator_seat_id: seatId,
      symptoms: 'A nightly job failed.', head_seq: 1,
    })
    const seats = (await w.sql.query('select * from seat where incident_id = $1', [incidentId])).rows
    expect(seats).toHaveLength(1)
    expect(seats[0]).toMatchObject({
      id: seatId, person_id: mara.id, state: 'active', sees: 'whole', reach: 'Mobile on the card.', acknowledged_rules: 1,
    })
    const terms = (await w.sql.query('select from_seq, seat_id, how from coordinator_term where incident_id = $1', [incidentId])).rows
    expect(terms).toEqual([{ from_seq: 1, seat_id: seatId, how: 'opening' }])
    const tasks = (await w.sql.query('select key, state from task where incident_id = $1 order by position', [incidentId])).rows
    expect(tasks).toEqual(csiPlan.tasks.map(({ key }) => ({ key, state: 'open' })))
    const read = (await w.sql.query('select seat_id, rules_version from acknowledgement where incident_id = $1', [incidentId])).rows
    expect(read).toEqual([{ seat_id: seatId, rules_version: 1 }])
    const [entry, ...more] = await w.entries({ id: String(incidentId), seatId: String(seatId), coordinator: mara })
    expect(more).toEqual([])
    expect(entry).toMatchObject({ seq: 1, kind: 'incident.opened' })
    expect(JSON.parse(entry!.content)).toMatchObject({
      says: 'opened Copper Heron by plan 1 and acknowledged the rules, version 1', about: form,
    })
  })
  test('IN-1: nothing of it is in the organisation’s logbook (N3)', async () => {
    const before = await count('organisation_entry')
    await open(mara)
    expect(await count('organisation_entry')).toBe(before)
  })
  test('IN-1: the drill mark is fixed at opening and stands in the first entry', async () => {
    const done = await open(mara, { drill: true })
    const [entry] = await w.entries({ id: String(done.answer.incidentId), seatId: '', coordinator: mara })
    expect(JSON.parse(entry!.content).says).toBe('opened Copper Heron, a drill, by plan 1 and acknowledged the rules, version 1')
  })
  test('IN-1: sent twice with one key, it opens one incident (promise 3)', async () => {
    const before = await count('incident')
    const key = crypto.randomUUID()
    const [first, second] = [await open(mara, {}, key), await open(mara, {}, key)]
    expect(second).toEqual(first)
    expect(await count('incident')).toBe(before + 1)
    expect(await refusedClean(() => open(mara, { severity: 4 }, key))).toMatchObject({ code: 'state' })
  })
})

describe('opening is refused', () => {
  test('IN-1: to people from outside', async () => {
    const partner = await w.person('Aoife Brennan', { ours: false })
    expect(await refusedClean(() => open(partner))).toMatchObject({
      code: 'forbidden', because: 'Only the organisation’s own people can open an incident.',
    })
  })
  test('IN-1: to a token (W3)', async () => {
    expect(await refusedClean(() => open({ ...mara, via: 'token' }))).toMatchObject({
      code: 'forbidden', because: 'A token can’t do this. Sign in and do it yourself.',
    })
  })
  test('IN-1: by rules that were replaced', async () => {
    await w.sql.query(`insert into rules_version (number, document) select 2, document from rules_version where number = 1`)
    expect(await refusedClean(() => open(mara))).toMatchObject({
      code: 'state', because: 'The rules have a newer version. Read it, then open the incident.',
    })
    expect(await refusal(open(mara, { rulesVersion: 2 }))).toBe('done')
    await w.sql.query('delete from rules_version where number = 2')
  })
  test('IN-1: while fewer than two standing deputies count (C7)', async () => {
    const [first] = w.deputies
    const because = 'Fewer than two standing deputies are in force. Each has to accept, and someone who is not an administrator has to confirm. See Standing deputies.'
    for (const [broken, mended] of [['disabled_at = now()', 'disabled_at = null'], ['ours = false', 'ours = true']]) {
      await w.sql.query(`update person set ${broken} where id = $1`, [first!.id])
      expect(await refusedClean(() => open(mara))).toMatchObject({ code: 'state', because })
      await w.sql.query(`update person set ${mended} where id = $1`, [first!.id])
    }
  })
  test('IN-1: with fields that are missing, too much, or none of the choices', async () => {
    expect(await refusedClean(() => open(mara, { codeName: '  ' }))).toMatchObject({
      code: 'invalid', fields: { codeName: 'Write something here.' },
    })
    expect(await refusedClean(() => open(mara, { kind: 'mischief', severity: 5 }))).toMatchObject({
      fields: { kind: expect.any(String), severity: expect.any(String) },
    })
    expect(await refusedClean(() => open(mara, { established: 'not an incident' }))).toMatchObject({
      fields: { established: expect.any(String) },
    })
    expect(await refusedClean(() => open(mara, { phase: 'watching' }))).toMatchObject({ code: 'invalid' })
  })
})
