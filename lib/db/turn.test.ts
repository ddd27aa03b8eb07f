import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { weighPassword } from '@/lib/actor/sign-in'
import { beginSession, visitorOf } from '@/lib/actor/session'
import { look } from '@/lib/db/as'
import { givePassword } from '@/lib/testing/account'
import { holdRow, triedInVain } from '@/lib/testing/held'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { Busy } from './busy'
import { Places } from './places'
import { inTurn } from './turn'

let w: World
let mara: SomePerson
let nadia: SomePerson
let held: SomeIncident
beforeAll(async () => {
  w = await world()
  nadia = await w.person('Nadia Rahmani')
})
afterAll(() => w.end())
beforeEach(async () => {
  mara = await w.person('Mara Lindqvist')
  held = await w.open(mara)
})

const note = (actor: SomePerson, incident: SomeIncident, text: string) =>
  w.run(actor, 'logBook.note', { incidentId: incident.id, kind: 'observation', at: '2026-11-29T20:00:00Z', text, call: null })

describe('attack 11: an incident that is held keeps nobody else from anything', () => {
  test('thirty commands wait for it without a connection, and are carried out in the order they came', async () => {
    await givePassword(w, nadia, 'Kettle-Orbit 7 Fjord')
    const elsewhere = await w.open(nadia)
    const hold = await holdRow(w, held.id)
    const all: Promise<unknown>[] = []
    await triedInVain(mara, () => {
      for (let each = 0; each < 30; each++) all.push(note(mara, held, `Note ${String(each).padStart(2, '0')}.`))
    }, 30)
    // Pages, sign-in and another incident go on; with the pool full of waiting commands each of these would wait for fifteen seconds.
    await look(nadia, ({ tx }) => tx.$queryRaw`select 1 from incident`)
    expect((await visitorOf(await beginSession(nadia.id, ''))).kind).toBe('half')
    expect(await weighPassword(nadia.login, 'Kettle-Orbit 7 Fjord', '192.0.2.7')).toMatchObject({ personId: nadia.id })
    expect(await refusal(note(nadia, elsewhere, 'Elsewhere.'))).toBe('done')
    await hold.giveBack()
    await Promise.all(all)
    const said = (await w.entries(held)).map(({ content }) => /Note \d\d/.exec(content)?.[0]).filter(Boolean)
    expect(said).toHaveLength(30)
  })

  test('N3: somebody who may not find it waits for nothing', async () => {
    const hold = await holdRow(w, held.id)
    expect(await refusal(note(nadia, held, 'Let me in.'))).toMatchObject({ code: 'missing' })
    await hold.giveBack()
  })
})

describe('the turn itself', () => {
  const taken = Object.assign(new Error('held'), { code: '55P03' })

  test('goes on at once when somebody in this process gives the row back', async () => {
    let free = false
    let tries = 0
    const waiting = inTurn('row', async () => {
      tries++
      if (!free) throw taken
      return 'done'
    })
    free = true
    await inTurn('row', async () => 'given back')
    expect(await waiting).toBe('done')
    expect(tries).toBe(2)
  })

  test('passes every other fault on, once', async () => {
    let tries = 0
    const work = inTurn('row', async () => {
      tries++
      throw new Error('a fault')
    })
    await expect(work).rejects.toThrow('a fault')
    expect(tries).toBe(1)
  })
})

describe('places', () => {
  test('are given in the order of asking, and given back by what fails', async () => {
    const places = new Places('x', 1, { patience: 5_000, most: 10 })
    const order: number[] = []
    const all = [1, 2, 3].map((each) => places.within(async () => {
      order.push(each)
      await Promise.resolve()
      if (each === 2) throw new Error('two')
    }))
    await Promise.allSettled(all)
    expect(order).toEqual([1, 2, 3])
    expect(await places.within(async () => 'free again')).toBe('free again')
  })

  test('refuse whoever comes when too many wait, and whoever has waited too long', async () => {
    const places = new Places('x', 1, { patience: 20, most: 1 })
    let leave = () => {}
    const inside = places.within(() => new Promise<void>((resolve) => (leave = resolve)))
    const tooLong = places.within(async () => 'never')
    await expect(places.within(async () => 'never')).rejects.toThrow(Busy)
    await expect(tooLong).rejects.toThrow(Busy)
    expect(places.waiting).toBe(0)
    leave()
    await inside
    expect(await places.within(async () => 'in')).toBe('in')
  })
})
