import type pg from 'pg'

/** Rows that a refusal may write: the count of wrong proofs (SG-2). */
const besides = ['throttle']

/** One hash for each table's contents: equal before and after, whatever was refused. */
export async function digest(sql: pg.Client): Promise<Record<string, string>> {
  const tables = await sql.query<{ name: string }>(`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`)
  const each = tables.rows.filter(({ name }) => !besides.includes(name))
    .map(({ name }) => `select '${name}' as name, md5(coalesce(string_agg(x::text, E'\\n' order by x::text), '')) as hash from "${name}" x`)
  const rows = await sql.query<{ name: string; hash: string }>(each.join(' union all '))
  return Object.fromEntries(rows.rows.map(({ name, hash }) => [name, hash]))
}
