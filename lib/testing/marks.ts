import type pg from 'pg'

/** Of each table how many rows it has, and which transaction wrote the newest of them. */
export type Marks = Record<string, string>

const tables = `
  select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'muster') and c.relkind = 'r' order by 1`

/** What asks for the marks, for each connection: written once, and planned by the server once. */
const asked = new WeakMap<pg.Client, Promise<pg.QueryConfig>>()

async function question(sql: pg.Client): Promise<pg.QueryConfig> {
  const { rows } = await sql.query<{ name: string }>(tables)
  const each = rows.map(({ name }) => `select '${name}' as name, count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as mark from ${name}`)
  return { name: 'marks', text: each.join(' union all ') }
}

/**
 * Equal before and after, whatever was only read or locked; different as soon as one row was written, even with what it held before. Of the tables
 * that there are when a connection first asks.
 */
export async function marks(sql: pg.Client): Promise<Marks> {
  if (!asked.has(sql)) asked.set(sql, question(sql))
  const found = await sql.query<{ name: string; mark: string }>(await asked.get(sql)!)
  return Object.fromEntries(found.rows.map(({ name, mark }) => [name, mark]))
}

/** As `marks`, without what a refusal may write: the count of wrong proofs (SG-2), and the clock of the tests, which a proof moves on. */
export async function written(sql: pg.Client): Promise<Marks> {
  const { throttle: _throttle, 'muster.test_clock': _clock, ...others } = await marks(sql)
  return others
}
