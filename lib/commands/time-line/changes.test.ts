import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// A signature of the time line is overtaken by what these commands write in the log book (muster.time_line_place, docs/decisions/0014): whatever
// else came to change a time line would have to be named there.
test('SG-3: these alone change a timeline', () => {
  const writes = /timeLine(Entry|Correction)\.(create|update|upsert|delete)|(into|update|from) time_line_(entry|correction) *\(|update time_line_(entry|correction)/
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !/^(db\/generated|testing)/.test(file))
  expect(files.filter((file) => writes.test(readFileSync(`lib/${file}`, 'utf8'))).sort()).toEqual([
    'commands/time-line/add.ts', 'commands/time-line/correct.ts', 'commands/time-line/mark.ts', 'commands/time-line/take-over-lines.ts',
  ])
})
