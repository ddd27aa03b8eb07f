import pg from 'pg'
import { marks, type Marks } from './marks'

type Table = { name: string; columns: string[]; key: string[] }

/**
 * Remembers every row of a database, all tables of `public` and `muster`. What it returns puts them back, in milliseconds and with all
 * connections open: rows written since are gone, rows changed or deleted since are as they were. `sql` is the superuser; nobody else may
 * write meanwhile. It mends rows only: triggers and tables made since stay.
 */
export async function remember(sql: pg.Client): Promise<() => Promise<void>> {
  const { rows: tables } = await sql.query<Table>(`
    select c.oid::regclass::text as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select a.attname::text from pg_index x join pg_attribute a on a.attrelid = c.oid and a.attnum = any (x.indkey) where x.indrelid = c.oid and x.indisprimary) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'muster') and c.relkind = 'r'`)
  await sql.query(['create schema remembered', ...tables.map(({ name }) => `create table ${kept(name)} as table ${name}`)].join(';'))
  let before = await marks(sql)
  return async () => {
    const now = await marks(sql)
    const changed = tables.filter(({ name }) => now[name] !== before[name])
    if (changed.length === 0) return
    await sql.query(`begin; set local session_replication_role = replica; ${changed.map((table) => putBack(table, before)).join('; ')}; commit`)
    before = await marks(sql)
  }
}

const kept = (name: string): string => `remembered.${pg.escapeIdentifier(name)}`

/** A table without a key is small, and written anew. */
function putBack({ name, columns, key }: Table, before: Marks): string {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  const same = key.map((column) => `a.${pg.escapeIdentifier(column)} = b.${pg.escapeIdentifier(column)}`).join(' and ')
  const [, newest] = before[name]!.split(' ')
  const written = same ? ` where xmin::text::bigint > ${newest}` : ''
  const missing = same ? ` b where not exists (select 1 from ${name} a where ${same})` : ''
  return `delete from ${name}${written}; insert into ${name} (${names}) overriding system value select ${names} from ${kept(name)}${missing}`
}
