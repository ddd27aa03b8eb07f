import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '@/lib/db/id'
import { someEvidence } from '@/lib/testing/things'
import { untouched } from '@/lib/testing/untouched'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let lena: SomePerson
let incident: SomeIncident
let priyaSeat: string
let evidenceId: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  lena = await w.person('Lena Limited')
  incident = await w.open(mara)
  priyaSeat = await w.seat(incident, priya)
  await w.seat(incident, lena, { sees: 'shared' })
  evidenceId = await someEvidence(w, incident, 1)
})
afterAll(() => w.end())

type Name = Parameters<World['run']>[1]
const described = { services: 'Builds', dataStores: 'Build logs', why: 'The stolen key was used.' }
const input = (more: object) => ({ incidentId: incident.id, ...more })
const suspect = async (name: string, who = priya) => String((await w.run(who, 'host.suspect', input({ name, ...described }))).answer.hostId)
const confirm = (more: object, who = priya) => w.run(who, 'host.confirm', input({
  hostId: null, name: '', ...described, evidenceId, ...more,
}))
const row = async (id: string) => (await w.sql.query('select * from host where id = $1', [id])).rows[0]
const entry = async (kind: string) => JSON.parse((await w.entries(incident)).findLast((e) => e.kind === kind)!.content)
const no = (work: () => Promise<unknown>) => untouched(w, incident, work)
const refusedTo = (who: SomePerson, name: Name, more: object) => no(() => w.run(who, name, input(more)))

describe('HS-1: under suspicion', () => {
  test('HS-1: a member lists a host, and why', async () => {
    const id = await suspect(' bastion1 ')
    expect(await row(id)).toMatchObject({
      name: 'bastion1', state: 'suspected', services: 'Builds', data_stores: 'Build logs', why: 'The stolen key was used.',
      added_by_seat_id: priyaSeat,
    })
    expect(await entry('host.suspected')).toMatchObject({
      says: 'marked bastion1 as suspected', about: { hostId: id, name: 'bastion1', ...described, before: null },
    })
  })
  test('HS-1: a cleared host comes back', async () => {
    const id = await suspect('db1')
    await w.run(mara, 'host.clear', input({ hostId: id, reason: 'Nothing found.', verified: 'Packages.' }))
    expect(await suspect('DB1')).toBe(id)
    expect(await row(id)).toMatchObject({ name: 'db1', state: 'suspected', ended_reason: null, verified: null })
    expect(await entry('host.suspected')).toMatchObject({ says: 'marked db1 as suspected again', about: { before: 'cleared' } })
  })
  test('HS-1: refused for one that is listed already, in whatever case', async () => {
    await suspect('koji1')
    expect(await no(() => suspect('Koji1'))).toMatchObject({ code: 'state', because: 'koji1 is listed already: suspected.' })
  })
  test('HS-1: not by a limited seat, not blank, not by an outsider', async () => {
    expect(await no(() => suspect('web1', lena))).toMatchObject({
      code: 'forbidden', because: 'Only a member of the team can mark a host as suspected.',
    })
    expect(await no(() => suspect(' '))).toMatchObject({ code: 'invalid', fields: { name: 'Write something here.' } })
    const outsider = await w.person('Olive Outside')
    expect(await no(() => suspect('web1', outsider))).toMatchObject({ code: 'missing' })
  })
})

describe('HS-2: confirmed', () => {
  test('HS-2: a suspected host, naming the evidence; tasks kept for each host get its items (TK-12)', async () => {
    const id = await suspect('app1')
    const { id: snapshot } = await w.task(incident, 'snapshot')
    await confirm({ hostId: id, services: '' })
    expect(await row(id)).toMatchObject({ state: 'confirmed', evidence_id: evidenceId, services: 'Builds' })
    expect(await entry('host.confirmed')).toMatchObject({
      says: 'confirmed app1 as affected, by Sign-ins', about: { hostId: id, evidenceId, evidenceNumber: 1, before: 'suspected' },
    })
    const items = await w.sql.query('select 1 from checklist_item where task_id = $1 and host_id = $2', [snapshot, id])
    expect(items.rowCount).toBeGreaterThan(0)
  })
  test('HS-2: a host that was on no list is confirmed at once', async () => {
    const done = await confirm({ name: 'sign1' })
    expect(await row(String(done.answer.hostId))).toMatchObject({ name: 'sign1', state: 'confirmed', evidence_id: evidenceId })
  })
  test('HS-2: not from other states', async () => {
    expect(await no(() => confirm({ name: 'sign1' }))).toMatchObject({ code: 'state', because: 'sign1 is confirmed already.' })
    const id = await suspect('web2')
    await w.run(mara, 'host.clear', input({ hostId: id, reason: 'x', verified: 'y' }))
    expect(await no(() => confirm({ hostId: id }))).toMatchObject({
      code: 'state', because: 'web2 was cleared. Mark it suspected again first.',
    })
  })
  test('HS-2: not without evidence of this incident, not for a host that is elsewhere, not for two at once', async () => {
    const id = await suspect('web3')
    for (const named of [{ hostId: id, evidenceId: newId() }, { hostId: newId() }]) expect(await no(() => confirm(named))).toMatchObject({
      code: 'missing',
    })
    expect(await no(() => confirm({ hostId: id, name: 'web4' }))).toMatchObject({
      code: 'invalid', fields: { name: 'Choose a host or name a new one, not both.' },
    })
    expect(await no(() => confirm({}))).toMatchObject({ code: 'invalid', fields: { name: 'Choose a host or name a new one, not both.' } })
  })
  test('HS-2: not by a limited seat', async () => {
    expect(await no(() => confirm({ name: 'web5' }, lena))).toMatchObject({ code: 'missing' })
  })
})

