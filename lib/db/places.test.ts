import { describe, expect, test } from 'vitest'
import { Busy } from './busy'
import { Places } from './places'

const refusedOr = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof Busy ? 'busy' : 'fault'))

/** A place that is taken until `leave`. */
function taken(places: Places): { leave: () => void; left: Promise<void> } {
  let leave = () => {}
  const until = new Promise<void>((resolve) => (leave = resolve))
  return { leave, left: places.within('first', () => until) }
}

describe('places', () => {
  test('are given to one person in the order of asking, and given back by what fails', async () => {
    const places = new Places('x', 1, { patience: 5_000, most: 10 })
    const order: number[] = []
    const all = [1, 2, 3].map((each) => places.within('one', async () => {
      order.push(each)
      await Promise.resolve()
      if (each === 2) throw new Error('two')
    }))
    await Promise.allSettled(all)
    expect(order).toEqual([1, 2, 3])
    expect(await places.within('one', async () => 'free again')).toBe('free again')
  })

  test('attack 2/6: one person of whom 900 wait delays another by one turn', async () => {
    const places = new Places('x', 1, { patience: 5_000, most: 1_000 })
    const { leave, left } = taken(places)
    const order: string[] = []
    const ask = (who: string) => places.within(who, async () => void order.push(who))
    const all = [...Array.from({ length: 900 }, () => ask('many')), ask('one'), ask('other'), ask('one')]
    leave()
    await Promise.all([left, ...all])
    expect(order.slice(0, 7)).toEqual(['many', 'one', 'other', 'many', 'one', 'many', 'many'])
  })

  test('attack 2/6: of one person so many may wait and no more, whoever else waits', async () => {
    const places = new Places('x', 1, { patience: 5_000, most: 20 })
    const { leave, left } = taken(places)
    const many = Array.from({ length: 900 }, () => refusedOr(places.within('many', async () => {})))
    const others = Array.from({ length: 100 }, (_, nth) => refusedOr(places.within(`other ${nth}`, async () => {})))
    expect(places.waiting).toBe(120)
    leave()
    await left
    expect((await Promise.all(many)).filter((each) => each === 'busy')).toHaveLength(880)
    expect(new Set(await Promise.all(others))).toEqual(new Set(['done']))
  })

  test('refuse whoever has waited too long, who then keeps nobody', async () => {
    const places = new Places('x', 1, { patience: 20, most: 1 })
    const { leave, left } = taken(places)
    const tooLong = refusedOr(places.within('one', async () => {}))
    expect(await tooLong).toBe('busy')
    expect(places.waiting).toBe(0)
    leave()
    await left
    expect(await places.within('one', async () => 'in')).toBe('in')
  })

  test('untilFree: whoever gives way goes on when all places are free, after a while at the latest, and at once where none is', async () => {
    const places = new Places('x', 2, { patience: 5_000, most: 1 })
    await places.untilFree(60_000)
    const first = taken(places)
    const order: string[] = []
    const free = places.untilFree(60_000).then(() => order.push('goes on'))
    void first.left.then(() => order.push('left'))
    await places.untilFree(1)
    expect(order).toEqual([])
    first.leave()
    await free
    expect(order.toSorted()).toEqual(['goes on', 'left'])
    const both = [taken(places), taken(places)]
    await places.untilFree(60_000)
    for (const { leave } of both) leave()
    await Promise.all(both.map(({ left }) => left))
    await places.untilFree(60_000)
  })
})
