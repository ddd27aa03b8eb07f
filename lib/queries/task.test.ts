import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { codeAt } from '@/lib/actor/second-factor'
import { look } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { planLines } from '@/lib/facts/plan-line'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { world, type SomePerson, type World } from '@/lib/testing/world'
import { plan } from './plan'
import { task, type TaskPage } from './task'
import { waits } from './waits'

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

const read = (who: SomePerson, key: string, signature: string | null = null): Promise<TaskPage | null> => look(who, async (at) => {
  const incident = await incidentFacts(at, s.incident.id)
  return incident && task({ ...at, incident }, (await s.task(key)).id, signature)
})
const readPlan = (who: SomePerson, opened: string | null = null) =>
  look(who, async (at) => plan({ ...at, incident: (await incidentFacts(at, s.incident.id))! }, opened))
const waitsOf = (who: SomePerson) => look(who, async (at) => (await waits(at, [s.incident.id])).map(({ kind }) => kind))
const decide = async (who: SomePerson, key: string) => (await read(who, key))!.whole!.decide
const send = async (who: SomePerson, name: Parameters<World['run']>[1], input: Record<string, unknown>, fingerprint: string) => {
  await w.advance(0.5)
  return w.run(who, name, input, { proof: { code: codeAt(who.secret, await w.moment()), fingerprint } })
}

describe('the page of a task', () => {
  test('TK-7: its fingerprint is the one that signs, for a full seat and for a limited one', async () => {
    for (const [key, who] of [['log-copy', people.priya], ['raise-logging', people.lena]] as const) {
      await s.put(key, 'in progress', who === people.lena ? s.seats.lena : s.seats.priya)
      await s.fill(key)
      if (who === people.lena) await s.share(key)
      const page = await read(who, key)
      expect(page!.signing.verdict).toEqual({ allowed: true })
      await send(who, 'task.signOff', await s.at(key), page!.signing.print)
      expect(await s.task(key)).toMatchObject({ state: 'signed off' })
    }
  })
  test('TK-13, TK-15, SG-7: so are those of a countersignature, a permission and a paper', async () => {
    await s.run(people.mara, 'task.setAside', 'databases', { reason: 'No data store was in reach.' })
    await send(people.hanna, 'task.countersign', await s.at('databases'), (await decide(people.hanna, 'databases')).prints.countersign)
    await s.put('shared-data', 'assigned')
    await s.run(people.mara, 'task.depend', 'shared-data', { dependsOnId: (await s.task('changed-files')).id, until: 'settled' })
    const { permit } = (await decide(people.mara, 'shared-data')).prints
    await send(people.mara, 'task.permit', { ...(await s.at('shared-data')), reason: 'Danger.' }, permit)
    await s.put('log-copy', 'in progress')
    await s.fill('log-copy')
    const typed = { purpose: 'sign-off', seatId: s.seats.priya, signedAt: (await w.moment()).toISOString(), evidenceId: await s.evidence() }
    const { answer } = await s.run(people.daniel, 'signature.signOnPaper', 'log-copy', typed)
    const paper = { incidentId: s.incident.id, signatureId: answer.signatureId }
    const prints = async (who: SomePerson) => (await read(who, 'log-copy'))!.signing.signatures[0]!.paper!.prints
    await send(people.mara, 'signature.acceptPaper', paper, (await prints(people.mara)).accept)
    await send(people.priya, 'signature.confirmPaper', paper, (await prints(people.priya)).confirm)
    expect(await s.task('log-copy')).toMatchObject({ state: 'signed off' })
  })
  test('SG-3: overtaken, it says who changed what, with the old beside the new, and what was signed can be read', async () => {
    await s.signedOff('log-copy')
    const question = await s.question('log-copy')
    await s.answer(people.priya, 'log-copy', 'Vault C.')
    const [signature] = await s.signatures('log-copy')
    const page = await read(people.priya, 'log-copy', signature!.id)
    expect(page!.signing.overtaken).toMatchObject({
      byYou: true, why: `Priya Raman changed the answer to “${question.text}”.`,
      changes: [{ what: 'question', number: 1, was: 'Vault B.', now: 'Vault C.' }],
    })
    expect(page!.signing.read?.content.answers[0]).toMatchObject({ answer: 'Vault B.' })
  })
  test('SG-3: a list that was signed differs only once it changed', async () => {
    await s.phase('watching')
    await s.signedOff('team-list')
    await w.sql.query(`update task set state = 'in progress' where incident_id = $1 and key = 'team-list'`, [s.incident.id])
    await w.sql.query(`update signature set state = 'overtaken' where incident_id = $1`, [s.incident.id])
    expect((await read(people.priya, 'team-list'))!.signing.overtaken!.changes).toEqual([])
    await w.seat(s.incident, null, { state: 'aware' })
    expect((await read(people.priya, 'team-list'))!.signing.overtaken!.changes).toMatchObject([{
      what: 'list', was: '6 entries', now: '7 entries',
    }])
  })
  test('N8: a limited seat reads its task and nothing of others: no names, no plan, no counts', async () => {
    await s.put('databases', 'assigned', s.seats.lena)
    await s.share('databases')
    await s.help('databases', s.seats.daniel, 'asked')
    const app1 = await s.host('app1')
    await w.sql.query(`insert into task_cover (id, incident_id, task_id, host_id, kinds) values (gen_random_uuid(), $1, $2, $3, 'edit')`,
      [s.incident.id, (await s.task('databases')).id, app1])
    const page = (await read(people.lena, 'databases'))!
    expect(page).toMatchObject({
      whole: null, waitsForAnother: true, choices: { evidence: [] }, work: { cover: [{ host: null, kinds: 'edit' }] },
    })
    const text = JSON.stringify(page)
    for (const hidden of ['Impact assessment', 'Hanna Vogel', 'Carlos Ibarra', 'app1']) expect(text).not.toContain(hidden)
    expect(page.can.start).toMatchObject({ allowed: false, because: 'Can’t start yet: it waits for another task.' })
  })
  test('N3: what is not shared, not there, or no id at all is the same nothing', async () => {
    expect(await read(people.lena, 'log-copy')).toBeNull()
    expect(await read(people.outsider, 'log-copy')).toBeNull()
    const at = async (id: string) =>
      look(people.mara, async (each) => task({ ...each, incident: (await incidentFacts(each, s.incident.id))! }, id, null))
    expect(await at(crypto.randomUUID())).toBeNull()
    expect(await at('../x')).toBeNull()
  })
})

