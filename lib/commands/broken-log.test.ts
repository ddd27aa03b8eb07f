import { describe, test } from 'vitest'
import { commandNames } from '@/lib/rules/permissions'
import { nothingWithoutTheBook } from '@/lib/testing/examples/broken-log'
import { examples } from '@/lib/testing/examples/examples'
import { columnsOf } from '@/lib/testing/examples/expected'
import { playing } from '@/lib/testing/examples/playing'

describe('promise 5: nothing happens unrecorded', () => {
  const onStage = playing()
  test.each(commandNames)('%s does nothing while the logbook can’t be written', (name) =>
    onStage((played) => nothingWithoutTheBook(played, name, columnsOf(name, examples[name])[0]!))(), 30_000)
})
