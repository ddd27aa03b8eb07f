import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '@/lib/db/id'
import { micros } from '@/lib/rules/time-line'
import { someEvidence, someHost, someShare } from '@/lib/testing/things'
import { untouched } from '@/lib/testing/untouched'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let lena: SomePerson
let incident: SomeIncident
let priyaSeat: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  lena = await w.person('Lena Limited')
  incident = await w.open(mara)
  priyaSeat = await w.seat(incident, priya)
  await w.seat(incident, lena, { sees: 'shared' })
})
afterAll(() => w.end())

const exact = (start: string) => ({ kind: 'exact', start, end: null, zone: 'Europe/Berlin' })
const entry = (more: object = {}) => ({
  incidentId: incident.id, happened: exact('2008-08-12T19:40:07Z'), writtenAs: '', foundAt: null, text: 'sshd restarted', source: 'syslog',
  hostIds: [], accounts: '', evidenceIds: [], taskId: null, audience: 'team', ...more,
})
const add = async (more: object = {}, who = priya) => String((await w.run(who, 'timeLine.add', entry(more))).answer.entryId)
const row = async (id: string) => (await w.sql.query('select * from time_line_entry where id = $1', [id])).rows[0]
const last = async () => {
  const written = (await w.entries(incident)).at(-1)!
  return { kind: written.kind, ...JSON.parse(written.content) }
}
const correction = (entryId: string, more: object = {}) => ({
  incidentId: incident.id, entryId, happened: exact('2008-08-12T19:41:00Z'), writtenAs: '', text: 'sshd stopped', reason: 'Read again.',
  ...more,
})
const no = (work: () => Promise<unknown>, of = incident) => untouched(w, of, work)
const texts = async () => {
  const rows = await w.sql.query('select text from time_line_entry where incident_id = $1 order by sort_us, sort_rank, id', [incident.id])
  return rows.rows.map((row) => row.text)
}

