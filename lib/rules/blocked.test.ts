import { describe, expect, test } from 'vitest'
import { awaitedWords, blocks, isSettled, restsOnReopened, waitSentence, waitsToSign, waitsToStart, type Dependency, type WaitFacts } from './blocked'

const other = (more: Partial<Dependency> = {}): Dependency => ({
  id: 'a', title: 'Entry investigation', state: 'in progress', started: true, signed: false, until: 'settled', ongoing: false, ...more,
})
const facts = (more: Partial<WaitFacts> = {}, task: Partial<WaitFacts['task']> = {}): WaitFacts => ({
  task: { prerequisite: false, repairs: false, permitted: false, ...task }, prerequisites: [], dependencies: [], entryAnswered: true,
  ...more,
})

describe('blocked (states 4)', () => {
  test('settled: done with its signature in force, or set aside', () => {
    expect(isSettled({ state: 'done', signed: true })).toBe(true)
    expect(isSettled({ state: 'done', signed: false })).toBe(false)
    expect(isSettled({ state: 'signed off', signed: true })).toBe(false)
    expect(isSettled({ state: 'set aside', signed: false })).toBe(true)
  })
  test('T6: prerequisites hold up everything but each other, until started or set aside', () => {
    const prerequisites = [other({ id: 'p', title: 'Snapshot', state: 'assigned', started: false }), other({
      id: 'q', state: 'set aside', started: false,
    })]
    expect(blocks(facts({ prerequisites }))).toEqual([
      { kind: 'prerequisite', task: { id: 'p', title: 'Snapshot' }, what: 'Snapshot', stands: 'hasn’t started' },
    ])
    expect(blocks(facts({ prerequisites }, { prerequisite: true }))).toEqual([])
  })
  test('T6: a prerequisite that was given back has started all the same', () => {
    expect(blocks(facts({ prerequisites: [other({ state: 'open', started: true })] }))).toEqual([])
  })
  test('T5: until settled, or only until started', () => {
    expect(blocks(facts({ dependencies: [other()] }))).toMatchObject([{ stands: 'is in progress' }])
    expect(blocks(facts({ dependencies: [other({ until: 'started' })] }))).toEqual([])
    expect(blocks(facts({ dependencies: [other({ until: 'started', state: 'open', started: false })] }))).toMatchObject([{
      stands: 'hasn’t started',
    }])
    expect(blocks(facts({ dependencies: [other({ state: 'done', signed: true })] }))).toEqual([])
  })
  test('one task is named once, though it is a prerequisite and depended on', () => {
    const snapshot = other({ id: 'p', title: 'Snapshot', state: 'open', started: false })
    expect(blocks(facts({ prerequisites: [snapshot], dependencies: [snapshot] }))).toHaveLength(1)
  })
  test('CSI 3.3.3: a repair waits for the entry', () => {
    expect(blocks(facts({ entryAnswered: false }, { repairs: true }))).toMatchObject([{ kind: 'entry', task: null, stands: 'how they got in is not answered yet' }])
    expect(blocks(facts({ entryAnswered: false }))).toEqual([])
  })
  test('TK-15: permitted lifts the block on starting, not on signing', () => {
    const permitted = facts({ dependencies: [other()] }, { permitted: true })
    expect(waitsToStart(permitted)).toEqual([])
    expect(waitsToSign(permitted)).toMatchObject([{ stands: 'is in progress' }])
  })
  test('TK-7: to be signed, everything depended on is settled; what goes on until the end has started', () => {
    expect(waitsToSign({ dependencies: [other({ until: 'started' })] })).toHaveLength(1)
    expect(waitsToSign({ dependencies: [other({ until: 'started', ongoing: true })] })).toEqual([])
    expect(waitsToSign({ dependencies: [other({ until: 'started', ongoing: true, started: false })] })).toHaveLength(1)
  })
  test('it rests on something reopened', () => {
    expect(restsOnReopened({ dependencies: [other(), other({ until: 'started' })] })).toHaveLength(1)
  })
  test('T6: several prerequisites are waited for as one thing, a last one by its name', () => {
    const prerequisites = ['Snapshot', 'Log copy'].map((title) => other({ id: title, title, state: 'open', started: false }))
    const dependencies = [other()]
    expect(awaitedWords(blocks(facts({ prerequisites, dependencies })))).toBe('the prerequisites and Entry investigation')
    expect(awaitedWords(blocks(facts({ prerequisites: prerequisites.slice(1), dependencies })))).toBe('Log copy and Entry investigation')
  })
  test('N8: the names are for whole seats alone', () => {
    const waits = blocks(facts({ dependencies: [other(), other({ id: 'b', title: 'Raise logging', state: 'open', started: false })] }))
    expect(waitSentence(waits, true)).toBe('Entry investigation is in progress and Raise logging hasn’t started')
    expect(waitSentence(waits, false)).toBe('it waits for another task')
  })
})