describe('TK-13, ST-4: a second signature that nobody can give', () => {
  test('is said before and after, until someone gets the role and finds it on the desk', async () => {
    await w.sql.query(`delete from office where incident_id = $1`, [s.incident.id])
    expect((await decide(people.mara, 'notice-entry')).unsignable).toBe('communication owner')
    expect((await decide(people.mara, 'databases')).unsignable).toBe('manager')
    expect((await decide(people.mara, 'notify-partners')).unsignable).toBeNull()
    await s.run(people.mara, 'task.setAside', 'notice-entry', { reason: 'No press asks.' })
    expect((await decide(people.mara, 'notice-entry')).unsignable).toBe('communication owner')
    expect(await waitsOf(people.daniel)).not.toContain('countersign')
    await w.run(people.mara, 'office.name', { incidentId: s.incident.id, office: 'communication owner', seatId: s.seats.daniel })
    expect((await decide(people.mara, 'notice-entry')).unsignable).toBeNull()
    expect(await waitsOf(people.daniel)).toContain('countersign')
  })
})

describe('the plan', () => {
  test('each task in its order, with what it waits for, what it holds up, and whose it is', async () => {
    await s.put('log-copy', 'in progress')
    await s.run(people.mara, 'task.setAside', 'databases', { reason: 'No data store.' })
    const page = await readPlan(people.priya)
    const row = (title: string) => page.tasks.find((each) => each.title === title)!
    expect(page.sections[0]).toMatchObject({ key: '3.2', title: 'Prerequisites' })
    expect(row('Log copy')).toMatchObject({ yours: true, state: 'in progress', questions: { asked: 3, answered: 0 } })
    expect(row('Send the threat assessment').waits.map((wait) => wait.task?.title)).toEqual(['Threat assessment'])
    expect(row('Notice: service repair')).toMatchObject({ gate: { what: 'a repair plan' }, notReady: true })
    expect(row('Databases').aside).toMatchObject({ needs: 'manager', countersigned: false })
    expect(page.opened).toBeNull()
    expect(page.can.move.allowed).toBe(false)
  })
  test('the plan and the task itself say the same of what a task holds up; a prerequisite holds up whatever waits for it', async () => {
    await w.sql.query(`update task set started_at = null where incident_id = $1 and key = 'snapshot'`, [s.incident.id])
    const planned = await look(people.mara, async (at) => planLines({ ...at, incident: (await incidentFacts(at, s.incident.id))! }))
    const snapshot = planned.find((each) => each.key === 'snapshot')!
    expect(snapshot.holdsUp.length).toBe(planned.filter((each) => each.waits.some((wait) => wait.task?.id === snapshot.id)).length)
    expect((await read(people.mara, 'snapshot'))!.whole!.holdsUp).toBe(snapshot.holdsUp.length)
    expect(planned.find((each) => each.title === 'Threat assessment')!.holdsUp.length).toBeGreaterThan(0)
  })
  test('the row that the address opens has the coordinator’s decisions; an id of nowhere opens none', async () => {
    const { id } = await s.task('log-copy')
    expect((await readPlan(people.mara, id)).opened).toMatchObject({
      taskId: id, can: { assign: { allowed: true }, move: { allowed: true } },
    })
    expect((await readPlan(people.priya, id)).opened).toMatchObject({
      can: { assign: { allowed: false, because: 'Only the coordinator, Mara Lindqvist, can assign tasks.' } },
    })
    expect((await readPlan(people.mara, 'x')).opened).toBeNull()
  })
})
