import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Refused } from '@/lib/commands/refused'
import { honestActs, moveOfAdministrator, nameInPlan, spoils, tryEverything, type Coalition } from '@/lib/testing/chains'
import { randomFrom } from '@/lib/testing/random'
import { standUp, world, type World } from '@/lib/testing/world'

// N3, N4: nobody comes to see or hold what nobody entitled gave them, by no chain of acts. A search: the accounts of a coalition do whatever
// each of them may, in random order, the same for the same seed; after each act it is asked what they hold. CHAIN_SEEDS=12,13 repeats some,
// CHAIN_RUNS=500 looks longer.

const runs = Number(process.env.CHAIN_RUNS ?? 8)
const seeds = process.env.CHAIN_SEEDS?.split(',').map(Number) ?? Array.from({ length: runs }, (_, at) => at + 1)
const acts = 12
const half = 5
const waits = [0, 2, 20, 13 * 60, 13 * 60]

let w: World
let honestList: unknown
beforeAll(async () => {
  w = await world()
  honestList = (await w.sql.query('select document from plan_version where number = 1')).rows[0].document
})
afterAll(() => w.end())

/** The organisation as it was before anybody did anything: honest standing deputies, waits of a quarter of an hour and half a day. */
async function anew(): Promise<void> {
  await w.sql.query('update person set disabled_at = muster.now() where administrator or not (id = any ($1))', [w.deputies.map(({ id }) => id)])
  await w.sql.query('update person set disabled_at = null, administrator = false, trust = 1 where id = any ($1)', [w.deputies.map(({ id }) => id)])
  await w.sql.query('insert into plan_version (id, number, document) select gen_random_uuid(), max(number) + 1, $1 from plan_version', [honestList])
  await w.sql.query('update organisation set take_over_wait_minutes = 15, silence_hours = 12')
  await standUp(w.sql, w.deputies)
}

type More = { meanwhile?: (c: Coalition) => Promise<unknown>; often?: string }

async function search(seed: number, arrange: (c: Coalition) => Promise<void>, { meanwhile, often }: More = {}): Promise<void> {
  await anew()
  const c: Coalition = { w, random: randomFrom(seed), accounts: [], given: new Map(), honest: [...w.deputies], incidents: [], named: new Map(), story: [] }
  await arrange(c)
  expect(await spoils(c)).toEqual([])
  for (let act = 0; act < acts; act++) {
    if (act === half) await meanwhile?.(c)
    await moveOfAdministrator(c, often)
    await w.advance(waits[Math.floor(c.random() * waits.length)]!)
    await honestActs(c)
    await tryEverything(c)
    expect({ seed, gained: await spoils(c), by: c.story }).toEqual({ seed, gained: [], by: c.story })
  }
}

const administrator = async (c: Coalition) => {
  const tomas = await w.person('Tomas Berg', { administrator: true })
  c.accounts.push(tomas)
  c.given.set(tomas.id, 'nothing')
}
const opened = async (c: Coalition, others: number) => {
  const mara = await w.person('Mara Lindqvist')
  const incident = await w.open(mara)
  c.honest.push(mara)
  for (let each = 0; each < others; each++) {
    const member = await w.person(`Member ${each}`)
    await w.seat(incident, member, { deputy: each === 0 ? 1 : undefined })
    c.honest.push(member)
  }
  c.incidents.push(incident)
  return incident
}
const accomplice = async (c: Coalition, sees: 'whole' | 'shared') => {
  const one = await w.person('Accomplice')
  await w.seat(c.incidents[0]!, one, { sees })
  c.accounts.push(one)
  c.given.set(one.id, sees)
}

describe('N4: an administrator with accounts of their own making', () => {
  test.each(seeds)('against a coordinator who is alone, %i', (seed) => search(seed, async (c) => {
    await administrator(c)
    await opened(c, 0)
  }), 120_000)
  test.each(seeds)('against a coordinator with a deputy and a member, %i', (seed) => search(seed + 1000, async (c) => {
    await administrator(c)
    await opened(c, 2)
  }), 120_000)
})

describe('N4: an administrator who fills the list of standing deputies before an incident is opened', () => {
  test.each(seeds)('%i', (seed) => search(seed + 4000, administrator, {
    // Refused while fewer than two on the list count: then there is nothing to be had.
    meanwhile: async (c) => opened(c, 0).catch((error: unknown) => { if (!(error instanceof Refused)) throw error }),
  }), 120_000)
})

describe('N4: an administrator who has the plan name people before an incident is opened', () => {
  test.each(seeds)('attack 2/1: %i', (seed) => search(seed + 5000, async (c) => {
    await administrator(c)
    for (const name of ['Helen Marsh', 'Paul Press', 'Petra Police']) {
      const named = await w.person(name)
      c.honest.push(named)
      await nameInPlan(c, c.accounts[0]!, named)
    }
    await opened(c, 2)
  }, { often: 'take an account over' }), 120_000)
})

describe('N4: an administrator with someone on the roster', () => {
  test.each(seeds)('a member, %i', (seed) => search(seed + 2000, async (c) => {
    await administrator(c)
    await opened(c, 1)
    await accomplice(c, 'whole')
  }), 120_000)
  test.each(seeds)('a limited seat, %i', (seed) => search(seed + 3000, async (c) => {
    await administrator(c)
    await opened(c, 1)
    await accomplice(c, 'shared')
  }), 120_000)
})
