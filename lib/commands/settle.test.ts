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

describe('a faulty rule', () => {
  test('attack 2: what is due but changes nothing stops neither commands nor what else is due', async () => {
    await many.make('ended windows', 3)
    await many.make('tasks left', 2)
    await w.sql.query(`create function forget_lapse() returns trigger language plpgsql as $$ begin new.lapse_noted_at := null; return new; end $$;
      create trigger forget_lapse before update on seat for each row execute function forget_lapse()`)
    await note()
    expect(await many.left('tasks left')).toBe(0)
    expect(await tick(many.incident.id)).toBe('done')
    // It is tried again, but not at once.
    const { rows: [row] } = await w.sql.query<{ minutes: number }>(
      'select extract(epoch from next_due_at - muster.now())::float8 / 60 as minutes from incident where id = $1', [many.incident.id])
    expect(row!.minutes).toBeGreaterThan(9)
    expect(row!.minutes).toBeLessThanOrEqual(10)
    await w.sql.query('drop trigger forget_lapse on seat; drop function forget_lapse()')
    await note()
    expect(await many.left('ended windows')).toBe(0)
  })

  test('attack 2/6: what is due but fails in the database stops neither commands nor what else is due', async () => {
    await many.make('ended windows', 3)
    await many.make('tasks left', 2)
    await w.sql.query(`create function fail_lapse() returns trigger language plpgsql as $$ begin raise 'broken'; end $$;
      create trigger fail_lapse before update of lapse_noted_at on seat for each row execute function fail_lapse()`)
    await note()
    expect(await many.left('tasks left')).toBe(0)
    expect(await tick(many.incident.id)).toBe('done')
    await w.sql.query('drop trigger fail_lapse on seat; drop function fail_lapse()')
    expect(await many.left('ended windows')).toBeGreaterThan(0)
    await note()
    expect(await many.left('ended windows')).toBe(0)
  })
})