describe('writing into the timeline', () => {
  test('E1, E4: an event with all that it names stands there, with both times, its author and its number', async () => {
    const hostId = await someHost(w, incident, 'app1', 'suspected')
    const evidenceId = await someEvidence(w, incident, 1)
    const { id: taskId } = await w.task(incident, 'log-copy')
    const sent = entry({
      happened: { kind: 'range', start: '2008-08-12T21:40:07.123456+02:00', end: '2008-08-12T22:00:00+02:00', zone: 'Europe/Berlin' },
      writtenAs: 'Aug 12 21:40:07', foundAt: '2008-08-13T07:20:00Z', hostIds: [hostId, hostId], evidenceIds: [evidenceId], taskId,
      accounts: 'root', audience: 'outside',
    })
    const done = await w.run(priya, 'timeLine.add', sent)
    const id = String(done.answer.entryId)
    expect(await row(id)).toMatchObject({
      number: done.answer.number, text: 'sshd restarted', happened: 'range', happened_us: String(micros('2008-08-12T19:40:07.123456Z')),
      happened_end_us: String(micros('2008-08-12T20:00:00Z')), sort_us: String(micros('2008-08-12T19:40:07.123456Z')), sort_rank: 1,
      written_as: 'Aug 12 21:40:07', zone: 'Europe/Berlin', source: 'syslog', found_us: String(micros('2008-08-13T07:20:00Z')),
      by_seat_id: priyaSeat,
      audience: 'outside', accounts: 'root', task_id: taskId, late: false,
    })
    const mentions = await w.sql.query('select host_id, evidence_id from time_line_mention where entry_id = $1 order by host_id', [id])
    expect(mentions.rows).toEqual([{ host_id: hostId, evidence_id: null }, { host_id: null, evidence_id: evidenceId }])
    const { incidentId: _, ...about } = sent
    expect(await last()).toMatchObject({
      kind: 'timeLine.added', says: `added no. ${done.answer.number} to the timeline`, about: { ...about, entryId: id, late: false },
    })
  })
  test('E2: every kind of time, in order; without words of the source the time stays as it was sent', async () => {
    const zone = 'UTC'
    const noon = '2008-09-01T12:00:00Z'
    const kept = await add({ text: 'noon', happened: exact('2008-09-01T14:00:00.000000001+02:00') })
    await add({ text: 'not known when', happened: { kind: 'unknown', start: null, end: null, zone } })
    await add({ text: 'after noon', happened: { kind: 'after', start: noon, end: null, zone } })
    await add({ text: 'before noon', happened: { kind: 'before', start: null, end: noon, zone } })
    await add({ text: 'about 1601', happened: { kind: 'about', start: '1601-01-01T00:00:00.000001Z', end: null, zone } })
    await add({ text: '2227', happened: exact('2227-01-01T00:00:00Z') })
    expect((await texts()).filter((text) => text !== 'sshd restarted'))
      .toEqual(['about 1601', 'before noon', 'noon', 'after noon', '2227', 'not known when'])
    expect(await row(kept)).toMatchObject({ written_as: '2008-09-01T14:00:00.000000001+02:00' })
  })
  test('E2: what is no time is refused at its field', async () => {
    const range = { kind: 'range', start: '2008-08-12T20:00:00Z', end: '2008-08-12T19:00:00Z', zone: 'UTC' }
    expect(await no(() => add({ happened: range }))).toMatchObject({
      code: 'invalid', fields: { 'happened.end': 'It ends before it begins.' },
    })
    expect(await no(() => add({ happened: exact('2008-02-30T00:00:00Z') }))).toMatchObject({
      fields: { 'happened.start': expect.any(String) },
    })
    expect(await no(() => add({ happened: { ...range, zone: '+02:00' } }))).toMatchObject({
      fields: { 'happened.zone': 'Choose a time zone from the list.' },
    })
    expect(await no(() => add({ foundAt: 'yesterday' }))).toMatchObject({ fields: { foundAt: expect.any(String) } })
    expect(await no(() => add({ text: ' ' }))).toMatchObject({ fields: { text: 'Write something here.' } })
  })
  test('E4: a host, an item or a task of another incident is as good as none (N3)', async () => {
    const other = await w.open(mara)
    const { id } = await w.task(other, 'log-copy')
    for (const names of [{ taskId: id }, { hostIds: [newId()] }, { evidenceIds: [newId()] }, { taskId: newId() }])
      expect(await no(() => add(names))).toEqual({ code: 'missing', because: 'Nothing to show at this address.', fields: undefined })
  })
  test('N8, N3: not by a limited seat; an outsider finds nothing', async () => {
    expect(await no(() => add({}, lena))).toMatchObject({
      code: 'forbidden', because: 'Only a member of the team can add to the timeline.',
    })
    const outsider = await w.person('Olive Outside')
    expect(await no(() => add({}, outsider))).toMatchObject({ code: 'missing' })
  })
  test('states 1: after the end it is late; corrections and marks wait for reopening', async () => {
    const ended = await w.open(mara)
    const early = String((await w.run(mara, 'timeLine.add', entry({ incidentId: ended.id }))).answer.entryId)
    await w.sql.query(`update incident set phase = 'stood down' where id = $1`, [ended.id])
    const done = await w.run(mara, 'timeLine.add', entry({ incidentId: ended.id }))
    expect(done.says).toBe('added no. 2 to the timeline, late')
    expect(await row(String(done.answer.entryId))).toMatchObject({ late: true, number: 2 })
    const because = 'The incident is stood down. Nothing can be changed unless it is reopened.'
    expect(await no(() => w.run(mara, 'timeLine.correct', correction(early, { incidentId: ended.id })), ended)).toMatchObject({
      code: 'state', because,
    })
    expect(await no(() => w.run(mara, 'timeLine.mark', { incidentId: ended.id, entryId: early, audience: 'outside' }), ended))
      .toMatchObject({ code: 'state', because })
  })
})

