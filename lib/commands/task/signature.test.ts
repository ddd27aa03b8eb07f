import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callBack, trustBehind } from '@/lib/testing/call-back'
import { untouched } from '@/lib/testing/untouched'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { world, type World } from '@/lib/testing/world'

let w: World
let people: Awaited<ReturnType<typeof taskPeople>>
let s: TaskScene

beforeAll(async () => {
  w = await world()
  people = await taskPeople(w)
})
beforeEach(async () => {
  s = await taskScene(w, people)
})
afterAll(() => w.end())

describe('TK-12: a new confirmed host', () => {
  test('TK-12: adds its items to every task kept per host; what was done is in progress again, the coordinator told', async () => {
    await s.done('log-copy')
    await s.signedOff('raise-logging')
    const hostId = await s.host('koji1')
    await s.run(people.mara, 'task.remark', 'snapshot', { text: 'koji1 is affected.' })
    const added = (await w.sql.query(
      `select t.key, i.ticked_at from checklist_item i join task t on t.id = i.task_id where i.host_id = $1`, [hostId])).rows
    expect(added.filter((row) => row.key === 'log-copy')).toHaveLength(2)
    expect(added.every((row) => row.ticked_at === null)).toBe(true)
    expect(await s.task('log-copy')).toMatchObject({ state: 'in progress', completed_by_seat_id: null })
    expect(await s.signatures('log-copy')).toMatchObject([{ state: 'overtaken', state_reason: 'Items for another confirmed host were added.' }])
    expect(await s.entry('task.itemsRenewed')).toMatchObject({
      says: `added ${added.length} checklist items for koji1`, actor: { name: 'Muster' }, about: { hostIds: [hostId] },
    })
    expect(await s.told(s.seats.mara)).toContain('task changed')
    expect(await s.told(s.seats.priya)).toContain('signature overtaken')
    expect(await s.noSign(people.priya, 'task.signOff', 'log-copy')).toMatchObject({
      code: 'state', because: expect.stringContaining('Not ticked yet') as string,
    })
  })
  test('TK-12: once for each host, only for confirmed ones', async () => {
    await s.host('koji1')
    await s.host('proxy1', 'suspected')
    await s.run(people.mara, 'task.remark', 'snapshot', { text: 'One.' })
    await s.run(people.mara, 'task.remark', 'snapshot', { text: 'Two.' })
    expect((await w.entries(s.incident)).filter((entry) => entry.kind === 'task.itemsRenewed')).toHaveLength(1)
  })
  test('TK-12: by nobody but the program', async () => {
    const hostId = await s.host('koji1')
    await s.run(people.mara, 'task.remark', 'snapshot', { text: 'One.' })
    expect(await untouched(w, s.incident, () => w.run(people.mara, 'task.renewItems', { incidentId: s.incident.id, hostIds: [hostId] })))
      .toMatchObject({ code: 'forbidden' })
  })
})

