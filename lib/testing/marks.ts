import type pg from 'pg'

/** Of each table how many rows it has, and which transaction wrote the newest of them. */
export type Marks = Record<string, string>

const tables = `
  select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'muster') and c.relkind = 'r' order by 1`

/** Equal before and after, whatever was only read or locked; different as soon as one row was written, even with what it held before. */
export async function marks(sql: pg.Client): Promise<Marks> {
  const { rows } = await sql.query<{ name: string }>(tables)
  const each = rows.map(({ name }) => `select '${name}' as name, count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as mark from ${name}`)
  const found = await sql.query<{ name: string; mark: string }>(each.join(' union all '))
  return Object.fromEntries(found.rows.map(({ name, mark }) => [name, mark]))
}

/** As `marks`, without what a refusal may write: the count of wrong proofs (SG-2), and the clock of the tests, which a proof moves on. */
export async function written(sql: pg.Client): Promise<Marks> {
  const { throttle: _throttle, 'muster.test_clock': _clock, ...others } = await marks(sql)
  return others
}
