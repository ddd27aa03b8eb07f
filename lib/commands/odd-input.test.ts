import { describe, test } from 'vitest'
import { commandNames } from '@/lib/rules/permissions'
import { examples } from '@/lib/testing/examples/examples'
import { columnsOf } from '@/lib/testing/examples/expected'
import { playing } from '@/lib/testing/examples/playing'
import { takesOddInputOrRefuses } from '@/lib/testing/examples/strict-input'

describe('promise 13: odd input is taken or refused', () => {
  const onStage = playing()
  test.each(commandNames)('%s is never at fault', (name) =>
    onStage((played) => takesOddInputOrRefuses(played, name, columnsOf(name, examples[name])[0]!))(), 60_000)
})