describe('correcting (E3)', () => {
  test('E3: a correction stands beside; the entry is as it was written, its place follows', async () => {
    const id = await add()
    const before = await row(id)
    await w.run(mara, 'timeLine.correct', correction(id), { version: 1 })
    const beside = (await w.sql.query('select * from time_line_correction where entry_id = $1', [id])).rows
    expect(beside).toHaveLength(1)
    expect(beside[0]).toMatchObject({
      text: 'sshd stopped', happened: 'exact', happened_us: String(micros('2008-08-12T19:41:00Z')), written_as: '2008-08-12T19:41:00Z',
      zone: 'Europe/Berlin', reason: 'Read again.', by_seat_id: incident.seatId,
    })
    expect(await row(id)).toEqual({ ...before, sort_us: String(micros('2008-08-12T19:41:00Z')), version: 2 })
    expect(await last()).toMatchObject({
      kind: 'timeLine.corrected', says: `corrected no. ${before.number} of the timeline`,
      about: { text: 'sshd stopped', reason: 'Read again.', before: { text: 'sshd restarted' } },
    })
  })
  test('E3: of two corrections of one text the second is refused with the first', async () => {
    const id = await add()
    await w.run(mara, 'timeLine.correct', correction(id), { version: 1 })
    expect(await no(() => w.run(priya, 'timeLine.correct', correction(id, { text: 'mine' }), { version: 1 }))).toMatchObject({
      code: 'changed',
    })
    await w.run(priya, 'timeLine.correct', correction(id, { text: 'mine' }), { version: 2 })
    const beside = (await w.sql.query('select text from time_line_correction where entry_id = $1 order by at', [id])).rows
    expect(beside).toEqual([{ text: 'sshd stopped' }, { text: 'mine' }])
  })
  test('E3: not without a reason, not by a limited seat, not of an entry that is elsewhere', async () => {
    const id = await add()
    expect(await no(() => w.run(mara, 'timeLine.correct', correction(id, { reason: ' ' }), { version: 1 }))).toMatchObject({
      fields: { reason: expect.any(String) },
    })
    expect(await no(() => w.run(lena, 'timeLine.correct', correction(id), { version: 1 }))).toMatchObject({ code: 'missing' })
    expect(await no(() => w.run(mara, 'timeLine.correct', correction(newId()), { version: 1 }))).toMatchObject({ code: 'missing' })
  })
  test('E3: a limited seat that is let see an entry still can’t correct it', async () => {
    const id = await add()
    const seat = (await w.sql.query('select id from seat where person_id = $1 and incident_id = $2', [lena.id, incident.id])).rows[0].id
    await someShare(w, incident, seat, 'time line entry', id)
    expect(await no(() => w.run(lena, 'timeLine.correct', correction(id), { version: 1 }))).toMatchObject({
      code: 'forbidden', because: 'Only a member of the team can correct the timeline.',
    })
    expect(await no(() => w.run(lena, 'timeLine.mark', { incidentId: incident.id, entryId: id, audience: 'outside' }))).toMatchObject({
      code: 'forbidden',
    })
  })
  test('E3: the database itself keeps what was written', async () => {
    const id = await add({ hostIds: [await someHost(w, incident, 'kept')] })
    await w.run(mara, 'timeLine.correct', correction(id), { version: 1 })
    const attacks = [
      `update time_line_entry set text = 'other' where id = '${id}'`, `update time_line_entry set happened_us = 0 where id = '${id}'`,
      `delete from time_line_entry where id = '${id}'`, `update time_line_correction set text = 'other' where entry_id = '${id}'`,
      `delete from time_line_correction where entry_id = '${id}'`, `delete from time_line_mention where entry_id = '${id}'`,
      `update time_line_mention set host_id = null, stands = false where entry_id = '${id}'`,
      `update time_line_mention set stands = true where entry_id = '${id}'`,
    ]
    for (const attack of attacks)
      await expect(w.sql.query(attack)).rejects.toThrow()
  })
})

describe('for whom (E4)', () => {
  test('E4: an entry is marked for outside readers, and back', async () => {
    const id = await add()
    await w.run(priya, 'timeLine.mark', { incidentId: incident.id, entryId: id, audience: 'outside' })
    const { number, audience } = await row(id)
    expect(audience).toBe('outside')
    expect(await last()).toMatchObject({
      kind: 'timeLine.marked', says: `marked no. ${number} of the timeline for outside readers`,
      about: { audience: 'outside', before: 'team' },
    })
    await w.run(priya, 'timeLine.mark', { incidentId: incident.id, entryId: id, audience: 'team' })
    expect((await row(id)).audience).toBe('team')
  })
  test('E4: no third audience', async () => {
    const id = await add()
    expect(await no(() => w.run(mara, 'timeLine.mark', { incidentId: incident.id, entryId: id, audience: 'press' }))).toMatchObject({
      code: 'invalid',
    })
  })
})
