import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
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

const start = (key: string, who = people.priya) => s.run(who, 'task.start', key)
const noStart = (key: string, who = people.priya) => s.no(who, 'task.start', key)

describe('TK-3: start', () => {
  test('TK-3: by its coordinator', async () => {
    await s.put('raise-logging', 'assigned')
    await start('raise-logging')
    expect(await s.task('raise-logging')).toMatchObject({ state: 'in progress', started_at: expect.any(Date) as Date })
    expect(await s.entry()).toMatchObject({ kind: 'task.started', says: 'started Raise logging', actor: { name: 'Priya Raman' } })
  })
  test('TK-3: by a helper', async () => {
    await s.put('raise-logging', 'assigned')
    await s.help('raise-logging', s.seats.daniel)
    await start('raise-logging', people.daniel)
    expect(await s.task('raise-logging')).toMatchObject({ state: 'in progress' })
  })
  test('TK-3: not by others, not by who only asked to join, not by the coordinator for someone else (T1)', async () => {
    await s.put('raise-logging', 'assigned')
    await s.help('raise-logging', s.seats.daniel, 'asked')
    const because = 'Only those who work on this task can start it: Priya Raman, who coordinates it, and its helpers.'
    for (const who of [people.daniel, people.hanna]) expect(await noStart('raise-logging', who)).toMatchObject({
      code: 'forbidden', because: `${because} Ask to join.`,
    })
    expect(await noStart('raise-logging', people.mara)).toMatchObject({
      code: 'forbidden', because: `${because} Assign it to yourself, or add yourself as a helper.`,
    })
  })
  test('TK-3: not while it is open, nor twice', async () => {
    await s.help('raise-logging', s.seats.priya)
    expect(await noStart('raise-logging')).toMatchObject({
      code: 'state', because: 'The task is open. Its task coordinator has to be named first.',
    })
    await s.put('raise-logging', 'in progress')
    expect(await noStart('raise-logging')).toMatchObject({ code: 'state', because: 'The task is in progress already.' })
  })
  test('TK-3: started stays started after the task was given back (states, "started")', async () => {
    await s.put('raise-logging', 'in progress')
    const { started_at: first } = await s.task('raise-logging')
    await s.run(people.priya, 'task.giveBack', 'raise-logging', { reason: 'Ill.', successorSeatId: null })
    await s.run(people.mara, 'task.assign', 'raise-logging', { seatId: s.seats.daniel })
    await start('raise-logging', people.daniel)
    expect((await s.task('raise-logging')).started_at).toEqual(first)
  })
})

describe('Blocked (T5, T6)', () => {
  test('T6: nothing but a prerequisite starts before every prerequisite has started; a prerequisite does', async () => {
    await w.sql.query(`update task set started_at = null where incident_id = $1 and key in ('snapshot', 'log-copy')`, [s.incident.id])
    await s.put('raise-logging', 'assigned')
    await s.put('log-copy', 'assigned')
    expect(await noStart('raise-logging')).toMatchObject({
      code: 'state', because: 'Can’t start yet: Snapshot hasn’t started and Log copy hasn’t started.',
    })
    await start('log-copy')
    expect(await noStart('raise-logging')).toMatchObject({ because: 'Can’t start yet: Snapshot hasn’t started.' })
    await s.run(people.mara, 'task.setAside', 'snapshot', { reason: 'No host left.' })
    await start('raise-logging')
  })
  test('T5: it waits for another task to start, where the plan says so', async () => {
    await s.put('databases', 'assigned')
    expect(await noStart('databases')).toMatchObject({ because: 'Can’t start yet: Impact assessment hasn’t started.' })
    await s.put('impact-assessment', 'in progress', s.seats.daniel)
    await start('databases')
  })
  test('T5: it waits for another task to be settled: in progress, signed off, and done with a signature in doubt are not', async () => {
    await s.put('send-threat-assessment', 'assigned')
    await s.put('threat-assessment', 'in progress', s.seats.daniel)
    expect(await noStart('send-threat-assessment')).toMatchObject({ because: 'Can’t start yet: Threat assessment is in progress.' })
    await s.signedOff('threat-assessment')
    expect(await noStart('send-threat-assessment')).toMatchObject({
      because: 'Can’t start yet: Threat assessment is signed off, but not done.',
    })
    await s.run(people.mara, 'task.markDone', 'threat-assessment', { completedBySeatId: s.seats.priya })
    await w.sql.query(`update signature set state = 'in doubt' where task_id = $1`, [(await s.task('threat-assessment')).id])
    expect(await noStart('send-threat-assessment')).toMatchObject({
      because: 'Can’t start yet: Threat assessment is done, but its signature is no longer in force.',
    })
    await w.sql.query(`update signature set state = 'in force' where task_id = $1`, [(await s.task('threat-assessment')).id])
    await start('send-threat-assessment')
  })
  test('TK-13: what was set aside holds nobody up', async () => {
    await s.put('send-threat-assessment', 'assigned')
    await s.run(people.mara, 'task.setAside', 'threat-assessment', { reason: 'The board wrote it.' })
    await start('send-threat-assessment')
  })
  test('CSI 3.3.3: what rebuilds or repairs waits until the entry is answered', async () => {
    await s.put('temporary-data', 'assigned')
    await w.sql.query('delete from task_dependency where task_id = $1', [(await s.task('temporary-data')).id])
    expect(await noStart('temporary-data')).toMatchObject({ because: 'Can’t start yet: how they got in is not answered yet.' })
    await w.sql.query('update incident set entry_accepted_at = muster.now() where id = $1', [s.incident.id])
    await start('temporary-data')
  })
  test('N8: a limited seat reads that another task is in the way, not which', async () => {
    await s.put('databases', 'assigned', s.seats.lena)
    await s.share('databases')
    expect(await noStart('databases', people.lena)).toMatchObject({ code: 'state', because: 'Can’t start yet: it waits for another task.' })
  })
  test('a dependency that is reopened stops nothing that runs', async () => {
    await s.done('threat-assessment')
    await s.put('send-threat-assessment', 'in progress')
    await s.run(people.mara, 'task.reopen', 'threat-assessment', { reason: 'New facts.' })
    expect(await s.task('send-threat-assessment')).toMatchObject({ state: 'in progress' })
  })
})

