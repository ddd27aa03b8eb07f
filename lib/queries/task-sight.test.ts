import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { look } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { csiPlan } from '@/lib/plans/csi-plan'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { world, type SomePerson, type World } from '@/lib/testing/world'
import { task } from './task'

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

const page = async (who: SomePerson, key: string, signature: string | null = null) => (await look(who, async (at) => {
  const incident = await incidentFacts(at, s.incident.id)
  return incident && task({ ...at, incident }, (await s.task(key)).id, signature)
}))!
/** A task that the limited seat coordinates, with all that it asks for. */
const lenas = async (key: string) => {
  await s.put(key, 'in progress', s.seats.lena)
  await s.share(key)
  await s.fill(key)
}
const unseen = ['Daniel Osei', 'Carlos Ibarra', 'Hanna Vogel']
const says = async (key: string, signature: string | null = null) => JSON.stringify(await page(people.lena, key, signature))

test('N8: a limited seat’s task names nobody beside the people it works with', async () => {
  await lenas('log-copy')
  await s.help('log-copy', s.seats.daniel, 'asked')
  await w.sql.query('update task set successor_seat_id = $2, completed_by_seat_id = $3 where id = $1', [
    (await s.task('log-copy')).id, s.seats.hanna, s.seats.carlos])
  for (const name of unseen) expect(await says('log-copy'), name).not.toContain(name)
  const whole = await page(people.mara, 'log-copy')
  expect(whole).toMatchObject({ task: { successor: 'Hanna Vogel', completedBy: 'Carlos Ibarra' }, asked: [{ name: 'Daniel Osei' }] })
})

test('N8, P1: nor who answers for public words', async () => {
  const { key } = csiPlan.tasks.find((each) => each.kind === 'tree step')!
  await lenas(key)
  const { verdict } = (await page(people.lena, key)).signing
  expect(verdict).toMatchObject({ because: 'Only the communication owner, who answers for public words, can sign this step off.' })
  expect((await page(people.priya, key)).signing.verdict).toMatchObject({ because: expect.stringContaining('Carlos Ibarra') })
})

test('N8, TK-12: nor which host was confirmed', async () => {
  await lenas('log-copy')
  await s.sign(people.lena, 'task.signOff', 'log-copy')
  await s.host('koji1')
  await s.run(people.mara, 'task.remark', 'snapshot', { text: 'One.' })
  expect((await page(people.lena, 'log-copy')).signing.overtaken?.why).toBe('Items for another confirmed host were added.')
  expect(await says('log-copy')).not.toContain('koji1')
})

test('N8, SG-5, SG-6: nor why a signature is in doubt, or what confirmed it', async () => {
  await lenas('log-copy')
  await s.sign(people.lena, 'task.signOff', 'log-copy')
  const reason = 'Seen on koji1.'
  await w.run(people.mara, 'signature.doubt', { incidentId: s.incident.id, seatId: s.seats.lena, since: new Date(0).toISOString(), reason })
  expect((await page(people.lena, 'log-copy')).signing.signatures).toMatchObject([{ state: 'in doubt', stateReason: null }])
  const [doubted] = (await page(people.priya, 'log-copy')).signing.signatures
  expect(doubted).toMatchObject({ state: 'in doubt', stateReason: reason })
  await w.run(people.mara, 'signature.confirm', { incidentId: s.incident.id, signatureId: doubted!.id, trust: doubted!.trust, reason })
  expect((await page(people.lena, 'log-copy')).signing.signatures).toMatchObject([{ state: 'in force', stateReason: null }])
})

test('N8: what is signed names no evidence and no host that is not shared: not by its id, not by its hash', async () => {
  const host = await s.host('koji1')
  await lenas('log-copy')
  const { id } = await s.task('log-copy')
  await w.sql.query(`insert into checklist_item (id, incident_id, task_id, key, text, level, per_host, host_id, position, ticked_at)
    select gen_random_uuid(), incident_id, task_id, key, text, level, true, $2, position, muster.now() from checklist_item
    where task_id = $1 and per_host and host_id is null`, [id, host])
  await s.sign(people.lena, 'task.signOff', 'log-copy')
  const { rows } = await w.sql.query('select evidence_id from evidence_request where task_id = $1 and evidence_id is not null', [id])
  const [signature] = await s.signatures('log-copy')
  const read = async (who: SomePerson) => JSON.stringify((await page(who, 'log-copy', signature!.id)).signing)
  const hidden = [host, 'ab'.repeat(32), ...rows.map((row) => String(row.evidence_id))]
  expect(hidden.length).toBeGreaterThan(2)
  for (const each of hidden) {
    expect(await read(people.mara)).toContain(each)
    expect(await read(people.lena), each).not.toContain(each)
  }
  await w.sql.query(`insert into share (id, incident_id, seat_id, noun, object_id, shared_at) values (gen_random_uuid(), $1, $2, 'evidence', $3, muster.now())`,
    [s.incident.id, s.seats.lena, rows[0]!.evidence_id])
  expect(await read(people.lena)).toContain(String(rows[0]!.evidence_id))
})
test('SG-3, N8: a list that a limited seat signed stands as signed, and its page counts nothing of it', async () => {
  await s.phase('watching')
  await lenas('team-list')
  await s.sign(people.lena, 'task.signOff', 'team-list')
  await s.run(people.mara, 'task.remark', 'snapshot', { text: 'Nothing new.' })
  const [signature] = await s.signatures('team-list')
  expect(signature).toMatchObject({ state: 'in force' })
  expect((await page(people.lena, 'team-list', signature!.id)).signing.read!.content.list).toBeUndefined()
  expect((await page(people.mara, 'team-list', signature!.id)).signing.read!.content.list).toHaveLength(6)
  await w.seat(s.incident, null, { state: 'aware' })
  await s.run(people.mara, 'task.remark', 'snapshot', { text: 'One more knows.' })
  const uncounted = { what: 'list', number: null, was: null, now: 'changed' }
  expect((await page(people.lena, 'team-list')).signing.overtaken!.changes).toEqual([uncounted])
  expect((await page(people.mara, 'team-list')).signing.overtaken!.changes).toMatchObject([{ was: '6 entries', now: '7 entries' }])
})
