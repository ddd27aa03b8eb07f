import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '@/lib/db/id'
import { phaseNames } from '@/lib/rules/phase-name'
import { someEvidence, someHost, someSigned } from '@/lib/testing/things'
import { untouched } from '@/lib/testing/untouched'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let outsider: SomePerson
let incident: SomeIncident
let priyaSeat: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  outsider = await w.person('Olive Outside')
})
beforeEach(async () => {
  incident = await w.open(mara)
  priyaSeat = await w.seat(incident, priya)
})
afterAll(() => w.end())

type Name = Parameters<World['run']>[1]
const input = (more: object = {}) => ({ incidentId: incident.id, ...more })
const row = async () => (await w.sql.query('select * from incident where id = $1', [incident.id])).rows[0]
const last = async () => {
  const entry = (await w.entries(incident)).at(-1)!
  return { kind: entry.kind, ...JSON.parse(entry.content) }
}
const enter = (phase: string) =>
  w.sql.query(`update incident set phase = $2, prerequisites_at = muster.now() where id = $1`, [incident.id, phase])
const look = () => w.sql.query(`update task set started_at = muster.now() where incident_id = $1 and assessment = 'entry'`, [incident.id])
const host = (name: string, state?: string) => someHost(w, incident, name, state)
const step = (hostId: string, more: object = {}) =>
  ({ hostId, servicesOut: 'Builds', outFrom: '2008-08-15T06:00:00Z', outUntil: '2008-08-15T12:00:00Z', ...more })
const plan = (hostId: string, more: object = {}) => input({ steps: [step(hostId, more)] })
const notices = async (kind: string) =>
  (await w.sql.query('select seat_id from notice where incident_id = $1 and kind = $2', [incident.id, kind])).rows.map((r) => r.seat_id)
const no = (who: SomePerson, name: Name, more: object = {}) => untouched(w, incident, () => w.run(who, name, input(more)))

describe('IN-3: the prerequisites are complete', () => {
  test('IN-3: the program moves on with the command that made it so, in one go and under its own name', async () => {
    const start = `update task set started_at = muster.now() where incident_id = $1 and prerequisite and key <> 'log-copy'`
    await w.sql.query(start, [incident.id])
    await w.run(mara, 'incident.establish', input({ established: 'established', reason: 'The key was used.' }))
    expect(await row()).toMatchObject({ phase: 'starting', prerequisites_at: null })
    await w.sql.query(`update task set state = 'set aside' where incident_id = $1 and key = 'log-copy'`, [incident.id])
    await w.run(mara, 'incident.establish', input({ established: 'suspected', reason: 'Not sure.' }))
    expect(await row()).toMatchObject({ phase: 'responding', prerequisites_at: expect.any(Date) })
    const entry = (await w.entries(incident)).find((e) => e.kind === 'incident.responding')
    expect(JSON.parse(entry!.content).actor).toMatchObject({ name: 'Muster', via: 'system' })
  })
  test('IN-3: no person can do it', async () => {
    expect(await no(mara, 'incident.respond')).toMatchObject({
      code: 'forbidden', because: 'Only Muster itself can note that all prerequisites have started.',
    })
  })
})

describe('IN-4: what is unknown of the entry', () => {
  test('IN-4: is accepted with proof and reason, bound to what is unknown', async () => {
    await look()
    await w.sign(mara, 'incident.acceptUnknown', input({ reason: 'The logs of July are gone.' }))
    expect(await row()).toMatchObject({ entry_accepted_at: expect.any(Date), entry_accepted_reason: 'The logs of July are gone.' })
    const entry = await last()
    expect(entry).toMatchObject({
      kind: 'incident.unknownAccepted', about: { reason: 'The logs of July are gone.', looking: { answered: 0, started: ['Entry investigation'] } },
    })
    expect(entry.about.unknown.length).toBeGreaterThan(0)
  })
  test('attack A16h, IN-4, A2: not before anyone has looked, nor by setting the looking aside', async () => {
    const accept = () => untouched(w, incident, () => w.sign(mara, 'incident.acceptUnknown', input({ reason: 'No time.' })))
    const because = 'Nobody has looked yet. Have the entry investigation started first; then accept what is still not known.'
    expect(await accept()).toMatchObject({ code: 'state', because })
    await w.sql.query(`update task set state = 'set aside' where incident_id = $1 and assessment = 'entry'`, [incident.id])
    expect(await accept()).toMatchObject({ code: 'state', because })
    // Started once is enough, also if it was given back.
    await w.sql.query(`update task set state = 'open' where incident_id = $1 and assessment = 'entry'`, [incident.id])
    await look()
    await w.sign(mara, 'incident.acceptUnknown', input({ reason: 'The logs of July are gone.' }))
  })
  test('IN-4: not without proof, nor with a proof for something else', async () => {
    await look()
    const reason = 'The logs of July are gone.'
    expect(await no(mara, 'incident.acceptUnknown', { reason })).toMatchObject({ code: 'invalid', fields: { code: expect.any(String) } })
    expect(await untouched(w, incident, () => w.run(mara, 'incident.acceptUnknown', input({ reason }), {
      proof: { code: '000000', fingerprint: 'x' },
    })))
      .toMatchObject({ code: 'changed' })
  })
  test('IN-4: not twice, not by a member, not by token, not blank', async () => {
    expect(await no(priya, 'incident.acceptUnknown', { reason: 'Mine.' })).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can accept that we don’t know how they got in.',
    })
    expect(await untouched(w, incident, () => w.run({ ...mara, via: 'token' }, 'incident.acceptUnknown', input({ reason: 'x' }))))
      .toMatchObject({ code: 'forbidden' })
    expect(await no(mara, 'incident.acceptUnknown', { reason: ' ' })).toMatchObject({
      code: 'invalid', fields: { reason: expect.any(String) },
    })
    await look()
    await w.sign(mara, 'incident.acceptUnknown', input({ reason: 'Gone.' }))
    expect(await no(mara, 'incident.acceptUnknown', { reason: 'Again.' })).toMatchObject({
      code: 'state', because: 'How they got in is answered. There is nothing to accept.',
    })
  })
})

