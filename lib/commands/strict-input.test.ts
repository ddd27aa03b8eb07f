import { describe, test } from 'vitest'
import { commandNames } from '@/lib/rules/permissions'
import { examples } from '@/lib/testing/examples/examples'
import { columnsOf } from '@/lib/testing/examples/expected'
import { playing } from '@/lib/testing/examples/playing'
import { takesWhatTheSchemaSaysAlone } from '@/lib/testing/examples/strict-input'

describe('promise 13: input is what its schema says', () => {
  const onStage = playing()
  test.each(commandNames)('%s refuses what its schema does not say, ids that are not its own and an older version, and reads ids in capitals', (name) =>
    onStage((played) => takesWhatTheSchemaSaysAlone(played, name, columnsOf(name, examples[name])[0]!))(), 60_000)
})
