import type { Actor } from '@/lib/actor/actor'
import { newId } from '@/lib/db/id'
import type { Scene } from './scene'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** Every id in an input but the incident's own. */
export function idsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return key !== 'incidentId' && uuid.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => idsIn(inner, name))
}

/** The same input, but every id except the incident's is one that nothing has. */
export function withOtherIds<T>(value: T, key = ''): T {
  if (typeof value === 'string') return (key !== 'incidentId' && uuid.test(value) ? newId() : value) as T
  if (Array.isArray(value)) return value.map((inner: unknown) => withOtherIds(inner)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withOtherIds(inner, name)])) as T
}

export type Named = { table: string; id: string }

/** The tables whose rows have an id and belong to an incident: the same in every database. */
const tablesOf = async (scene: Scene): Promise<{ name: string }[]> => (await scene.sql.query<{ name: string }>(`
  select a.table_name as name from information_schema.columns a join information_schema.columns b using (table_schema, table_name)
  where a.table_schema = 'public' and a.column_name = 'id' and b.column_name = 'incident_id'`)).rows
let nameable: Promise<{ name: string }[]> | undefined

/** The rows of this incident that an input names, wherever they stand. */
export async function namedBy(scene: Scene, input: unknown): Promise<Named[]> {
  const ids = idsIn(input)
  if (ids.length === 0) return []
  const tables = await (nameable ??= tablesOf(scene))
  const each = tables.map(({ name }) => `select '${name}' as table, id::text from "${name}" where id = any ($1::uuid[])`)
  return (await scene.sql.query<Named>(each.join(' union all '), [ids])).rows
}

/** Whether row-level security shows all of these to somebody. Asked of the database itself, as the application's role. */
export async function seesAll({ sql }: Scene, who: Actor, named: readonly Named[]): Promise<boolean> {
  await sql.query('begin; set local role muster_app')
  await sql.query(`select set_config('app.actor_id', $1, true)`, [who.id])
  let seen = 0
  for (const { table, id } of named) seen += (await sql.query(`select 1 from "${table}" where id = $1`, [id])).rowCount ?? 0
  await sql.query('rollback')
  return seen === named.length
}

/** Shares with the limited seat whatever of these can be shared (N8). */
export async function shareAll(scene: Scene, named: readonly Named[]): Promise<void> {
  const nouns: Record<string, string> = {
    task: 'task', seat: 'seat', host: 'host', evidence: 'evidence', time_line_entry: 'time line entry',
  }
  for (const { table, id } of named)
    if (nouns[table] && !(await scene.sql.query(
      'select 1 from share where seat_id = $1 and object_id = $2', [scene.seats.limited, id]
    )).rowCount)
      await scene.insert('share', { seat_id: scene.seats.limited, noun: nouns[table], object_id: id, shared_at: new Date() })
}
