import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '@/lib/db/id'
import { someSigned } from '@/lib/testing/things'
import { untouched } from '@/lib/testing/untouched'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let daniel: SomePerson
let helen: SomePerson
let aoife: SomePerson
let incident: SomeIncident
let seats: { priya: string; daniel: string; helen: string }

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  daniel = await w.person('Daniel Osei')
  helen = await w.person('Helen Marsh')
  aoife = await w.person('Aoife Brennan', { ours: false })
})
beforeEach(async () => {
  incident = await w.open(mara)
  seats = {
    priya: await w.seat(incident, priya, { deputy: 1 }), daniel: await w.seat(incident, daniel, { deputy: 2 }),
    helen: await w.seat(incident, helen, { office: 'manager' }),
  }
})
afterAll(() => w.end())

const falseAlarm = { ending: 'not an incident', doubleOfId: null, reason: 'A backup job did it.' }
const input = (more: object) => ({ incidentId: incident.id, ...more })
const standDown = (more: object = {}, who = mara) => w.sign(who, 'incident.standDown', input({ ...falseAlarm, ...more }))
const reopen = (who: SomePerson, reason = 'It was one after all.') => w.sign(who, 'incident.reopen', input({ reason }))
const no = (work: () => Promise<unknown>) => untouched(w, incident, work)
const row = async () => (await w.sql.query('select * from incident where id = $1', [incident.id])).rows[0]
const states = async () => {
  const counts = await w.sql.query<{ state: string; n: string }>(
    'select state, count(*) as n from task where incident_id = $1 group by state', [incident.id])
  return counts.rows.map(({ state, n }) => `${n} ${state}`)
}
const entry = async (kind: string) => {
  const found = (await w.entries(incident)).findLast((e) => e.kind === kind)
  return found && { seq: found.seq, ...JSON.parse(found.content) }
}
const notices = async (kind: string) => {
  const rows = await w.sql.query('select seat_id from notice where incident_id = $1 and kind = $2', [incident.id, kind])
  return rows.rows.map((row) => row.seat_id).sort()
}
const terms = async () =>
  (await w.sql.query('select from_seq, seat_id, how from coordinator_term where incident_id = $1 order by from_seq', [incident.id])).rows

