import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { weigh } from '@/lib/db/as'
import { newId } from '@/lib/db/id'
import { someHost } from '@/lib/testing/things'
import { evidence } from '@/lib/queries/evidence'
import { see } from '@/lib/testing/see'
import { untouched } from '@/lib/testing/untouched'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let lena: SomePerson
let incident: SomeIncident
let priyaSeat: string
let lenaSeat: string
let hostId: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  lena = await w.person('Lena Limited')
  incident = await w.open(mara)
  priyaSeat = await w.seat(incident, priya)
  lenaSeat = await w.seat(incident, lena, { sees: 'shared' })
  hostId = await someHost(w, incident, 'app1', 'suspected')
})
afterAll(() => w.end())

const sha256 = 'a'.repeat(64)
const item = (more: object = {}) => ({
  incidentId: incident.id, title: 'Mail of the failed job', what: 'The mail, as it came.', kind: 'file', hostId: null, copyOfId: null,
  takenBySeatId: priyaSeat,
  takenHow: 'Saved from the mailbox', takenWhere: 'Role', takenAt: '2008-08-12T19:12:00Z', size: 48_213, sha256, toRunAgain: '', ...more,
})
const register = (more: object = {}, who = priya) => w.run(who, 'evidence.register', item(more))
const row = async (id: unknown) => (await w.sql.query('select * from evidence where id = $1', [id])).rows[0]
const no = (work: () => Promise<unknown>) => untouched(w, incident, work)
const field = (name: string, says: string) => ({ code: 'invalid', fields: { [name]: says } })

describe('registering evidence', () => {
  test('CU-1, V1: what it is, where it comes from, its hash; whoever took it holds it', async () => {
    const first = await register()
    expect(first.answer).toMatchObject({ number: 1, label: 'E-01' })
    expect(await row(first.answer.evidenceId)).toMatchObject({
      title: 'Mail of the failed job', what: 'The mail, as it came.', kind: 'file', taken_by: 'Priya Raman',
      taken_how: 'Saved from the mailbox', taken_where: 'Role',
      size: '48213', sha256, holder_seat_id: priyaSeat, registered_by_seat_id: priyaSeat, state: 'kept',
    })
    const written = JSON.parse((await w.entries(incident)).at(-1)!.content)
    const { incidentId: _, ...about } = item()
    expect(written).toMatchObject({
      says: 'registered E-01, Mail of the failed job, held by Priya Raman',
      about: { ...about, evidenceId: first.answer.evidenceId, number: 1 },
    })
    expect((await register({ title: 'Another' })).answer).toMatchObject({ number: 2, label: 'E-02' })
  })
  test('CU-1: taken by someone else, who then holds it and is told', async () => {
    const done = await register({ takenBySeatId: incident.seatId })
    expect(await row(done.answer.evidenceId)).toMatchObject({
      taken_by: 'Mara Lindqvist', holder_seat_id: incident.seatId, registered_by_seat_id: priyaSeat,
    })
    const told = await w.sql.query(`select 1 from notice where seat_id = $1 and kind = 'evidence held'`, [incident.seatId])
    expect(told.rowCount).toBe(1)
    // What one says that another holds is that one's word, in the book and in the register; one's own is not marked.
    expect(JSON.parse((await w.entries(incident)).at(-1)!.content)).toMatchObject({ says: expect.stringMatching(/^registered E-\d+, Mail of the failed job, and says that Mara Lindqvist holds it$/) })
    const own = await register()
    const { items } = await see(mara, incident, (within) => evidence(within, null))
    const saidOf = (id: unknown) => items.find((each) => each.id === id)
    expect(saidOf(done.answer.evidenceId)).toMatchObject({ holder: 'Mara Lindqvist', saidBy: 'Priya Raman' })
    expect(saidOf(own.answer.evidenceId)).toMatchObject({ holder: 'Priya Raman', saidBy: null })
  })
  test('CU-1: someone on the list without an account can have taken it; someone who left it can’t', async () => {
    const aware = await w.seat(incident, null, { state: 'aware' })
    expect(await row((await register({ takenBySeatId: aware })).answer.evidenceId)).toMatchObject({ holder_seat_id: aware })
    for (const state of ['removed', 'proposed', 'declined'] as const) {
      const gone = await w.seat(incident, null, { state })
      expect(await no(() => register({ takenBySeatId: gone }))).toMatchObject({
        code: 'state', because: 'Someone is no longer on the roster and can’t hold evidence.',
      })
    }
  })
  test('V1: a snapshot names its host and what it takes to run it again', async () => {
    const snapshot = { kind: 'snapshot', hostId, toRunAgain: 'x86_64, 8 GB of memory' }
    expect(await row((await register(snapshot)).answer.evidenceId)).toMatchObject({
      host_id: hostId, to_run_again: 'x86_64, 8 GB of memory',
    })
    expect(await no(() => register({ ...snapshot, toRunAgain: ' ' })))
      .toMatchObject(field('toRunAgain', 'Write the architecture, and what it takes to run it again.'))
    expect(await no(() => register({ ...snapshot, hostId: null })))
      .toMatchObject(field('hostId', 'Name the host that it is a snapshot of.'))
  })
  test('states 8: a copy is an item of its own that names its parent', async () => {
    const parent = (await register()).answer.evidenceId
    expect(await row((await register({ kind: 'copy', copyOfId: parent })).answer.evidenceId)).toMatchObject({ copy_of_evidence_id: parent })
    const says = 'Choose what it is a copy of, or change the kind.'
    expect(await no(() => register({ kind: 'copy' }))).toMatchObject(field('copyOfId', says))
    expect(await no(() => register({ copyOfId: parent }))).toMatchObject(field('copyOfId', says))
  })
  test('V1: size and SHA-256 of everything that has them; a thing or a paper has none', async () => {
    expect(await no(() => register({ size: null }))).toMatchObject(field('size', 'Enter its size in bytes.'))
    expect(await no(() => register({ sha256: null }))).toMatchObject(field('sha256', 'Enter its SHA-256.'))
    for (const wrong of ['A'.repeat(63), 'a'.repeat(63), 'g'.repeat(64)])
      expect(await no(() => register({ sha256: wrong })))
        .toMatchObject(field('sha256', 'Enter one SHA-256: 64 hex digits, 0 to 9 and a to f, or the line that sha256sum prints.'))
    expect(await row((await register({ sha256: `${'AB'.repeat(32)}  image of web-a.dd` })).answer.evidenceId)).toMatchObject({ sha256: 'ab'.repeat(32) })
    expect(await no(() => register({ size: 1.5 }))).toMatchObject({ code: 'invalid' })
    for (const kind of ['object', 'paper']) expect(await row((await register({ kind, size: null, sha256: null })).answer.evidenceId))
      .toMatchObject({ kind, sha256: null })
  })
  test('V1: large images keep their exact size', async () => {
    expect(await row((await register({ size: 9_007_199_254_740_991 })).answer.evidenceId)).toMatchObject({ size: '9007199254740991' })
  })
  test('V1: not with a time that lies ahead', async () => {
    expect(await no(() => register({ takenAt: '2227-01-01T00:00:00Z' }))).toMatchObject({
      code: 'state', because: 'That time is in the future. Check date and time.',
    })
  })
})

