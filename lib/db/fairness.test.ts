import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { find, read, tokenFor } from '@/lib/testing/calls'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

// One account that asks for hundreds of things at once gets its turn, and no more: everybody else goes on (docs/decisions/0029).

let w: World
let mara: SomePerson
let lena: SomePerson
let olive: SomePerson
let incident: SomeIncident
let lenaSeat: string
beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  lena = await w.person('Lena Limited', { ours: false })
  olive = await w.person('Olive Outside')
})
beforeEach(async () => {
  incident = await w.open(mara)
  lenaSeat = await w.seat(incident, lena, { sees: 'shared' })
})
afterAll(() => w.end())

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** How often each answer came. */
type Answers = Map<string, number>

/** Runs `work` while `many` streams send `one` again and again, with a short rest after what was refused. How often each answer came, in the end. */
async function amid(many: number, one: () => Promise<string>, work: (answers: Answers) => Promise<void>): Promise<Answers> {
  let going = true
  const answers: Answers = new Map()
  const stream = async () => {
    while (going) {
      const how = await one()
      answers.set(how, (answers.get(how) ?? 0) + 1)
      if (how !== 'done' && how !== '200') await pause(100)
    }
  }
  const streams = Array.from({ length: many }, stream)
  await pause(1_500)
  try {
    await work(answers)
  } finally {
    going = false
    await Promise.all(streams)
  }
  return answers
}

/** How much of the hurried ones was carried out while `work` was. With turns by person a few; in the order of asking, all that waited before. */
async function overtakenBy(answers: Answers, work: () => Promise<void>): Promise<number> {
  const carriedOut = () => [...answers].reduce((sum, [how, many]) => sum + (how === 'busy' || how === '503' ? 0 : many), 0)
  const before = carriedOut()
  await work()
  return carriedOut() - before
}

const ask = async (who: SomePerson, incidentId: string) => {
  const how = await refusal(w.run(who, 'question.ask', { incidentId, text: 'And now?', taskId: null }))
  return how === 'done' ? how : how.code
}

describe('attack 2/6: one account in a hurry stops nobody', () => {
  test('commands: whoever holds a limited seat can’t keep the coordinator from suspending it', async () => {
    const answers = await amid(400, () => ask(lena, incident.id), async (answers) => {
      expect(await overtakenBy(answers, async () => {
        expect(await refusal(w.run(mara, 'seat.suspend', { incidentId: incident.id, seatId: lenaSeat, reason: 'Floods us.' }))).toBe('done')
      })).toBeLessThan(50)
    })
    expect(answers.get('busy')).toBeGreaterThan(300)
  }, 120_000)

  test('commands: an outsider keeps nobody from acting', async () => {
    await amid(900, () => ask(olive, incident.seatId), async (answers) => {
      for (let nth = 0; nth < 5; nth++)
        expect(await overtakenBy(answers, async () => expect(await ask(mara, incident.id)).toBe('done'))).toBeLessThan(100)
    })
  }, 120_000)

  test('reads: an outsider keeps nobody from reading; what is too much is 503, never a fault', async () => {
    const [his, hers] = [await tokenFor(w, olive.id), await tokenFor(w, mara.id)]
    const statuses = await amid(400, async () => String((await find(his, { q: 'nothing' })).status), async (answers) => {
      for (let nth = 0; nth < 3; nth++)
        expect(await overtakenBy(answers, async () => expect((await read(hers, incident.id, 'people')).status).toBe(200))).toBeLessThan(100)
    })
    expect([...statuses.keys()].toSorted()).toEqual(['200', '503'])
  }, 120_000)
})