describe('IN-8: standing down', () => {
  test('IN-8, F6: what is unsettled is set aside, what is done stays; everyone is told', async () => {
    await someSigned(w, incident, 'log-copy', 'done')
    await someSigned(w, incident, 'snapshot', 'done', 'overtaken')
    const { id: databases } = await w.task(incident, 'databases')
    await w.sql.query(`update task set state = 'set aside', aside_reason = 'Not here.', aside_needs = 'manager' where id = $1`, [databases])
    const total = Number((await w.sql.query('select count(*) as n from task where incident_id = $1', [incident.id])).rows[0].n)
    await standDown()
    expect(await row()).toMatchObject({
      phase: 'stood down', ended_as: 'not an incident', ended_reason: 'A backup job did it.', ended_at: expect.any(Date),
      double_of_id: null,
    })
    expect((await states()).sort()).toEqual(['1 done', `${total - 1} set aside`])
    expect(await w.task(incident, 'databases')).toMatchObject({ aside_reason: 'Not here.', aside_needs: 'manager' })
    expect(await w.task(incident, 'snapshot')).toMatchObject({
      aside_reason: 'The incident was stood down.', aside_by_seat_id: incident.seatId, aside_needs: null,
    })
    expect(await entry('incident.stoodDown')).toMatchObject({
      says: 'stood the incident down: not an incident',
      about: { ending: 'not an incident', reason: 'A backup job did it.', from: 'starting', doubleOf: null },
    })
    expect((await entry('incident.stoodDown')).about.setAside).toHaveLength(total - 2)
    expect(await notices('incident ended')).toEqual(Object.values(seats).sort())
  })
  test('IN-8, HO-4, TO-7: an offer is void and a takeover ends', async () => {
    await w.run(mara, 'handOver.offer', input({ seatId: seats.priya, note: 'I have to sleep.', dueAt: null }))
    await w.run(daniel, 'takeOver.call', input({ reason: 'She does not answer.' }))
    await standDown()
    expect((await w.sql.query('select state from hand_over where incident_id = $1', [incident.id])).rows).toEqual([{ state: 'void' }])
    expect((await w.sql.query('select state from take_over where incident_id = $1', [incident.id])).rows).toEqual([{ state: 'ended' }])
  })
  test('IN-8: a duplicate names another incident that the coordinator is on; the record does not name it to the others', async () => {
    const other = await w.open(mara, { codeName: 'Grey Seal' })
    await standDown({ ending: 'double of another', doubleOfId: other.id })
    expect(await row()).toMatchObject({ double_of_id: other.id, ended_as: 'double of another' })
    const texts = (await w.entries(incident)).map((e) => e.content).join()
    expect(texts).not.toContain(other.id)
    expect(texts).not.toContain('Grey Seal')
    expect((await entry('incident.stoodDown')).about.doubleOf).toBe(createHash('sha256').update(other.id).digest('hex'))
  })
  test('IN-8: a duplicate of one’s own, of one that is hidden, of none: refused alike', async () => {
    const hidden = await w.open(priya)
    const because = 'Choose the incident it duplicates, one that you are on. If it isn’t a duplicate, choose none.'
    for (const doubleOfId of [incident.id, hidden.id, newId(), null])
      expect(await no(() => standDown({ ending: 'double of another', doubleOfId }))).toMatchObject({ code: 'state', because })
    expect(await no(() => standDown({ doubleOfId: hidden.id }))).toMatchObject({ code: 'state', because })
    await w.seat(hidden, mara, { state: 'waiting' })
    expect(await no(() => standDown({ ending: 'double of another', doubleOfId: hidden.id }))).toMatchObject({ code: 'state', because })
  })
  test('IN-8: not while a partner has access', async () => {
    const seat = await w.seat(incident, aoife, { sees: 'shared' })
    expect(await no(() => standDown())).toMatchObject({
      code: 'state', because: 'These people from outside still have access: Aoife Brennan. End it on the Roster page first.',
    })
    await w.sql.query(`update seat set state = 'removed', ended_at = muster.now() where id = $1`, [seat])
    await standDown()
    expect(await row()).toMatchObject({ phase: 'stood down' })
  })
  test('IN-8: not without proof, nor with one for another reason; not by others; not twice', async () => {
    expect(await no(() => w.run(mara, 'incident.standDown', input(falseAlarm)))).toMatchObject({
      code: 'invalid', fields: { code: expect.any(String) },
    })
    const proof = { code: '000000', fingerprint: 'of something else' }
    expect(await no(() => w.run(mara, 'incident.standDown', input(falseAlarm), { proof }))).toMatchObject({ code: 'changed' })
    const only = 'Only the coordinator, Mara Lindqvist, can stand the incident down.'
    for (const who of [priya, helen]) expect(await no(() => standDown({}, who))).toMatchObject({ code: 'forbidden', because: only })
    expect(await no(() => w.run(mara, 'incident.standDown', input({ ...falseAlarm, reason: ' ' })))).toMatchObject({
      code: 'invalid', fields: { reason: expect.any(String) },
    })
    await standDown()
    expect(await no(() => standDown())).toMatchObject({
      code: 'state', because: 'The incident is stood down. Nothing can be changed unless it is reopened.',
    })
  })
})

