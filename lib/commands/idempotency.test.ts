import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal, world, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
})
afterAll(() => w.end())

const opening = {
  codeName: 'Copper Heron', kind: 'compromise of integrity', established: 'suspected', severity: 3, drill: false,
  symptoms: 'A job failed on a host.', reach: 'Mobile on the card.', rulesVersion: 1,
}
const opened = async (key: string) => String((await w.run(mara, 'incident.open', opening, { key })).answer.incidentId)
const sentAgain = (key: string, actor = mara) => refusal(w.run(actor, 'incident.open', opening, { key }))
const missing = { code: 'missing', because: 'Nothing to show at this address.' }

test('N3, SE-13: who opened an incident and was removed from it learns nothing by sending the same again', async () => {
  const key = crypto.randomUUID()
  const id = await opened(key)
  expect(await sentAgain(key)).toBe('done')
  await w.sql.query(`update seat set state = 'removed', ended_at = muster.now() where incident_id = $1`, [id])
  expect(await sentAgain(key)).toMatchObject(missing)
})

test('N3, SE-10: nor while their seat is suspended', async () => {
  const key = crypto.randomUUID()
  const id = await opened(key)
  await w.sql.query('update seat set suspended_at = muster.now() where incident_id = $1', [id])
  expect(await sentAgain(key)).toMatchObject(missing)
})

test('sent twice at once, it is opened once, and both get the one answer', async () => {
  const key = crypto.randomUUID()
  const [first, ...others] = await Promise.all(Array.from({ length: 4 }, () => opened(key)))
  expect(others).toEqual([first, first, first])
})

test('W3: a token gets no answer to what was done by hand', async () => {
  const key = crypto.randomUUID()
  await opened(key)
  expect(await sentAgain(key, { ...mara, via: 'token' })).toMatchObject({ code: 'forbidden', because: expect.stringContaining('A token can’t') })
})
