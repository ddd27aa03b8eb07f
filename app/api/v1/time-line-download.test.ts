import { afterAll, beforeAll, expect, test } from 'vitest'
import { GET } from '@/app/api/v1/incidents/[incidentId]/time-line/export/route'
import { tokenFor } from '@/lib/testing/calls'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

// Promise 4: whoever is out gets no more of a download that goes on already.

const entries = 6000
let w: World
let incident: SomeIncident
let priya: SomePerson
let seatId: string

beforeAll(async () => {
  w = await world()
  const mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  incident = await w.open(mara)
  seatId = await w.seat(incident, priya)
  await w.sql.query(`
    insert into time_line_entry (id, incident_id, number, text, happened, happened_us, sort_us, sort_rank, recorded_at, by_seat_id, source, written_as)
    select gen_random_uuid(), $1, n, 'A line.', 'exact', n, n, 1, muster.now(), $2, 'secure', '' from generate_series(1, $3::int) n`,
  [incident.id, incident.seatId, entries])
  await w.sql.query('update incident set time_line_count = $2 where id = $1', [incident.id, entries])
})
afterAll(() => w.end())

test('whoever stays gets all of it', async () => {
  expect(await rest(await begun(await tokenFor(w, priya.id)))).toBe(entries)
})

test('a token that is revoked', async () => {
  const token = await tokenFor(w, priya.id)
  const download = await begun(token)
  await w.sql.query('update api_token set revoked_at = muster.now() where person_id = $1', [priya.id])
  await expect(rest(download)).rejects.toThrow()
})

test('someone whose account is disabled', async () => {
  const download = await begun(await tokenFor(w, priya.id))
  await w.sql.query('update person set disabled_at = muster.now() where id = $1', [priya.id])
  await expect(rest(download)).rejects.toThrow()
  await w.sql.query('update person set disabled_at = null where id = $1', [priya.id])
})

test('someone who is taken off the roster', async () => {
  const download = await begun(await tokenFor(w, priya.id))
  await w.run(incident.coordinator, 'seat.remove', { incidentId: incident.id, seatId, reason: 'Her part is done.' })
  await expect(rest(download)).rejects.toThrow()
})

type Download = { read: number; reader: ReadableStreamDefaultReader<Uint8Array> }

/** A download of which the first entries have come. */
async function begun(token: string): Promise<Download> {
  const address = `http://localhost:3000/api/v1/incidents/${incident.id}/time-line/export?as=jsonl`
  const answer = await GET(new Request(address, { headers: { authorization: `Bearer ${token}` } }), { params: Promise.resolve({ incidentId: incident.id }) })
  expect(answer.status).toBe(200)
  const download = { read: 0, reader: answer.body!.getReader() }
  while (download.read === 0) await next(download)
  return download
}

/** Reads it to its end, and says how many entries it had. */
async function rest(download: Download): Promise<number> {
  while (await next(download));
  return download.read
}

async function next(download: Download): Promise<boolean> {
  const { done, value } = await download.reader.read()
  download.read += new TextDecoder().decode(value).split('\n').length - 1
  return !done
}
