import { describe, test } from 'vitest'
import { commandNames, type CommandName } from '@/lib/rules/permissions'
import { ruleOf } from './attempt'
import { carriedOut } from './carried-out'
import { conditionFails } from './condition-fails'
import { examples } from './examples'
import { columnsOf, phasesOf } from './expected'
import { playing } from './playing'
import { proofRefused } from './proof-refused'
import { refusedAlike } from './refused-alike'
import { shards, type Shard } from './shards'
import { stateOf } from './state-of'

/** Tests every command of a shard's nouns against the matrix: each column in each phase, each condition, each state of its object. */
export function sweep(shard: Shard): void {
  const onStage = playing()
  const names = commandNames.filter((name) => shards[shard].some((noun) => noun === nounOf(name)))
  describe.each(names)('%s', (name) => {
    const able = columnsOf(name, examples[name])
    test('promise 2: refuses whom and when the matrix does, and writes nothing', onStage(
      (played) => refusedAlike(played, name, able[0]!)
    ), 60_000)
    test('by hand and with a proof where the rules want them, and not before new rules are read', onStage(
      (played) => proofRefused(played, name, able[0]!)
    ), 30_000)
    test.each(able)('promise 2: %s can, in each phase that allows it, and the book says so', (column) =>
      onStage((played) => carriedOut(played, name, column))(), 60_000)
    test.each((ruleOf(name).and ?? []).map((condition) => condition.says))('only if %s', (says) =>
      onStage((played) => conditionFails(played, name, able[0]!, says))(), 30_000)
    test.each(examples[name].states?.of ?? [])('in the state “%s”, as design states has it', (state) =>
      onStage((played) => stateOf(played, name, able[0]!, phasesOf(name, examples[name])[0]!, state))(), 30_000)
  })
}

export const nounOf = (name: CommandName): string => name.split('.')[0]!