describe('TK-15: out of order', () => {
  const permit = () => s.sign(people.mara, 'task.permit', 'databases', { reason: 'Patients wait for the data.' })
  test('TK-15: the coordinator permits with proof and reason; it starts, and the mark stays', async () => {
    await s.put('databases', 'assigned')
    await permit()
    expect(await s.task('databases')).toMatchObject({
      state: 'assigned', permitted_at: expect.any(Date) as Date, permitted_reason: 'Patients wait for the data.',
    })
    expect(await s.entry()).toMatchObject({
      kind: 'task.permitted', about: {
        reason: 'Patients wait for the data.', waits: [{ stands: 'hasn’t started', taskId: (await s.task('impact-assessment')).id }],
      },
    })
    expect(await s.told(s.seats.priya)).toEqual(['task changed'])
    await start('databases')
    await s.run(people.priya, 'task.giveBack', 'databases', { reason: 'Ill.', successorSeatId: null })
    expect((await s.task('databases')).permitted_at).not.toBeNull()
    expect(await s.entry('task.started')).toMatchObject({ about: { permitted: true } })
  })
  test('TK-15: not without proof, not with a proof of something else', async () => {
    await s.put('databases', 'assigned')
    expect(await s.no(people.mara, 'task.permit', 'databases', { reason: 'Danger.' })).toMatchObject({
      code: 'invalid', because: 'Prove that it’s you.',
    })
    const input = { ...(await s.at('databases')), reason: 'Danger.' }
    await expect(w.run(people.mara, 'task.permit', input, { proof: { code: '000000', fingerprint: 'f'.repeat(64) } })).rejects
      .toMatchObject({ code: 'changed' })
    expect((await s.task('databases')).permitted_at).toBeNull()
  })
  test('TK-15: not by others, not blank, not when nothing is in the way, not before someone has it, not twice', async () => {
    await s.put('databases', 'assigned')
    expect(await s.noSign(people.priya, 'task.permit', 'databases', { reason: 'Danger.' })).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can let a task start out of order.',
    })
    expect(await s.no(people.mara, 'task.permit', 'databases', { reason: ' ' })).toMatchObject({
      code: 'invalid', fields: { reason: 'Write something here.' },
    })
    await s.put('raise-logging', 'assigned')
    expect(await s.noSign(people.mara, 'task.permit', 'raise-logging', { reason: 'Danger.' })).toMatchObject({
      because: 'Nothing is in its way: it can be started without a permission.',
    })
    expect(await s.noSign(people.mara, 'task.permit', 'entry-closed', { reason: 'Danger.' })).toMatchObject({
      because: 'The task is open. Its task coordinator has to be named first.',
    })
    await permit()
    expect(await s.noSign(people.mara, 'task.permit', 'databases', { reason: 'Danger.' })).toMatchObject({
      because: 'It was permitted already.',
    })
  })
  test('TK-15: lifts only the block on starting: signing off still waits (TK-7)', async () => {
    await s.put('databases', 'assigned')
    await permit()
    await start('databases')
    await s.fill('databases')
    expect(await s.noSign(people.priya, 'task.signOff', 'databases')).toMatchObject({
      code: 'state', because: 'Can’t be signed off yet: Impact assessment hasn’t started.',
    })
  })
})
