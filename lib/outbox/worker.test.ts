import net from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import pg from 'pg'
import { manyKinds, openIncident } from '@/lib/testing/many-due'
import { until, workerProgram, type Worker } from '@/lib/testing/worker'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

// The real worker, built as it runs for people, against a real database and a mail server that says nothing.

let w: World
let mara: SomePerson
let daniel: SomePerson
let program: Awaited<ReturnType<typeof workerProgram>>
let worker: Worker | null = null

beforeAll(async () => {
  program = await workerProgram()
})
beforeEach(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  daniel = await w.person('Daniel Osei')
})
afterEach(async () => {
  await worker?.stop()
  worker = null
  await w.end()
})
afterAll(() => program.end())

/** An incident with an offer of the office whose time has run out. */
async function withOldOffer(): Promise<SomeIncident> {
  const incident = await w.open(mara)
  const seatId = await w.seat(incident, daniel)
  const dueAt = new Date((await w.moment()).getTime() + 60_000).toISOString()
  await w.run(mara, 'handOver.offer', { incidentId: incident.id, seatId, note: 'Until tomorrow.', dueAt })
  return incident
}
const stateOfOffer = async ({ id }: SomeIncident) =>
  (await w.sql.query<{ state: string }>('select state from hand_over where incident_id = $1', [id])).rows[0]!.state
const isVoid = (incident: SomeIncident) => async () => (await stateOfOffer(incident)) === 'void'
const times = (text: string, word: string) => text.split(word).length - 1

/** A mail server that takes every connection and never says a word. */
async function muteServer() {
  const open = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    open.add(socket.on('error', () => {}))
    socket.on('close', () => open.delete(socket))
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port))
  })
  return {
    env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'muster@example.org' }, isCalled: async () => open.size > 0,
    end: () => new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of open) socket.destroy()
    }),
  }
}

describe('attack 8, F2: each incident by itself', () => {
  test('F2: one broken incident stops none of the others, and does not fill the log', async () => {
    const [first, broken, last] = [await withOldOffer(), await openIncident(w, mara), await withOldOffer()]
    await broken.make('ended windows', 1)
    await w.sql.query(`update incident set next_due_at = 'epoch' where id = $1`, [broken.incident.id])
    await broken.breakBook()
    await w.advance(2)
    worker = program.start(w)
    await until(isVoid(first))
    await until(isVoid(last))
    // Looks at what is broken are four seconds apart, then eight, then sixteen; what repeats itself is written as a number after ten.
    await until(async () => times(worker!.logged(), 'worker due') >= 2)
    const lines = worker.logged().split('\n').filter((line) => line.includes('worker due')).map((line) => JSON.parse(line) as { again?: number })
    expect(lines.reduce((tries, { again = 1 }) => tries + again, 0)).toBeLessThanOrEqual(3)
  })
  test('attack 8: an incident that a command holds is not waited for, and is done once it is free', async () => {
    const [held, free] = [await withOldOffer(), await withOldOffer()]
    await w.advance(2)
    const holder = new pg.Client({ connectionString: w.database.superUrl })
    await holder.connect()
    await holder.query('begin')
    await holder.query('select 1 from incident where id = $1 for update', [held.id])
    worker = program.start(w)
    await until(isVoid(free))
    expect(await stateOfOffer(held)).toBe('offered')
    await holder.query('rollback')
    await holder.end()
    await until(isVoid(held))
    expect(worker.logged()).toBe('')
  })
  test('stops within two seconds while an incident is held', async () => {
    const held = await withOldOffer()
    const free = await withOldOffer()
    await w.advance(2)
    const holder = new pg.Client({ connectionString: w.database.superUrl })
    await holder.connect()
    await holder.query('begin')
    await holder.query('select 1 from seat where incident_id = $1 for update', [held.id])
    worker = program.start(w)
    await until(isVoid(free))
    expect(await worker.stop()).toBeLessThan(2_000)
    await holder.end()
  })
})

describe('F3: a mail server that says nothing', () => {
  test('F3: what is due is done meanwhile, and the worker stops within two seconds', async () => {
    const mute = await muteServer()
    const incident = await withOldOffer()
    for (const name of ['a', 'b', 'c']) {
      const person = await w.person(name)
      await w.sql.query('update person set login = $1 where id = $2', [`${name}@example.org`, person.id])
      const seatId = await w.seat(incident, person)
      await w.sql.query(`insert into notice (id, incident_id, seat_id, kind, created_at) values (gen_random_uuid(), $1, $2, 'task yours', muster.now())`,
        [incident.id, seatId])
    }
    worker = program.start(w, mute.env)
    await until(mute.isCalled)
    await w.advance(2)
    expect(await until(isVoid(incident))).toBeLessThan(5_000)
    // A round is given up after seconds, and the next begins with somebody else.
    const tried = async () => Number((await w.sql.query<{ n: string }>('select count(*) as n from notice where mail_tries > 0')).rows[0]!.n)
    await until(async () => (await tried()) >= 2)
    await until(mute.isCalled)
    expect(await worker.stop()).toBeLessThan(2_000)
    await mute.end()
  })
})

describe('what becomes due without anyone’s doing', () => {
  const kinds = async (incident: SomeIncident) => (await w.entries(incident)).map((entry) => entry.kind)
  test('M21, SE-10: a window that ends is noted', async () => {
    const incident = await w.open(mara)
    await w.run(mara, 'seat.add', {
      incidentId: incident.id, personId: daniel.id, name: '', organisation: '', kind: 'technical', why: 'Knows the hosts.', reach: 'Card.', sees: 'whole',
      accessUntil: new Date((await w.moment()).getTime() + 3_600_000).toISOString(),
    })
    worker = program.start(w)
    await w.advance(61)
    await until(async () => (await kinds(incident)).includes('seat.lapsed'))
  })
  test('SE-10: an account that is disabled is noted', async () => {
    const incident = await w.open(mara)
    await w.seat(incident, daniel)
    worker = program.start(w)
    await w.sql.query('update person set disabled_at = muster.now() where id = $1', [daniel.id])
    await until(async () => (await kinds(incident)).includes('seat.lapsed'))
    expect(worker.logged()).toBe('')
  })
  test('attack 2: 600 of each kind at once', async () => {
    const many = await openIncident(w, mara)
    for (const kind of manyKinds) await many.make(kind, 600)
    await w.sql.query('update incident set next_due_at = muster.now() where id = $1', [many.incident.id])
    worker = program.start(w)
    for (const kind of manyKinds) await until(async () => (await many.left(kind)) === 0, 60_000)
    expect(worker.logged()).toBe('')
  }, 120_000)
})
