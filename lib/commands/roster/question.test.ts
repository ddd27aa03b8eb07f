import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { weigh } from '@/lib/db/as'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let aoife: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  aoife = await w.person('Aoife Brennan', { ours: false })
  incident = await w.open(mara)
  await w.seat(incident, priya)
  await w.seat(incident, aoife, { sees: 'shared' })
})
afterAll(() => w.end())

const ask = (actor: SomePerson, taskId: string | null = null, text = 'Is the key changed?') =>
  w.run(actor, 'question.ask', { incidentId: incident.id, text, taskId })
const answer = (actor: SomePerson, questionId: unknown, text = 'Not yet.') =>
  w.run(actor, 'question.answer', { incidentId: incident.id, questionId, answer: text })

describe('ask the coordinator (R5)', () => {
  test('R5: a question and its answer are on record, each is told to the other', async () => {
    const task = (await w.task(incident, 'snapshot')).id
    const asked = await ask(priya, task)
    expect(await refusal(answer(priya, asked.answer.questionId))).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can answer questions to the coordinator.',
    })
    expect(await refusal(answer(mara, asked.answer.questionId, ' '))).toMatchObject({ code: 'invalid' })
    await answer(mara, asked.answer.questionId)
    expect(await refusal(answer(mara, asked.answer.questionId))).toMatchObject({
      code: 'state', because: 'This question has an answer already.',
    })
    const entries = (await w.entries(incident)).slice(-2).map((entry) => JSON.parse(entry.content))
    expect(entries.map((entry) => entry.kind)).toEqual(['question.asked', 'question.answered'])
    expect(entries[1].about).toMatchObject({ question: 'Is the key changed?', answer: 'Not yet.' })
    expect((await w.sql.query(`select kind from notice where kind like 'question%' order by created_at`)).rows.map((row) => row.kind))
      .toEqual(['question asked', 'question answered'])
  })
  test('R5: a limited seat asks, about its own tasks alone, and reads its own questions alone', async () => {
    expect(await refusal(ask(aoife, (await w.task(incident, 'snapshot')).id))).toMatchObject({ code: 'missing' })
    await ask(aoife, null, 'May I look at the mirror?')
    const seen = await weigh(aoife, ({ tx }) => tx.question.findMany())
    expect(seen.map((question) => question.text)).toEqual(['May I look at the mirror?'])
  })
  test('R5: outsiders and questions that are not there', async () => {
    expect(await refusal(ask(await w.person('Olive Outside')))).toMatchObject({ code: 'missing' })
    expect(await refusal(answer(mara, crypto.randomUUID()))).toMatchObject({ code: 'missing' })
  })
})
