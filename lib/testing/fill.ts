import type pg from 'pg'

type Column = { name: string; type: string; nullable: boolean }

/** Every table that carries an incident's id. */
export async function incidentTables(sql: pg.Client): Promise<string[]> {
  const tables = await sql.query<{ name: string }>(`
    select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'incident_id' and t.table_type = 'BASE TABLE' order by 1`)
  return tables.rows.map(({ name }) => name)
}

/**
 * Fills a table with rows of one incident, without meaning: for measuring how much is read. Checks of the table are gone
 * from this database afterwards.
 */
export async function fill(sql: pg.Client, table: string, incidentId: string, rows: number): Promise<void> {
  await sql.query(`set session_replication_role = replica`)
  const checks = await sql.query<{ name: string }>(
    `select conname as name from pg_constraint where contype = 'c' and conrelid = $1::regclass`, [table])
  for (const { name } of checks.rows) await sql.query(`alter table "${table}" drop constraint "${name}"`)
  const columns = await sql.query<Column>(`
    select column_name as name, data_type as type, is_nullable = 'YES' as nullable from information_schema.columns
    where table_schema = 'public' and table_name = $1`, [table])
  const names = columns.rows.map(({ name }) => `"${name}"`).join()
  const values = columns.rows.map((column) => value(column, incidentId)).join()
  await sql.query(`insert into "${table}" (${names}) select ${values} from generate_series(1, ${rows}) i`)
  await sql.query(`set session_replication_role = origin`)
  await sql.query(`vacuum analyze "${table}"`)
}

function value({ name, type, nullable }: Column, incidentId: string): string {
  if (name === 'incident_id') return `'${incidentId}'::uuid`
  if (nullable) return 'null'
  if (type === 'uuid') return 'gen_random_uuid()'
  if (type === 'text') return `'row ' || i`
  if (type === 'boolean') return 'false'
  if (type === 'tsvector') return `('row ' || i)::tsvector`
  return type.startsWith('timestamp') ? 'now()' : 'i + 100000'
}
