import { beginSession, visitorOf } from '@/lib/actor/session'
import { passSecondFactor } from '@/lib/actor/second-step'
import { codeAt } from '@/lib/actor/second-factor'
import { readBacklog } from '@/lib/db/search-backlog'
import { tokenFor } from '@/lib/testing/calls'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

export type Data = { w: World; mara: SomePerson; incidents: SomeIncident[]; big: SomeIncident; token: string; cookie: string }

/** Fifty incidents of one coordinator, opened through the commands, and one of them with as many entries as asked for. */
export async function makeData(entries: number): Promise<Data> {
  const w = await world()
  const mara = await w.person('Mara Lindqvist')
  const incidents: SomeIncident[] = []
  for (let each = 0; each < 50; each++) incidents.push(await w.open(mara, { codeName: `Grey Heron ${each + 1}` }))
  const big = incidents[0]!
  await fill(w, big, entries)
  const session = await beginSession(mara.id, 'bench')
  const half = await visitorOf(session)
  if (half.kind !== 'half') throw new Error(`expected a half session, got ${half.kind}`)
  await w.advance(1)
  const passed = await passSecondFactor(half, codeAt(mara.secret, await w.moment()), { address: 'here', browser: undefined })
  if (typeof passed === 'string') throw new Error(`the second factor was ${passed}`)
  return { w, mara, incidents, big, token: await tokenFor(w, mara.id), cookie: passed.token }
}

/** Adds entries so that an incident has `entries`, a hundred of which have the word “needle”. */
export async function fill({ sql }: World, { id, seatId }: SomeIncident, entries: number): Promise<void> {
  const { rows: [row] } = await sql.query<{ count: number }>('select time_line_count as count from incident where id = $1', [id])
  const from = row!.count
  for (let done = from; done < entries; done += 50_000) {
    await sql.query(`
      insert into time_line_entry (id, incident_id, number, text, happened, happened_us, sort_us, sort_rank, recorded_at, by_seat_id, source, written_as)
      select gen_random_uuid(), $1, n, 'sshd[' || n || ']: Failed password for invalid user admin' || n % 97 || ' from 203.0.113.' || n % 250
          || case when n <= 100 then ' needle' else '' end,
        'exact', 1218567600000000 + n * 1000000::bigint, 1218567600000000 + n * 1000000::bigint, 1, muster.now(), $2, '/var/log/secure', ''
      from generate_series($3::int + 1, $4::int) n`, [id, seatId, done, Math.min(done + 50_000, entries)])
  }
  while (await readBacklog());
  await sql.query('update incident set time_line_count = $2 where id = $1', [id, Math.max(from, entries)])
  await sql.query('analyze')
}
