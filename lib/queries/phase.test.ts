import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeAt } from '@/lib/actor/second-factor'
import { seeWeighing } from '@/lib/testing/see'
import { someHost } from '@/lib/testing/things'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { phase } from './phase'

let w: World
let mara: SomePerson
let priya: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  incident = await w.open(mara)
  await w.seat(incident, priya)
})
afterAll(() => w.end())

const enter = (to: string) =>
  w.sql.query('update incident set phase = $2, prerequisites_at = muster.now() where id = $1', [incident.id, to])
const asks = async () => (await seeWeighing(mara, incident, phase)).asks.map(({ says, met }) => [says, met])

describe('the phase as a page', () => {
  test('IN-3: what responding waits for is each prerequisite', async () => {
    await w.sql.query(`update task set started_at = muster.now() where incident_id = $1 and key = 'snapshot'`, [incident.id])
    const asked = await asks()
    expect(asked).toHaveLength(6)
    expect(asked[0]).toEqual(['Snapshot has started, or was set aside', true])
    expect(asked[1]![1]).toBe(false)
  })
  test('IN-4, IN-5: what the next phases ask, and the words of who may not', async () => {
    await enter('responding')
    await someHost(w, incident, 'app1')
    expect(await asks()).toEqual([
      ['we know how they got in, or have accepted that we don’t', false], ['the repair plan is written', false],
      ['every confirmed host has its snapshots, or a reason why not', false],
    ])
    await enter('repairing')
    expect((await asks()).map(([, met]) => met)).toEqual([false, false])
    const page = await seeWeighing(priya, incident, phase)
    const because = 'Only the coordinator, Mara Lindqvist, can go back to an earlier phase.'
    expect(page.can.stepBack[0]!.can).toEqual({ allowed: false, because, code: 'forbidden', reasons: [because] })
  })
  test('IN-4, T4: page and record say the same of what is unknown: words without yes or no, and blanks, answer nothing', async () => {
    const other = await w.open(mara, { codeName: 'Grey Heron' })
    await w.sql.query(`update task set started_at = muster.now() where incident_id = $1 and assessment = 'entry'`, [other.id])
    const { rows } = await w.sql.query<{ text: string }>(`update task_question q set verdict = null, answer = case q.takes when 'yes-no' then 'Perhaps.' else E' \\u00a0' end
      from task t where t.id = q.task_id and t.incident_id = $1 and t.assessment = 'entry' returning q.text`, [other.id])
    expect((await seeWeighing(mara, other, phase)).unknown.sort()).toEqual(rows.map(({ text }) => text).sort())
    await w.sign(mara, 'incident.acceptUnknown', { incidentId: other.id, reason: 'The logs of July are gone.' })
    const { about } = JSON.parse((await w.entries(other)).at(-1)!.content) as { about: { unknown: string[]; looking: { answered: number } } }
    expect([about.unknown.length, about.looking.answered]).toEqual([rows.length, 0])
  })
  test('SG-1: what the page shows is what the command is bound to', async () => {
    const { signed, unsettled } = await seeWeighing(mara, incident, phase)
    expect(signed.standDown.can).toEqual({ allowed: true })
    expect(unsettled.length).toBeGreaterThan(20)
    const input = { incidentId: incident.id, ending: 'not an incident', doubleOfId: null, reason: 'A backup job did it.' }
    await w.advance(0.5) // each code counts once
    const proof = { code: codeAt(mara.secret, await w.moment()), fingerprint: signed.standDown.fingerprint }
    expect(await refusal(w.run(mara, 'incident.standDown', input, { proof }))).toBe('done')
    expect((await seeWeighing(mara, incident, phase)).end).toMatchObject({ as: 'not an incident', reason: 'A backup job did it.', doubleOf: null })
  })
  test('IN-8: the link of a duplicate shows only to those who are on both', async () => {
    const other = await w.open(mara, { codeName: 'Grey Seal' })
    await w.sql.query('update incident set double_of_id = $2 where id = $1', [incident.id, other.id])
    expect((await seeWeighing(mara, incident, phase)).end?.doubleOf).toEqual({ id: other.id, codeName: 'Grey Seal' })
    expect((await seeWeighing(priya, incident, phase)).end?.doubleOf).toBeNull()
    await w.seat(other, priya, { state: 'waiting' })
    expect((await seeWeighing(priya, incident, phase)).end?.doubleOf).toBeNull()
  })
})
