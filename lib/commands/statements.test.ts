import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { tick } from '@/lib/commands/tick'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
beforeAll(async () => {
  w = await world()
})
afterEach(() => void vi.restoreAllMocks())
afterAll(() => w.end())

test('a command takes the same 14 statements, however many people and entries there are', async () => {
  const mara = await w.person('Mara')
  const incident = await w.open(mara)
  // The worker has looked: else the first command writes when it has to.
  await tick(incident.id)
  const few = await statementsOf(() => add(mara, incident, 'The first.'))
  for (let each = 0; each < 20; each++) await w.seat(incident, await w.person(`Member ${each}`))
  for (let each = 0; each < 30; each++) await add(mara, incident, `Between, ${each}.`)
  const many = await statementsOf(() => add(mara, incident, 'The last.'))
  expect(many).toEqual(few)
  expect(few).toHaveLength(14)
})

const add = (actor: SomePerson, incident: SomeIncident, text: string) => w.run(actor, 'timeLine.add', {
  incidentId: incident.id, happened: { kind: 'unknown', start: null, end: null, zone: 'UTC' }, writtenAs: '', foundAt: null, text, source: '',
  hostIds: [], accounts: '', evidenceIds: [], taskId: null, audience: 'team',
}, { key: crypto.randomUUID() })

/** What is sent to PostgreSQL meanwhile, by the pool of the application. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent = vi.spyOn(pg.Client.prototype, 'query')
  await work()
  const texts = sent.mock.calls.map(([asked]) => String((asked as unknown as { text?: string }).text ?? asked).replaceAll(/\s+/g, ' ').trim())
  sent.mockRestore()
  return texts
}
