import type { World, SomeIncident } from '@/lib/testing/world'

/**
 * Copies an incident so often, with its coordinator's seat and its log book: open, with nothing due for hours, and last looked at at some
 * moment of the last day, as if the worker had run for long.
 */
export async function copyIncident({ sql }: World, { id }: SomeIncident, times: number): Promise<void> {
  await sql.query(`set session_replication_role = replica`)
  await sql.query(`create temp table copied as select gen_random_uuid() as id, gen_random_uuid() as seat_id from generate_series(1, ${times})`)
  const tables: [string, string, Record<string, string>][] = [
    ['incident', 'o.id', {
      id: 'c.id', coordinator_seat_id: 'c.seat_id', phase: `'responding'`, next_due_at: `muster.now() + interval '6 hours'`,
      looked_at: `muster.now() - random() * interval '1 day'`,
    }],
    ['seat', 'o.incident_id', { id: 'c.seat_id', incident_id: 'c.id', added_by_seat_id: 'c.seat_id' }],
    ['coordinator_term', 'o.incident_id', { incident_id: 'c.id', seat_id: 'c.seat_id' }],
    ['log_entry', 'o.incident_id', { incident_id: 'c.id', seat_id: 'c.seat_id' }],
  ]
  for (const [table, incident, other] of tables) {
    const { rows } = await sql.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1`, [table])
    const columns = rows.map(({ name }) => name)
    await sql.query(`insert into ${table} (${columns.join()}) select ${columns.map((name) => other[name] ?? `o.${name}`).join()}
      from ${table} o cross join copied c where ${incident} = $1`, [id])
  }
  await sql.query('drop table copied; set session_replication_role = origin; analyze')
}