describe('SG-3: the list of an ongoing task', () => {
  const happened = { kind: 'unknown', start: null, end: null, zone: 'UTC' }
  const write = (name: 'timeLine.add' | 'timeLine.correct' | 'timeLine.mark', more: object, version?: number) =>
    w.run(people.daniel, name, { incidentId: s.incident.id, ...more }, { version })
  const entry = async (text: string) => write('timeLine.add', {
    happened, writtenAs: '', foundAt: null, text, source: '', hostIds: [], accounts: '', evidenceIds: [], taskId: null, audience: 'team',
  })
  const first = async () => ({
    entryId: (await w.sql.query('select id from time_line_entry where incident_id = $1 and number = 1', [s.incident.id])).rows[0].id,
  })
  beforeEach(async () => {
    await s.phase('watching')
    await entry('A job failed on app1.')
  })
  test('SG-3: the signature holds the list itself with its corrections', async () => {
    await s.signedOff('time-line')
    await s.signedOff('team-list')
    expect(JSON.parse((await s.signatures('time-line'))[0]!.content).list).toMatchObject([{
      text: 'A job failed on app1.', corrections: [],
    }])
    expect(JSON.parse((await s.signatures('team-list'))[0]!.content).list).toContainEqual(expect.objectContaining({
      name: 'Hanna Vogel', why: 'Knows the hosts.',
    }))
  })
  test('SG-3, TK-8: an entry, a correction or another reader overtakes it, noted by the program', async () => {
    await s.signedOff('time-line')
    await s.run(people.mara, 'task.remark', 'snapshot', { text: 'Nothing new.' })
    expect(await s.task('time-line')).toMatchObject({ state: 'signed off' })
    await entry('Someone signed in.')
    expect(await s.task('time-line')).toMatchObject({ state: 'in progress' })
    expect(await s.entry()).toMatchObject({
      kind: 'signature.overtaken', says: 'noted that Timeline changed after it was signed', actor: { name: 'Muster' },
    })
    expect(await s.told(s.seats.priya)).toContain('signature overtaken')
    await s.sign(people.priya, 'task.signOff', 'time-line')
    await write('timeLine.correct', { ...(await first()), happened, writtenAs: '', text: 'On app2.', reason: 'Misread.' }, 1)
    expect((await s.signatures('time-line')).map((each) => each.state)).toEqual(['overtaken', 'overtaken'])
    await s.sign(people.priya, 'task.signOff', 'time-line')
    expect(JSON.parse((await s.signatures('time-line')).at(-1)!.content).list[0]).toMatchObject({
      text: 'A job failed on app1.', corrections: [{ text: 'On app2.', reason: 'Misread.' }],
    })
    await write('timeLine.mark', { ...(await first()), audience: 'outside' })
    expect(await s.task('time-line')).toMatchObject({ state: 'in progress' })
  })
  test('SG-3: a list of more than a thousand entries is signed by its place in the logbook', async () => {
    await w.sql.query(`
      insert into time_line_entry (id, incident_id, number, text, happened, sort_us, recorded_at, by_seat_id)
      select gen_random_uuid(), $1, i, 'A line.', 'unknown', 0, now(), $2 from generate_series(2, 1000) i`, [s.incident.id, s.incident.seatId])
    await w.sql.query('update incident set time_line_count = 1000 where id = $1', [s.incident.id])
    await s.signedOff('time-line')
    expect(JSON.parse((await s.signatures('time-line')).at(-1)!.content).list).toHaveLength(1000)
    await entry('One more.')
    const changed = (await w.entries(s.incident)).filter(({ kind }) => kind === 'timeLine.added').at(-1)!
    await s.sign(people.priya, 'task.signOff', 'time-line')
    expect(JSON.parse((await s.signatures('time-line')).at(-1)!.content).list).toEqual({ entries: 1001, book: { seq: changed.seq, hash: changed.hash } })
    await s.run(people.mara, 'task.remark', 'snapshot', { text: 'Nothing new.' })
    expect(await s.task('time-line')).toMatchObject({ state: 'signed off' })
    await write('timeLine.correct', { ...(await first()), happened, writtenAs: '', text: 'On app2.', reason: 'Misread.' }, 1)
    expect(await s.task('time-line')).toMatchObject({ state: 'in progress' })
  })
  test('SG-3: someone new on the team list overtakes it; the timeline’s stands', async () => {
    await s.signedOff('team-list')
    await s.signedOff('time-line')
    await w.seat(s.incident, null, { state: 'aware' })
    await s.run(people.mara, 'task.remark', 'snapshot', { text: 'One more knows.' })
    expect(await s.task('team-list')).toMatchObject({ state: 'in progress' })
    expect(await s.task('time-line')).toMatchObject({ state: 'signed off' })
  })
})

