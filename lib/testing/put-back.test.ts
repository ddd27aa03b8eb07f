import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { marks } from './marks'
import { remember } from './put-back'
import { world, type SomePerson, type World } from './world'

let w: World
let mara: SomePerson
beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
})
afterAll(() => w.end())

/** One hash for each table's contents. */
async function digest(sql: pg.Client): Promise<Record<string, string>> {
  const { rows: tables } = await sql.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`)
  const each = tables.map(({ name }) => `select '${name}' as name, md5(coalesce(string_agg(x::text, E'\\n' order by x::text), '')) as hash from "${name}" x`)
  const { rows } = await sql.query<{ name: string; hash: string }>(each.join(' union all '))
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}

test('what was written, changed and deleted since is as it was, as often as one likes', async () => {
  const incident = await w.open(mara)
  const again = await remember(w.sql)
  const [before, at] = [await digest(w.sql), await w.moment()]
  for (let round = 0; round < 3; round++) {
    await w.advance(600)
    await w.open(mara, { codeName: `Copper Heron ${round}` })
    await w.run(mara, 'seat.add', { incidentId: incident.id, personId: w.deputies[0]!.id, name: '', organisation: '', kind: 'technical', why: 'Helps.', reach: 'Card.', sees: 'whole', accessUntil: null })
    await w.sql.query('delete from checklist_item where incident_id = $1', [incident.id])
    await w.sql.query(`update task set result = 'Other.' where incident_id = $1`, [incident.id])
    expect(await digest(w.sql)).not.toEqual(before)
    await again()
    expect(await digest(w.sql)).toEqual(before)
    expect((await w.moment()).getTime() - at.getTime()).toBeLessThan(60_000)
  }
})

test('a row that is locked is no row that is written; one that is written with what it held is', async () => {
  await w.open(mara)
  const before = await marks(w.sql)
  await w.sql.query('select 1 from incident for update')
  expect(await marks(w.sql)).toEqual(before)
  await w.sql.query('update organisation set name = name')
  expect(await marks(w.sql)).not.toEqual(before)
})
