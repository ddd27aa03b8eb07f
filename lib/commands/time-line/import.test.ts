import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { as } from '@/lib/db/as'
import { newId } from '@/lib/db/id'
import { receiveFile, type Asked } from '@/lib/time-line-import/receive'
import { giveUpImport } from '@/lib/time-line-import/staging'
import { someHost } from '@/lib/testing/things'
import { timeLineFile } from '@/lib/testing/time-line-file'
import { untouched } from '@/lib/testing/untouched'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let lena: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  lena = await w.person('Lena Limited')
})
afterAll(() => w.end())
const anew = async () => {
  incident = await w.open(mara)
  await w.seat(incident, priya)
  await w.seat(incident, lena, { sees: 'shared' })
}
beforeAll(anew)

async function* pieces(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const sent = (bytes: Uint8Array | string, asked: Partial<Asked> = {}, who = priya) => receiveFile(who, incident.id,
  { name: 'log.jsonl', mapping: null, zone: null, ...asked }, pieces(typeof bytes === 'string' ? Buffer.from(bytes) : bytes))
const takeOver = (importId: string, who = priya) => w.run(who, 'timeLine.import', { incidentId: incident.id, importId })
const bring = async (bytes: Uint8Array | string, asked: Partial<Asked> = {}, who = priya) =>
  (await takeOver((await sent(bytes, asked, who)).importId, who)).answer
const rows = async (what = '*') =>
  (await w.sql.query(`select ${what} from time_line_entry where incident_id = $1 order by number`, [incident.id])).rows
const line = (text: string, second = 0, more: object = {}) =>
  `${JSON.stringify({ datetime: `2022-10-07T11:39:${String(second).padStart(2, '0')}Z`, message: text, ...more })}\n`
const last = async () => {
  const written = (await w.entries(incident)).at(-1)!
  return { kind: written.kind, ...JSON.parse(written.content) }
}
/** What the log book fixes of entries, made again from their rows (docs/decisions/0014). */
const digestOf = async (first: number, last: number) => {
  const { rows: says } = await w.sql.query<{ digest: string }>(`
    select muster.content_digest(happened, happened_us, happened_end_us, written_as, zone, found_us, text, source, accounts, named_hosts, audience) as digest,
      number, null as at
    from time_line_entry where incident_id = $1 and number between $2 and $3
    union all select muster.content_digest(c.happened, c.happened_us, c.happened_end_us, c.written_as, c.zone, c.found_us, c.text, c.source, c.accounts,
        c.named_hosts, length(c.reason) || ' ' || c.reason), number, c.at
    from time_line_correction c join time_line_entry e on e.id = c.entry_id where e.incident_id = $1 and number between $2 and $3
    order by number, at nulls first`, [incident.id, first, last])
  return createHash('sha256').update(says.map(({ digest }) => digest).join('\n')).digest('hex')
}

test('attack 2, N3: while a large file is taken over, neither who finds nothing waits for it, nor a short file', async () => {
  let over = () => {}
  const large = as(priya, () => new Promise<void>((resolve) => { over = resolve }), 1)
  const nadia = await w.person('Nadia Rahmani')
  expect(await refusal(takeOver(newId(), nadia))).toMatchObject({ code: 'missing' })
  expect(await bring(line('While another file is taken over.'))).toMatchObject({ added: 1 })
  over()
  await large
  await anew()
})

describe('a file becomes entries (E5)', () => {
  test('E1, E5: 2,002 lines of plaso in under 5 s; once more adds nothing; the book names file, digest and counts', async () => {
    const bytes = timeLineFile('centos_sshd_events.jsonl.gz')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const hostId = await someHost(w, incident, 'CentOS9-stream', 'suspected')
    // The thread that reads files is there already, as on a server that is in use.
    await sent(line('before')).then(({ importId }) => giveUpImport(priya, incident.id, importId))
    const begun = performance.now()
    const file = await sent(bytes, { name: 'secure.jsonl', zone: 'America/New_York' })
    expect(file).toMatchObject({ readable: 2002, refused: 0, sha256 })
    const done = await takeOver(file.importId)
    expect(performance.now() - begun).toBeLessThan(5000)
    expect(done).toMatchObject({ says: 'imported 2002 entries from “secure.jsonl” into the timeline', answer: { added: 2002, alreadyThere: 0, refused: 0 } })
    expect(await last()).toMatchObject({
      kind: 'timeLine.imported',
      about: {
        importId: file.importId, file: 'secure.jsonl', sha256, bytes: bytes.length, lines: 2002, added: 2002, alreadyThere: 0, refused: 0,
        zone: 'America/New_York', mapping: { as: 'columns', time: 'timestamp' }, numbers: { first: 1, last: 2002, digest: await digestOf(1, 2002) },
      },
    })
    const written = await rows()
    expect(written[0]).toMatchObject({
      number: 1, happened: 'exact', happened_us: '1665157143000000', sort_us: '1665157143000000', zone: 'America/New_York',
      written_as: '1665142743000000', source: '/var/log/secure, syslog', named_hosts: 'centos9-stream', audience: 'team', late: false,
      by_seat_id: expect.any(String), found_us: null,
    })
    expect(written.filter((row) => row.text.startsWith('Successful login of user: admin'))).toHaveLength(1)
    expect(written.map((row) => row.number)).toEqual(Array.from({ length: 2002 }, (_, index) => index + 1))
    const mentions = await w.sql.query('select count(*)::int as many from time_line_mention where host_id = $1', [hostId])
    expect(mentions.rows[0].many).toBe(2002)

    expect(await bring(bytes, { name: 'again.jsonl', zone: 'America/New_York' })).toMatchObject({ added: 0, alreadyThere: 2002 })
    expect((await last()).says).toBe('imported nothing new from “again.jsonl” into the timeline')
    expect(await rows('1')).toHaveLength(2002)
    const counted = await w.sql.query('select time_line_count from incident where id = $1', [incident.id])
    expect(counted.rows[0].time_line_count).toBe(2002)
    const left = await w.sql.query(`select 1 from time_line_import_part where incident_id = $1`, [incident.id])
    expect(left.rowCount).toBe(0)
  })
  test('E5: a line that a file holds twice stands there twice, and once more adds only what is missing', async () => {
    await anew()
    expect(await bring(line('sign-in') + line('sign-in') + line('sign-out', 5))).toMatchObject({ added: 3 })
    expect(await bring(line('sign-in') + line('sign-in') + line('sign-out', 5))).toMatchObject({ added: 0, alreadyThere: 3 })
    expect(await bring(line('sign-in').repeat(3) + line('new', 9))).toMatchObject({ added: 2, alreadyThere: 2 })
    expect((await rows('text')).map((row) => row.text)).toEqual(['sign-in', 'sign-in', 'sign-out', 'sign-in', 'new'])
  })
  test('SG-3: the book fixes what was added, with corrections; what adds nothing has a kind of its own', async () => {
    await anew()
    const own = (text: string, corrections: object[]) => `${JSON.stringify({
      kind: 'exact', start: '2022-10-07T11:39:00Z', end: null, zone: 'UTC', writtenAs: '', text, found: null, source: 'x', accounts: '', hosts: '',
      for: 'team', corrections,
    })}\n`
    const later = (text: string) => ({
      kind: 'unknown', start: null, end: null, zone: 'UTC', writtenAs: '', text, reason: 'Misread.', found: '2022-10-08T00:00:00Z', source: 'y', accounts: 'root',
      hosts: ['a', 'b'],
    })
    const file = own('one', []) + own('two', [later('2'), later('zwei')]) + own('three', [later('3')])
    expect(await bring(file)).toMatchObject({ added: 3 })
    expect(await last()).toMatchObject({ kind: 'timeLine.imported', about: { numbers: { first: 1, last: 3, digest: await digestOf(1, 3) } } })
    expect(await bring(file + own('four', []))).toMatchObject({ added: 1 })
    expect(await last()).toMatchObject({ about: { numbers: { first: 4, last: 4, digest: await digestOf(4, 4) } } })
    expect(await bring(file)).toMatchObject({ added: 0 })
    expect(await last()).toMatchObject({ kind: 'timeLine.importedNothing', about: { numbers: null } })
  })
  test('E5: two imports of the same file at once add it once', async () => {
    await anew()
    const file = line('one') + line('two', 2)
    const [a, b] = [await sent(file), await sent(file, {}, mara)]
    const done = await Promise.all([takeOver(a.importId), takeOver(b.importId, mara)])
    expect(done.map(({ answer }) => answer.added).sort()).toEqual([0, 2])
    expect(await rows('1')).toHaveLength(2)
  })
  test('E5: each refused line is kept with its number and reason, also afterwards', async () => {
    await anew()
    const file = await sent(`${line('good')}no json\n{"message":"no time"}\n${line('better', 3)}`)
    expect(file).toMatchObject({ readable: 2, refused: 2 })
    await takeOver(file.importId)
    const kept = await w.sql.query(`select lines from time_line_import_part where import_id = $1 and holds = 'refusals'`, [file.importId])
    expect(JSON.parse(kept.rows[0].lines)).toEqual([{ line: 2, because: 'It is not valid JSON.' }, { line: 3, because: 'It has no time.' }])
  })
})

describe('attack 3, 18: what a hostile file does', () => {
  test('attack 18: a line nested 5,000 deep is refused by itself', async () => {
    await anew()
    const file = await sent(`${line('before')}{"datetime":"2022-10-07T11:39:03Z","message":"x","deep":${'['.repeat(5000)}${']'.repeat(5000)}}\n${line('after', 4)}`)
    expect(file).toMatchObject({ readable: 2, refused: 1 })
    const kept = await w.sql.query(`select lines from time_line_import_part where import_id = $1 and holds = 'refusals'`, [file.importId])
    expect(JSON.parse(kept.rows[0].lines)).toEqual([{ line: 2, because: 'It is nested more than 64 deep.' }])
  })
  test('attack 3: 12,000 lines that leave a quote open are refused one by one, and what stands behind them is read', async () => {
    const begun = performance.now()
    const file = await sent(`datetime,message\n${'x","""\n'.repeat(12_000)}2022-10-07T11:39:03Z,after\n`)
    expect(file).toMatchObject({ readable: 1, refused: 12_000 })
    expect(performance.now() - begun).toBeLessThan(5000)
  })
})

describe('who and when', () => {
  test('N8, N3: not a limited seat, and nobody from outside; nothing is kept of what they send', async () => {
    await anew()
    const outsider = await w.person('Olive Outside')
    expect(await untouched(w, incident, () => sent(line('x'), {}, lena)))
      .toMatchObject({ code: 'forbidden', because: 'Only a member of the team can import into the timeline.' })
    expect(await untouched(w, incident, () => sent(line('x'), {}, outsider))).toMatchObject({ code: 'missing' })
    const file = await sent(line('x'))
    expect(await untouched(w, incident, () => takeOver(file.importId, lena))).toMatchObject({ code: 'missing' })
    expect(await untouched(w, incident, () => takeOver(file.importId, outsider))).toMatchObject({ code: 'missing' })
    expect(await untouched(w, incident, () => takeOver(newId()))).toMatchObject({ code: 'missing' })
  })
  test('E5: once, and not while it is read or after it was given up', async () => {
    const file = await sent(line('given up'))
    await giveUpImport(priya, incident.id, file.importId)
    expect(await untouched(w, incident, () => takeOver(file.importId)))
      .toMatchObject({ code: 'state', because: 'This import was discarded. Choose the file again.' })
    const taken = await sent(line('taken'))
    await takeOver(taken.importId)
    expect(await untouched(w, incident, () => takeOver(taken.importId))).toMatchObject({ code: 'state', because: 'This file has already been imported.' })
  })
  test('states 1: not after the end', async () => {
    await anew()
    const file = await sent(line('x'))
    await w.sql.query(`update incident set phase = 'stood down' where id = $1`, [incident.id])
    expect(await untouched(w, incident, () => takeOver(file.importId))).toMatchObject({ code: 'state' })
    expect(await untouched(w, incident, () => sent(line('x')))).toMatchObject({ code: 'state' })
  })
})

describe('what is sent', () => {
  const parts = async () => (await w.sql.query('select 1 from time_line_import_part where incident_id = $1', [incident.id])).rowCount
  test('E5: when the sender goes away, nothing stays', async () => {
    await anew()
    async function* broken() {
      yield Buffer.from(line('x').repeat(6000))
      throw new Error('gone')
    }
    await expect(receiveFile(priya, incident.id, { name: 'f', mapping: null, zone: null }, broken())).rejects.toThrow('gone')
    expect(await parts()).toBe(0)
    expect((await w.sql.query('select state from time_line_import where incident_id = $1', [incident.id])).rows).toEqual([{ state: 'cancelled' }])
  })
  test('promise 4: someone who is taken off the list while they send gets no further', async () => {
    async function* slowly() {
      yield Buffer.from(line('x').repeat(6000))
      await w.sql.query(`update seat set suspended_at = now() where incident_id = $1 and person_id = $2`, [incident.id, priya.id])
      yield Buffer.from(line('y').repeat(6000))
    }
    const asked = { name: 'f', mapping: null, zone: null }
    expect(await refusal(receiveFile(priya, incident.id, asked, slowly()))).toMatchObject({ code: 'missing' })
    await w.sql.query('update seat set suspended_at = null where incident_id = $1', [incident.id])
  })
  test('E5: what is no such file is refused as a whole', async () => {
    await anew()
    expect(await untouched(w, incident, () => sent(''))).toMatchObject({ fields: { file: 'This file is empty.' } })
    expect(await untouched(w, incident, () => sent('[{"a":1}]'))).toMatchObject({ fields: { file: expect.stringContaining('JSON Lines') } })
    expect(await untouched(w, incident, () => sent('{"a":1}\n'))).toMatchObject({ fields: { mapping: 'Choose the columns.' } })
  })
  test('what was left lying for a day goes with the next file', async () => {
    await sent(line('left'))
    await w.advance(25 * 60)
    await sent(line('next'))
    const states = await w.sql.query('select state from time_line_import where incident_id = $1 order by begun_at', [incident.id])
    expect(states.rows.map((row) => row.state)).toEqual(['cancelled', 'ready'])
    expect(await parts()).toBe(1)
  })
})

test('attack 3/2, E5: nothing is imported while a takeover is called or wanted', async () => {
  await anew()
  const { importId } = await sent(line('It waits.'))
  for (const state of ['wanted', 'called']) {
    await w.sql.query(`insert into take_over (id, incident_id, called_by_seat_id, reason, state, called_at, wait_until)
      select gen_random_uuid(), $1, id, 'Not seen.', $3, muster.now(), case when $3 = 'called' then muster.now() + interval '15 minutes' end
      from seat where incident_id = $1 and person_id = $2`, [incident.id, priya.id, state])
    expect(await refusal(takeOver(importId))).toMatchObject({ code: 'state', because: expect.stringContaining('when the takeover is over') })
    await w.sql.query(`update take_over set state = 'ended' where incident_id = $1`, [incident.id])
  }
  expect((await takeOver(importId)).answer).toMatchObject({ added: 1 })
})
