import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tick } from '@/lib/commands/tick'
import { manyKinds, openIncident, type ManyDue } from '@/lib/testing/many-due'
import { world, type SomePerson, type World } from '@/lib/testing/world'

// attack 2: however much is due at once, nothing throws, and what is done is kept.

let w: World
let mara: SomePerson
let many: ManyDue

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
})
beforeEach(async () => {
  many = await openIncident(w, mara)
})
afterAll(() => w.end())

const note = async () => w.run(mara, 'logBook.note', {
  incidentId: many.incident.id, kind: 'observation', at: (await w.moment()).toISOString(), text: 'Still here.', call: null,
})
const untilDone = async () => {
  for (;;) if ((await tick(many.incident.id)) === 'done') return
}

for (const count of [60, 6_000])
  for (const kind of manyKinds)
    describe(`attack 2: ${count} ${kind} at once`, () => {
      test('a command goes through, and all of it is in the book, by name', async () => {
        await many.make(kind, count)
        await note()
        expect(await many.left(kind)).toBe(0)
        expect(await many.named(kind)).toBe(count)
      }, 120_000)
      test('so it is when the worker comes first', async () => {
        await many.make(kind, count)
        await untilDone()
        expect(await many.left(kind)).toBe(0)
        expect(await many.named(kind)).toBe(count)
      }, 120_000)
    })
