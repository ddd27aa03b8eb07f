import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandNames, type CommandName } from '@/lib/rules/permissions'
import { ruleOf } from './attempt'
import { carriedOut } from './carried-out'
import { conditionFails } from './condition-fails'
import { examples } from './examples'
import { columnsOf, phasesOf } from './expected'
import { proofRefused } from './proof-refused'
import { refusedAlike } from './refused-alike'
import { stage, type Played, type Stage } from './scene'
import { stateOf } from './state-of'

/** Tests every command of these nouns against the matrix: each column in each phase, each condition, each state of its object. */
export function sweep(nouns: readonly string[]): void {
  let seeded: Stage
  beforeAll(async () => { seeded = await stage() }, 60_000)
  afterAll(() => seeded.end())
  const playing = (work: (played: Played) => Promise<void>) => async () => {
    const played = await seeded.begin()
    try {
      await work(played)
    } finally {
      await played.end()
    }
  }
  const names = commandNames.filter((name) => nouns.includes(nounOf(name)))
  describe.each(names)('%s', (name) => {
    const able = columnsOf(name, examples[name])
    test('promise 2: refuses whom and when the matrix does, and writes nothing', playing((played) => refusedAlike(played, name, able[0]!)), 60_000)
    test('by hand and with a proof where the rules want them, and not before new rules are read', playing((played) => proofRefused(played, name, able[0]!)), 30_000)
    test.each(able)('promise 2: %s can, in each phase that allows it, and the book says so', (column) =>
      playing((played) => carriedOut(played, name, column))(), 60_000)
    test.each((ruleOf(name).and ?? []).map((condition) => condition.says))('only if %s', (says) =>
      playing((played) => conditionFails(played, name, able[0]!, says))(), 30_000)
    test.each(examples[name].states?.of ?? [])('in the state “%s”, as design states has it', (state) =>
      playing((played) => stateOf(played, name, able[0]!, phasesOf(name, examples[name])[0]!, state))(), 30_000)
  })
}

export const nounOf = (name: CommandName): string => name.split('.')[0]!
