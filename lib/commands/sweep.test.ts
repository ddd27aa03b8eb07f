import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { mayStand } from '@/lib/rules/matrix'
import { columns } from '@/lib/rules/permission'
import { commandNames } from '@/lib/rules/permissions'
import { ruleOf } from '@/lib/testing/examples/attempt'
import { examples } from '@/lib/testing/examples/examples'
import { columnsOf, phasesOf } from '@/lib/testing/examples/expected'
import { shards } from '@/lib/testing/examples/shards'
import { nounOf } from '@/lib/testing/examples/sweep'

// The sweep is made from the registry; this looks that nothing falls between its files.
describe('promise 2: the sweep leaves nothing out', () => {
  test.each(commandNames)('%s is swept by exactly one file', (name) => {
    const swept = Object.entries(shards).filter(([, nouns]) => nouns.some((noun) => noun === nounOf(name)))
    expect(swept).toHaveLength(1)
    expect(fs.existsSync(new URL(`sweep.${swept[0]![0]}.test.ts`, import.meta.url))).toBe(true)
  })
  test.each(commandNames)('%s can be carried out by someone, some time', (name) => {
    expect(columnsOf(name, examples[name])).not.toEqual([])
    expect(phasesOf(name, examples[name])).not.toEqual([])
  })
  test.each(commandNames)('the example of %s speaks of conditions and columns that there are', (name) => {
    const { breaks = {}, never = {} } = examples[name]
    expect(Object.keys(breaks).sort()).toEqual((ruleOf(name).and ?? []).map((condition) => condition.says).sort())
    for (const column of columns.filter((each) => never[each])) expect(mayStand(ruleOf(name), column), column).toBe(true)
  })
})
