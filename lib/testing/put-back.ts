import pg from 'pg'

type Table = { schema: string; name: string; columns: string[]; key: string[] }

/**
 * Remembers every row of a database, all tables of `public` and `muster`. What it returns puts them back, in milliseconds and with all
 * connections open: rows written since are gone, rows changed or deleted since are as they were. `sql` is the superuser; nobody else may
 * write meanwhile. It mends rows only: triggers and tables made since stay.
 */
export async function remember(sql: pg.Client): Promise<() => Promise<void>> {
  const { rows: tables } = await sql.query<Table>(`
    select n.nspname as schema, c.relname as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select a.attname::text from pg_index x join pg_attribute a on a.attrelid = c.oid and a.attnum = any (x.indkey) where x.indrelid = c.oid and x.indisprimary) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'muster') and c.relkind = 'r'`)
  await sql.query(['create schema remembered', ...tables.map((table) => `create table ${kept(table)} as table ${live(table)}`)].join(';'))
  let mark = await transaction(sql)
  return async () => {
    const back = tables.map((table) => putBack(table, mark)).join(';')
    await sql.query(`begin; set local session_replication_role = replica; ${back}`)
    mark = await transaction(sql)
    await sql.query('commit')
  }
}

const live = ({ schema, name }: Table): string => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`
const kept = ({ schema, name }: Table): string => `remembered.${pg.escapeIdentifier(`${schema}.${name}`)}`

/** Every row that is there was written by it or before it. */
async function transaction(sql: pg.Client): Promise<string> {
  return (await sql.query<{ id: string }>('select pg_current_xact_id()::text as id')).rows[0]!.id
}

/** A table without a key is small, and written anew. */
function putBack(table: Table, mark: string): string {
  const columns = table.columns.map((name) => pg.escapeIdentifier(name)).join(', ')
  const same = table.key.map((name) => `a.${pg.escapeIdentifier(name)} = b.${pg.escapeIdentifier(name)}`).join(' and ')
  const written = same ? ` where xmin::text::bigint > ${mark}` : ''
  const missing = same ? ` b where not exists (select 1 from ${live(table)} a where ${same})` : ''
  return `delete from ${live(table)}${written}; insert into ${live(table)} (${columns}) overriding system value select ${columns} from ${kept(table)}${missing}`
}