describe('IN-4: the repair plan', () => {
  test('IN-4: hosts in their order, what is out, from when to when; a later plan replaces it', async () => {
    const [app, koji] = [await host('app1'), await host('koji1')]
    await w.run(mara, 'incident.planRepair', plan(app))
    const steps = [step(koji), step(app, { servicesOut: '' })]
    await w.run(mara, 'incident.planRepair', input({ steps }))
    const kept = await w.sql.query(
      'select host_id, services_out, position from repair_step where incident_id = $1 order by position', [incident.id])
    expect(kept.rows).toEqual([{ host_id: koji, services_out: 'Builds', position: 0 }, { host_id: app, services_out: '', position: 1 }])
    expect(await last()).toMatchObject({ kind: 'incident.repairPlanned', says: 'wrote the repair plan: koji1, app1', about: { steps } })
  })
  test('IN-4: refused when it ends before it begins, names a host twice, or none', async () => {
    const app = await host('app1')
    expect(await no(mara, 'incident.planRepair', plan(app, { outUntil: '2008-08-15T05:59:00Z' }))).toMatchObject({
      code: 'invalid', fields: { 'steps.0.outUntil': 'It ends before it begins.' },
    })
    expect(await no(mara, 'incident.planRepair', { steps: [step(app), step(app)] })).toMatchObject({
      fields: { steps: 'Name each host once.' },
    })
    expect(await no(mara, 'incident.planRepair', { steps: [] })).toMatchObject({ fields: { steps: 'Add at least one host.' } })
  })
  test('IN-4: a host of another incident is as good as none (N3)', async () => {
    const other = await w.open(mara)
    const mine = incident
    incident = other
    const foreign = await host('app1')
    incident = mine
    expect(await no(mara, 'incident.planRepair', plan(foreign))).toEqual(await no(mara, 'incident.planRepair', plan(newId())))
    expect(await no(mara, 'incident.planRepair', plan(foreign))).toMatchObject({ code: 'missing' })
  })
  test('IN-4: only by the coordinator', async () => {
    expect(await no(priya, 'incident.planRepair', plan(await host('app1')))).toMatchObject({ code: 'forbidden' })
  })
})

describe('IN-4: repair begins', () => {
  const begin = () => no(mara, 'incident.beginRepair')
  test('IN-4: when the entry is answered, the plan written, and each confirmed host has its snapshots or the reason why not', async () => {
    await enter('responding')
    const app = await host('app1')
    const entry = 'First sign off the entry investigation with every question answered, or accept what is not known.'
    const repairPlan = 'First write the repair plan: hosts in order, what is out, from when to when.'
    const snapshot = 'No snapshot, and no reason given: app1.'
    expect(await begin()).toMatchObject({ code: 'state', because: `${entry} ${repairPlan} ${snapshot}` })
    await look()
    await w.sign(mara, 'incident.acceptUnknown', input({ reason: 'Gone.' }))
    expect(await begin()).toMatchObject({ code: 'state', because: `${repairPlan} ${snapshot}` })
    await w.run(mara, 'incident.planRepair', plan(app))
    await someEvidence(w, incident, 1, { kind: 'log copy', hostId: app })
    const db = await host('db1')
    await host('bastion1', 'suspected')
    expect(await begin()).toMatchObject({ code: 'state', because: 'No snapshot, and no reason given: app1, db1.' })
    await someEvidence(w, incident, 2, { kind: 'snapshot', hostId: app })
    expect(await begin()).toMatchObject({ because: 'No snapshot, and no reason given: db1.' })
    await w.run(mara, 'host.noSnapshot', input({ hostId: db, reason: 'Its disk is broken.' }))
    await w.run(mara, 'incident.beginRepair', input())
    expect(await row()).toMatchObject({ phase: 'repairing' })
    expect(await last()).toMatchObject({
      kind: 'incident.repairBegun', says: 'began the repair', about: { from: 'responding', to: 'repairing' },
    })
    expect(await notices('phase changed')).toEqual([priyaSeat])
  })
  test('IN-4: not from another phase, not by a member', async () => {
    expect(await begin()).toMatchObject({ code: 'state', because: 'Not in the phase Starting.' })
    await enter('responding')
    expect(await no(priya, 'incident.beginRepair')).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can begin the repair.',
    })
    expect(await no(outsider, 'incident.beginRepair')).toMatchObject({ code: 'missing' })
  })
})

