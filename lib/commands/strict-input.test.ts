import { describe, test } from 'vitest'
import { commandNames } from '@/lib/rules/permissions'
import { examples } from '@/lib/testing/examples/examples'
import { columnsOf } from '@/lib/testing/examples/expected'
import { playing } from '@/lib/testing/examples/playing'
import { readsIdsInCapitals, refusesStrangeIds, refusesWhatTheSchemaDoesNotSay, takesOddInputOrRefuses } from '@/lib/testing/examples/strict-input'

describe('promise 13: input is what its schema says', () => {
  const inAClone = playing()
  test.each(commandNames)('%s refuses whatever its schema does not say', (name) =>
    inAClone((played) => refusesWhatTheSchemaDoesNotSay(played, name, columnsOf(name, examples[name])[0]!))(), 30_000)
  test.each(commandNames)('%s finds nothing by ids that are not its own, and refuses an older version', (name) =>
    inAClone((played) => refusesStrangeIds(played, name, columnsOf(name, examples[name])[0]!))(), 30_000)
  test.each(commandNames)('%s takes odd input or refuses it, and is never at fault', (name) =>
    inAClone((played) => takesOddInputOrRefuses(played, name, columnsOf(name, examples[name])[0]!))(), 60_000)
  test.each(commandNames)('%s reads ids in capitals', (name) =>
    inAClone((played) => readsIdsInCapitals(played, name, columnsOf(name, examples[name])[0]!))(), 30_000)
})
