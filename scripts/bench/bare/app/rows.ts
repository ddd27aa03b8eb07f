import pg from 'pg'

const kept = globalThis as unknown as { pool?: pg.Pool }
const pool = () => (kept.pool ??= new pg.Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 10 }))

export type EntryRow = { id: string; number: number; happened: string; happened_us: string | null; text: string; source: string; by: string; audience: string }
export type IncidentRow = { id: string; code_name: string; kind: string; phase: string; opened_at: Date; people: number }

/** The first 200 entries of an incident, in plain SQL. */
export async function entries(): Promise<EntryRow[]> {
  const found = await pool().query<EntryRow>({
    name: 'entries',
    text: `select e.id, e.number, e.happened, e.happened_us, e.text, e.source, s.name as by, e.audience from time_line_entry e join seat s on s.id = e.by_seat_id
      where e.incident_id = $1 order by e.sort_us, e.sort_rank, e.id limit 200`,
    values: [process.env.BARE_INCIDENT],
  })
  return found.rows
}

/** All incidents, in plain SQL. */
export async function incidents(): Promise<IncidentRow[]> {
  const found = await pool().query<IncidentRow>({
    name: 'incidents',
    text: `select i.id, i.code_name, i.kind, i.phase, i.opened_at, (select count(*)::int from seat s where s.incident_id = i.id) as people
      from incident i order by i.opened_at desc, i.id`,
  })
  return found.rows
}
