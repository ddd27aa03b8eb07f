import { describe, expect, test } from 'vitest'
import type { Dependency } from './blocked'
import { inTheWay, standingOf, type StandingFacts } from './task-standing'

const entry: Dependency = {
  id: 'a', title: 'Entry investigation', state: 'in progress', started: true, signed: false, until: 'settled', ongoing: false,
}
const shut = { waitsFor: 'a repair plan', because: 'the repair plan has to be written first' }
const standing = (task: Partial<StandingFacts['task']>) => standingOf({
  task: {
    state: 'assigned', prerequisite: false, repairs: false, permitted: false, prerequisites: [], dependencies: [], gateShut: null, signature: null, ...task,
  }, incident: { entryAnswered: true },
})

describe('the one reading of a task', () => {
  test('it is not ready while something keeps it from being started; once it runs, it is what it is', () => {
    expect(standing({ dependencies: [entry] })).toMatchObject({ notReady: true, waits: [{ what: 'Entry investigation' }] })
    expect(standing({ state: 'in progress', dependencies: [entry] })).toMatchObject({ notReady: false, waits: [], reopened: [{ what: 'Entry investigation' }] })
    expect(standing({})).toMatchObject({ notReady: false, waits: [] })
  })
  test('ST-1: a step whose gate is shut is not ready, although it may be started; in progress it shows its gate', () => {
    const step = standing({ gateShut: shut })
    expect([step.notReady, step.waits, inTheWay(step).map(({ what }) => what)]).toEqual([true, [], ['a repair plan']])
    expect(standing({ gateShut: shut, state: 'in progress' })).toMatchObject({ notReady: false, gate: { what: 'a repair plan' } })
    expect(standing({ gateShut: shut, state: 'done' }).gate).toBeNull()
  })
  test('TK-15: permitted out of order it waits for nothing, but for its gate', () => {
    expect(standing({ dependencies: [entry], permitted: true })).toMatchObject({ notReady: false, waits: [] })
    expect(standing({ dependencies: [entry], permitted: true, gateShut: shut })).toMatchObject({ notReady: true, waits: [] })
  })
  test('settled: done with its signature in force, or set aside', () => {
    expect(standing({ state: 'done', signature: { state: 'in force' } }).settled).toBe(true)
    expect(standing({ state: 'done', signature: { state: 'in doubt' } }).settled).toBe(false)
    expect(standing({ state: 'set aside' })).toMatchObject({ settled: true, reopened: [] })
  })
})