describe('HS-3, HS-7: cleared, or taken out for good', () => {
  test('HS-3: cleared by the coordinator, with the reason and what was verified', async () => {
    const id = await suspect('mail1')
    await w.run(mara, 'host.clear', input({ hostId: id, reason: 'No trace.', verified: 'All packages, all accounts.' }))
    expect(await row(id)).toMatchObject({ state: 'cleared', ended_reason: 'No trace.', verified: 'All packages, all accounts.' })
    expect(await entry('host.cleared')).toMatchObject({
      says: 'cleared mail1', about: { reason: 'No trace.', verified: 'All packages, all accounts.', before: 'suspected' },
    })
    expect(await refusedTo(mara, 'host.clear', { hostId: id, reason: 'x', verified: 'y' })).toMatchObject({
      code: 'state', because: 'mail1 is cleared already.',
    })
  })
  test('HS-3: a confirmed host can’t be cleared', async () => {
    const done = await confirm({ name: 'cvs1' })
    expect(await refusedTo(mara, 'host.clear', { hostId: done.answer.hostId, reason: 'x', verified: 'y' })).toMatchObject({
      code: 'state', because: 'cvs1 is confirmed. It has to be rebuilt or retired.',
    })
  })
  test('HS-7: a suspected or a confirmed host', async () => {
    const suspected = await suspect('old1')
    const confirmed = String((await confirm({ name: 'old2' })).answer.hostId)
    for (const hostId of [suspected, confirmed]) await w.run(mara, 'host.retire', input({ hostId, reason: 'Scrapped.' }))
    expect(await row(confirmed)).toMatchObject({ state: 'retired', ended_reason: 'Scrapped.' })
    expect(await entry('host.retired')).toMatchObject({
      says: 'retired old2', about: { reason: 'Scrapped.', before: 'confirmed' },
    })
    expect(await refusedTo(mara, 'host.retire', { hostId: suspected, reason: 'x' })).toMatchObject({
      code: 'state', because: 'old1 is retired already.',
    })
    expect(await no(() => suspect('old1'))).toMatchObject({ code: 'state', because: 'old1 is listed already: retired.' })
  })
  test('V4: the reason why there is no snapshot', async () => {
    const hostId = await suspect('disk1')
    await w.run(mara, 'host.noSnapshot', input({ hostId, reason: 'The disk is broken.' }))
    expect(await row(hostId)).toMatchObject({ no_snapshot_reason: 'The disk is broken.', state: 'suspected' })
    expect(await entry('host.snapshotMissing')).toMatchObject({
      says: 'said why disk1 has no snapshot', about: { reason: 'The disk is broken.' },
    })
  })
  test('HS-3, HS-7, V4: only the coordinator, only with a reason, only on a host of this incident, only while it is open', async () => {
    const hostId = await suspect('last1')
    const acts: [Name, object][] = [['host.clear', { verified: 'All.' }], ['host.retire', {}], ['host.noSnapshot', {}]]
    for (const [name, more] of acts) {
      expect(await refusedTo(priya, name, { hostId, reason: 'x', ...more })).toMatchObject({
        code: 'forbidden', because: expect.stringMatching(/^Only the coordinator, Mara Lindqvist, can /),
      })
      expect(await refusedTo(mara, name, { hostId, ...more, reason: ' ' })).toMatchObject({
        code: 'invalid', fields: { reason: expect.any(String) },
      })
      expect(await refusedTo(mara, name, { hostId: newId(), reason: 'x', ...more })).toMatchObject({ code: 'missing' })
    }
    await w.sql.query(`update incident set phase = 'closed' where id = $1`, [incident.id])
    for (const [name, more] of acts) expect(await refusedTo(mara, name, { hostId, reason: 'x', ...more })).toMatchObject({ code: 'state' })
    expect(await no(() => suspect('web9'))).toMatchObject({ code: 'state' })
    await w.sql.query(`update incident set phase = 'starting' where id = $1`, [incident.id])
  })
})
