import { expect } from 'vitest'
import { refusal, type SomeIncident, type World } from './world'

/** How a command was refused, having made sure that the refusal changed nothing of the incident: no row, no entry, no notice. */
export async function untouched(w: World, incident: SomeIncident, work: () => Promise<unknown>): ReturnType<typeof refusal> {
  const before = await digest(w, incident.id)
  const refused = await refusal(work())
  expect(await digest(w, incident.id)).toEqual(before)
  return refused
}

async function digest({ sql }: World, incidentId: string): Promise<Record<string, string>> {
  const tables = await sql.query<{ name: string; key: string }>(`
    select table_name as name, column_name as key from information_schema.columns
    where table_schema = 'public' and (column_name = 'incident_id' or table_name = 'incident' and column_name = 'id')`)
  const sum = `md5(coalesce(string_agg(t::text, chr(10) order by t::text), ''))`
  const parts = tables.rows.map(({ name, key }) =>
    `select '${name}' as name, ${sum} as sum from "${name}" t where t."${key}" = '${incidentId}'`)
  const sums = await sql.query<{ name: string; sum: string }>(parts.join(' union all '))
  return Object.fromEntries(sums.rows.map(({ name, sum }) => [name, sum]))
}