describe('by limited seats (N8)', () => {
  test('CU-1: a limited seat registers what it took, and then sees it, and nothing else', async () => {
    const done = await register({ takenBySeatId: lenaSeat }, lena)
    expect(await row(done.answer.evidenceId)).toMatchObject({ holder_seat_id: lenaSeat, registered_by_seat_id: lenaSeat })
    const seen = await weigh(lena, ({ tx }) => tx.evidence.findMany({ where: { incidentId: incident.id } }))
    expect(seen.map((each) => each.id)).toEqual([done.answer.evidenceId])
  })
  test('CU-1: what a member registers as taken by a limited seat is shared with it', async () => {
    const done = await register({ takenBySeatId: lenaSeat })
    const seen = await weigh(lena, ({ tx }) => tx.evidence.findMany({ where: { incidentId: incident.id } }))
    expect(seen.map((each) => each.id)).toContain(done.answer.evidenceId)
  })
  test('N8: it can name nobody, no host and no item that it may not see: as good as none', async () => {
    const parent = (await register()).answer.evidenceId
    const own = { takenBySeatId: lenaSeat }
    for (const hidden of [{}, { ...own, hostId }, { ...own, kind: 'copy', copyOfId: parent }])
      expect(await no(() => register(hidden, lena))).toEqual(await no(() => register({ ...hidden, takenBySeatId: newId() }, lena)))
    expect(await no(() => register({}, lena))).toMatchObject({ code: 'missing' })
  })
})

describe('otherwise', () => {
  test('CU-1: also after the end, as custody goes on (states 1)', async () => {
    await w.sql.query(`update incident set phase = 'closed' where id = $1`, [incident.id])
    expect((await register()).answer.label).toMatch(/^E-\d\d$/)
    await w.sql.query(`update incident set phase = 'starting' where id = $1`, [incident.id])
  })
  test('CU-1: not before the rules are acknowledged; an outsider finds nothing (R2, N3)', async () => {
    const waiting = await w.person('Wilma Waiting')
    await w.seat(incident, waiting, { state: 'waiting' })
    expect(await no(() => register({}, waiting))).toMatchObject({ code: 'missing' })
    const outsider = await w.person('Olive Outside')
    expect(await no(() => register({}, outsider))).toMatchObject({ code: 'missing' })
  })
  test('CU-1: a host or a parent of another incident is as good as none', async () => {
    for (const named of [{ hostId: newId() }, { kind: 'copy', copyOfId: newId() }, { takenBySeatId: newId() }])
      expect(await no(() => register(named))).toMatchObject({ code: 'missing' })
  })
})