describe('SG-5: an account is declared broken into', () => {
  const doubt = (since: Date, seatId = s.seats.priya, who = people.mara) => w.run(who, 'signature.doubt', {
    incidentId: s.incident.id, seatId, since: since.toISOString(), reason: 'Her token was stolen.',
  })
  test('SG-5: what it signed at or after that moment is in doubt, what it signed before is not; the signer is told', async () => {
    await s.signedOff('log-copy')
    await w.advance(10)
    const since = await w.moment()
    await s.done('raise-logging')
    await doubt(since)
    expect(await s.signatures('log-copy')).toMatchObject([{ state: 'in force' }])
    expect(await s.signatures('raise-logging')).toMatchObject([{ state: 'in doubt', state_reason: 'Her token was stolen.' }])
    expect(await s.task('raise-logging')).toMatchObject({ state: 'done' })
    expect(await s.told(s.seats.priya)).toContain('signature in doubt')
    expect(await s.entry()).toMatchObject({
      kind: 'signature.doubted', says: 'declared the account of Priya Raman compromised; 1 signature is in doubt',
      about: { since: since.toISOString(), signatures: [{ taskId: (await s.task('raise-logging')).id }] },
    })
    expect((await w.sql.query('select 1 from broken_account where incident_id = $1', [s.incident.id])).rowCount).toBe(1)
  })
  test('SG-5: only by the coordinator, with a reason, of someone with an account, not in the future', async () => {
    const now = await w.moment()
    expect(await untouched(w, s.incident, () => doubt(now, s.seats.priya, people.hanna))).toMatchObject({ code: 'forbidden' })
    const aware = await w.seat(s.incident, null, { state: 'aware' })
    expect(await untouched(w, s.incident, () => doubt(now, aware))).toMatchObject({
      code: 'state', because: 'Someone has no account here.',
    })
    expect(await untouched(w, s.incident, () => doubt(new Date(now.getTime() + 3_600_000)))).toMatchObject({
      code: 'state', because: 'That time is in the future. Enter one that has passed.',
    })
    const input = { incidentId: s.incident.id, seatId: s.seats.priya, since: 'yesterday', reason: 'x' }
    expect(await untouched(w, s.incident, () => w.run(people.mara, 'signature.doubt', input))).toMatchObject({
      code: 'invalid', fields: { since: 'Enter a date and time.' },
    })
  })
  test('SG-6: confirmed with the signer by call-back, it is in force again', async () => {
    const since = await w.moment()
    await s.signedOff('log-copy')
    await doubt(since)
    const [signature] = await s.signatures('log-copy')
    const confirm = async (who = people.mara, reason = 'Called her on the known number.') => w.run(who, 'signature.confirm', {
      incidentId: s.incident.id, signatureId: signature!.id, trust: await trustBehind(w, s.seats.priya), reason,
    })
    expect(await untouched(w, s.incident, () => confirm(people.hanna))).toMatchObject({ code: 'forbidden' })
    expect(await untouched(w, s.incident, () => confirm(people.mara, ''))).toMatchObject({ code: 'invalid' })
    await confirm()
    expect(await s.signatures('log-copy')).toMatchObject([{ state: 'in force', state_reason: 'Called her on the known number.' }])
    expect(await s.entry()).toMatchObject({ kind: 'signature.confirmed', about: { sameHand: false } })
    expect(await untouched(w, s.incident, () => confirm())).toMatchObject({
      code: 'state', because: 'The signature is in force, not in doubt.',
    })
    await s.run(people.mara, 'task.markDone', 'log-copy', { completedBySeatId: s.seats.priya })
  })
  test('SG-6, W5: not by a form that was opened before the account became another one', async () => {
    const since = await w.moment()
    await s.signedOff('log-copy')
    await doubt(since)
    const [signature] = await s.signatures('log-copy')
    const trust = await trustBehind(w, s.seats.priya)
    await w.sql.query('update person set trust = trust + 1 where id = $1', [people.priya.id])
    const confirm = () => w.run(people.mara, 'signature.confirm', {
      incidentId: s.incident.id, signatureId: signature!.id, trust, reason: 'Called her on the known number.',
    })
    expect(await untouched(w, s.incident, confirm)).toMatchObject({ code: 'changed' })
    await w.sql.query('update person set trust = trust - 1 where id = $1', [people.priya.id])
  })
  test('SG-5: in doubt, it can be sent back and signed anew; the old one is never confirmed then', async () => {
    const since = await w.moment()
    await s.signedOff('log-copy')
    await doubt(since)
    const [signature] = await s.signatures('log-copy')
    await s.run(people.mara, 'task.sendBack', 'log-copy', { reason: 'Sign anew.' })
    await s.sign(people.priya, 'task.signOff', 'log-copy')
    expect((await s.signatures('log-copy')).map((each) => each.state)).toEqual(['void', 'in doubt'])
    const confirm = () => w.run(people.mara, 'signature.confirm', {
      incidentId: s.incident.id, signatureId: signature!.id, trust: 1, reason: 'Called.',
    })
    expect(await untouched(w, s.incident, confirm)).toMatchObject({ code: 'state', because: 'The signature is void, not in doubt.' })
  })
  test('attack 2/5: what the account signs afterwards is in doubt from the start, until someone has called back (SG-5, SG-6, SE-11)', async () => {
    const declared = await w.moment()
    await w.advance(1)
    await doubt(declared)
    await s.signedOff('log-copy')
    const [signed] = await s.signatures('log-copy')
    expect(signed).toMatchObject({ state: 'in doubt', state_reason: 'Her token was stolen.' })
    expect(await s.entry()).toMatchObject({ says: expect.stringMatching(/, in doubt until the signer is called back$/), about: { inDoubt: true } })
    expect(await s.told(s.seats.priya)).toContain('signature in doubt')
    expect(await s.no(people.mara, 'task.markDone', 'log-copy', { completedBySeatId: s.seats.priya })).toMatchObject({ code: 'state' })
    // Of others it says nothing.
    await s.run(people.mara, 'task.setAside', 'snapshot', { reason: 'Nothing to copy.' })
    await s.sign(people.hanna, 'task.countersign', 'snapshot')
    expect(await s.signatures('snapshot')).toMatchObject([{ state: 'in force' }])
    await w.run(people.mara, 'signature.confirm', { incidentId: s.incident.id, signatureId: signed!.id, trust: 1, reason: 'Called her: it was she.' })
    await s.signedOff('raise-logging')
    expect(await s.signatures('raise-logging')).toMatchObject([{ state: 'in force' }])
    // Declared once more, and confirmed by a call-back that opens the seat again.
    await doubt(await w.moment(), s.seats.hanna)
    await w.run(people.mara, 'seat.suspend', { incidentId: s.incident.id, seatId: s.seats.hanna, reason: 'Her token was stolen.' })
    await callBack(w, people.mara, { incidentId: s.incident.id, seatId: s.seats.hanna })
    await s.run(people.mara, 'task.setAside', 'log-copy', { reason: 'Not needed.' })
    await s.sign(people.hanna, 'task.countersign', 'log-copy')
    expect((await s.signatures('log-copy')).filter(({ purpose }) => purpose === 'countersignature')).toMatchObject([{ state: 'in force' }])
  })
  test('SG-3: content changed while in doubt: overtaken, not to be confirmed', async () => {
    const since = await w.moment()
    await s.signedOff('log-copy')
    await doubt(since)
    await s.run(people.priya, 'task.addItem', 'log-copy', { text: 'One more', level: 'may' })
    expect(await s.signatures('log-copy')).toMatchObject([{ state: 'overtaken' }])
    expect(await s.task('log-copy')).toMatchObject({ state: 'in progress' })
  })
})