describe('IN-9: reopening', () => {
  test('IN-9: by the last coordinator, who coordinates again; tasks keep their state, ongoing ones go on', async () => {
    const timeLine = await w.task(incident, 'time-line')
    const started = `update task set state = 'in progress', started_at = muster.now(), coordinator_seat_id = $2 where id = $1`
    await w.sql.query(started, [timeLine.id, seats.priya])
    await standDown()
    await reopen(mara)
    expect(await row()).toMatchObject({
      phase: 'starting', ended_at: null, ended_as: null, ended_reason: null, coordinator_seat_id: incident.seatId,
    })
    expect(await w.task(incident, 'time-line')).toMatchObject({
      state: 'in progress', coordinator_seat_id: seats.priya, aside_reason: null,
    })
    expect(await w.task(incident, 'team-list')).toMatchObject({ state: 'open' })
    expect(await w.task(incident, 'snapshot')).toMatchObject({ state: 'set aside', aside_needs: 'manager' })
    expect(await w.task(incident, 'notify-partners')).toMatchObject({ state: 'set aside', aside_needs: null })
    expect(await w.task(incident, 'post-mortem')).toMatchObject({ state: 'set aside', aside_needs: 'communication owner' })
    const reopened = await entry('incident.reopened')
    expect(reopened).toMatchObject({
      says: 'reopened the incident as coordinator, in the phase Starting again',
      about: { reason: 'It was one after all.', from: 'stood down', to: 'starting' },
    })
    expect(await terms()).toEqual([
      { from_seq: 1, seat_id: incident.seatId, how: 'opening' }, { from_seq: reopened.seq, seat_id: incident.seatId, how: 'reopening' },
    ])
    expect(await notices('incident reopened')).toEqual(Object.values(seats).sort())
    expect(await notices('coordinator changed')).toEqual([])
  })
  test('IN-9: it goes on in responding if the prerequisites were complete once', async () => {
    await w.sql.query(`update incident set phase = 'watching', prerequisites_at = muster.now() where id = $1`, [incident.id])
    await someSigned(w, incident, 'team-list', 'done')
    await w.sql.query(`update incident set phase = 'closed', ended_at = muster.now() where id = $1`, [incident.id])
    await reopen(mara)
    expect(await row()).toMatchObject({ phase: 'responding' })
    expect(await w.task(incident, 'team-list')).toMatchObject({ state: 'in progress' })
    expect((await w.sql.query('select state from signature where incident_id = $1', [incident.id])).rows).toEqual([{ state: 'overtaken' }])
  })
  test('IN-9, C3: if the last coordinator can’t act, the first able deputy, who leaves the list of deputies', async () => {
    await standDown()
    const because = 'Mara Lindqvist coordinated last and can reopen it; otherwise the first deputy who can act, then a manager.'
    for (const who of [priya, daniel, helen]) expect(await no(() => reopen(who))).toMatchObject({ code: 'forbidden', because })
    await w.sql.query('update seat set suspended_at = muster.now() where id = $1', [incident.seatId])
    for (const who of [daniel, helen]) expect(await no(() => reopen(who))).toMatchObject({ code: 'forbidden', because })
    await reopen(priya)
    expect(await row()).toMatchObject({ phase: 'starting', coordinator_seat_id: seats.priya })
    expect((await w.sql.query('select seat_id from deputy where incident_id = $1', [incident.id])).rows).toEqual([{
      seat_id: seats.daniel,
    }])
    expect((await terms()).at(-1)).toMatchObject({ seat_id: seats.priya, how: 'reopening' })
    expect(await notices('coordinator changed')).toContain(seats.daniel)
  })
  test('IN-9, C3: then any manager', async () => {
    await standDown()
    await w.sql.query('update seat set suspended_at = muster.now() where id = any ($1)', [[incident.seatId, seats.priya, seats.daniel]])
    await reopen(helen)
    expect(await row()).toMatchObject({ phase: 'starting', coordinator_seat_id: seats.helen })
  })
  test('IN-9: what ended for partners stays ended', async () => {
    const seat = await w.seat(incident, aoife, { state: 'removed' })
    await standDown()
    await reopen(mara)
    expect((await w.sql.query('select state from seat where id = $1', [seat])).rows).toEqual([{ state: 'removed' }])
  })
  test('IN-9: not while it is open, not without proof, not blank, not by limited seats or outsiders', async () => {
    expect(await no(() => reopen(mara))).toMatchObject({ code: 'state', because: 'Not in the phase Starting.' })
    await standDown()
    expect(await no(() => w.run(mara, 'incident.reopen', input({ reason: 'x' })))).toMatchObject({ code: 'invalid' })
    expect(await no(() => w.run(mara, 'incident.reopen', input({ reason: '\t' })))).toMatchObject({
      code: 'invalid', fields: { reason: expect.any(String) },
    })
    const limited = await w.person('Lena Limited')
    await w.seat(incident, limited, { sees: 'shared' })
    expect(await no(() => reopen(limited))).toMatchObject({
      code: 'forbidden', because: 'Only a member of the team can reopen the incident.',
    })
    expect(await no(async () => reopen(await w.person('Olive Outside')))).toMatchObject({ code: 'missing' })
  })
})
