import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { world, type SomePerson, type World } from '@/lib/testing/world'

// What an upgrade makes of papers that were accepted while one person could do both halves and nobody kept who did.

const migration = readFileSync('prisma/migrations/20261129000700_same_hand/migration.sql', 'utf8')
const upgrade = /^-- upgrade:.*?^-- end of upgrade$/ms.exec(migration)![0]

let w: World
let people: Awaited<ReturnType<typeof taskPeople>>
let s: TaskScene

beforeAll(async () => {
  w = await world()
  people = await taskPeople(w)
})
beforeEach(async () => {
  s = await taskScene(w, people)
  await s.put('log-copy', 'in progress')
  await s.fill('log-copy')
})
afterAll(() => w.end())

const type = async (seatId = s.seats.priya) => String((await s.run(people.daniel, 'signature.signOnPaper', 'log-copy', {
  purpose: 'sign-off', seatId, signedAt: (await w.moment()).toISOString(), evidenceId: await s.evidence(),
})).answer.signatureId)
const sign = (who: SomePerson, act: 'accept' | 'confirm', signatureId: string) =>
  w.sign(who, act === 'accept' ? 'signature.acceptPaper' : 'signature.confirmPaper', { incidentId: s.incident.id, signatureId })
/** What an older Muster could leave behind, past what guards it now. */
async function left(statement: string, values: unknown[] = []) {
  await w.sql.query('set session_replication_role = replica')
  await w.sql.query(statement, values)
  await w.sql.query('set session_replication_role = origin')
}
/** As it was kept before: flags alone. */
const asBefore = () => left(`update signature set accepted_ic_seat_id = null, accepted_manager_seat_id = null, same_hand = false`)
const upgraded = async () => {
  await asBefore()
  await w.sql.query(upgrade)
  return (await s.signatures('log-copy'))[0]!
}

describe('attack 5: signatures on paper from before', () => {
  test('who accepted each half is read from the logbook, and stays unmarked where they were two', async () => {
    const id = await type()
    await sign(people.mara, 'accept', id)
    await sign(people.hanna, 'accept', id)
    expect(await upgraded()).toMatchObject({
      state: 'in force', same_hand: false, accepted_ic_seat_id: s.seats.mara, accepted_manager_seat_id: s.seats.hanna,
    })
  })
  test('one person accepted both halves, or typed in what they accepted: it counts as before, and is marked', async () => {
    const id = await type()
    await sign(people.mara, 'accept', id)
    await sign(people.hanna, 'accept', id)
    await left('update signature set typed_by_seat_id = $1 where id = $2', [s.seats.hanna, id])
    expect(await upgraded()).toMatchObject({ state: 'in force', same_hand: true })
    await left('update signature set typed_by_seat_id = $1 where id = $2', [s.seats.daniel, id])
    await left(`update log_entry set seat_id = $1 where incident_id = $2 and kind = 'signature.paperAccepted'`, [s.seats.mara, s.incident.id])
    expect(await upgraded()).toMatchObject({ state: 'in force', same_hand: true, accepted_manager_seat_id: s.seats.mara })
  })
  test('the coordinator confirmed their own: marked', async () => {
    await s.put('log-copy', 'in progress', s.seats.mara)
    await sign(people.mara, 'confirm', await type(s.seats.mara))
    expect(await upgraded()).toMatchObject({ state: 'in force', same_hand: true })
  })
  test('someone else confirmed theirs: not marked; when it last changed is what is known of it', async () => {
    await s.answer(people.priya, 'log-copy', 'Vault C.')
    await sign(people.priya, 'confirm', await type())
    expect(await upgraded()).toMatchObject({ state: 'in force', same_hand: false })
    const { rows } = await w.sql.query<{ same: boolean }>(
      `select t.content_at = (select max(answered_at) from task_question q where q.task_id = t.id) as same from task t where t.id = $1`,
      [(await s.task('log-copy')).id])
    expect(rows[0]!.same).toBe(true)
  })
})