describe('IN-5: service is fully back', () => {
  test('IN-5: with proof, when Data integrity is settled and the environment is secure', async () => {
    await enter('repairing')
    const confirm = () => no(mara, 'incident.confirmService')
    expect(await confirm()).toMatchObject({
      code: 'state', because: 'Before that, Data integrity has to be settled and Environment declared secure has to be done.',
    })
    await w.sql.query(`update task set state = 'set aside' where incident_id = $1 and key = 'data-integrity'`, [incident.id])
    expect(await confirm()).toMatchObject({ because: 'Before that, Environment declared secure has to be done.' })
    await someSigned(w, incident, 'environment-secure', 'done')
    expect(await confirm()).toMatchObject({ code: 'invalid', fields: { code: expect.any(String) } })
    await w.sign(mara, 'incident.confirmService', input())
    expect(await row()).toMatchObject({ phase: 'watching' })
    expect(await last()).toMatchObject({ kind: 'incident.serviceConfirmed', about: { from: 'repairing', to: 'watching' } })
    expect(await notices('phase changed')).toEqual([priyaSeat])
  })
  test('IN-5: a signature that was overtaken counts for nothing', async () => {
    await enter('repairing')
    await someSigned(w, incident, 'data-integrity', 'done', 'overtaken')
    await someSigned(w, incident, 'environment-secure', 'done')
    expect(await no(mara, 'incident.confirmService')).toMatchObject({ because: 'Before that, Data integrity has to be settled.' })
  })
  test('IN-5: an environment that was only set aside is not secure', async () => {
    await enter('repairing')
    await someSigned(w, incident, 'data-integrity', 'done')
    await w.sql.query(`update task set state = 'set aside' where incident_id = $1 and key = 'environment-secure'`, [incident.id])
    expect(await no(mara, 'incident.confirmService')).toMatchObject({ because: 'Before that, Environment declared secure has to be done.' })
  })
  test('IN-5: not from another phase, not by a member, not by token', async () => {
    await someSigned(w, incident, 'data-integrity', 'done')
    await someSigned(w, incident, 'environment-secure', 'done')
    expect(await no(mara, 'incident.confirmService')).toMatchObject({ code: 'state', because: 'Not in the phase Starting.' })
    await enter('repairing')
    expect(await no(priya, 'incident.confirmService')).toMatchObject({ code: 'forbidden' })
    expect(await untouched(w, incident, () => w.run({ ...mara, via: 'token' }, 'incident.confirmService', input()))).toMatchObject({
      code: 'forbidden', because: 'A token can’t do this. Sign in and do it yourself.',
    })
  })
})

describe('IN-6: stepping back', () => {
  const back = [['repairing', 'responding'], ['watching', 'repairing'], ['watching', 'responding']] as const
  test.each(back)('IN-6: from %s to %s', async (from, to) => {
    await enter(from)
    await w.run(mara, 'incident.stepBack', input({ to, reason: 'Another host was reached.' }))
    expect(await row()).toMatchObject({ phase: to })
    expect(await last()).toMatchObject({
      kind: 'incident.steppedBack', says: `moved back from ${phaseNames[from]} to ${phaseNames[to]}`, about: { from, to, reason: 'Another host was reached.' },
    })
    expect(await notices('phase changed')).toEqual([priyaSeat])
  })
  test('IN-6: never forward, never to where it is', async () => {
    await enter('repairing')
    expect(await no(mara, 'incident.stepBack', { to: 'repairing', reason: 'x' })).toMatchObject({
      code: 'state', because: 'The phase is Repairing now. Choose an earlier one.',
    })
  })
  test.each(['starting', 'responding', 'closed', 'stood down'])('IN-6: not from %s', async (from) => {
    await enter(from)
    expect(await no(mara, 'incident.stepBack', { to: 'responding', reason: 'x' })).toMatchObject({ code: 'state' })
  })
  test('IN-6: only the coordinator, only with a reason', async () => {
    await enter('watching')
    expect(await no(priya, 'incident.stepBack', { to: 'responding', reason: 'x' })).toMatchObject({ code: 'forbidden' })
    expect(await no(mara, 'incident.stepBack', { to: 'responding', reason: ' ' })).toMatchObject({
      code: 'invalid', fields: { reason: expect.any(String) },
    })
    expect(await no(mara, 'incident.stepBack', { to: 'starting', reason: 'x' })).toMatchObject({ code: 'invalid' })
  })
})

test('IN-7: closing is not offered yet', async () => {
  expect(await refusal(w.run(mara, 'incident.close' as Name, input()))).toMatchObject({ code: 'missing' })
})
