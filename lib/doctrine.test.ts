import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

// docs/doctrine.md and docs/states.md say every id that code and tests name, and are true: what is marked built has a test that names it.

const root = join(import.meta.dirname, '..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const rowsOf = (document: string) => read(document).split('\n').filter((line) => /^\| [A-Z]{1,2}-?\d+ \|/.test(line)).map((line) => line.split('|').map((cell) => cell.trim()))
const all = `${read('docs/doctrine.md')}\n${read('docs/states.md')}`

/** "HS-4 to HS-6" names the three of them. */
function namedIn(text: string): Set<string> {
  const ids = new Set(text.match(/\b[A-Z]{2}-\d+\b|\b[A-Z]\d{1,2}\b/g) ?? [])
  for (const [, family, from, to] of text.matchAll(/\b([A-Z]{1,2}-?)(\d+)(?: to |–)\1(\d+)\b/g))
    for (let number = Number(from); number <= Number(to); number++) ids.add(`${family}${number}`)
  return ids
}
const defined = namedIn(all)

const files = ['app', 'components', 'lib', 'e2e', 'prisma/demo'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('lib/db/generated/'))
const tests = files.filter((name) => /\.(test|spec)\.tsx?$/.test(name))
/** The names of a file's tests, and of what they stand under. */
const namesIn = (code: string) => [...code.matchAll(/\b(?:test|it|describe)(?:\.each\([\s\S]*?\))?\(\s*(?:'((?:[^'\\]|\\.)*)'|`([^`]*)`)/g)].map(([, plain, template]) => plain ?? template ?? '')
const tested = new Set(tests.flatMap((name) => [...namedIn(namesIn(read(name)).join('\n'))]))

describe('docs/doctrine.md, docs/states.md', () => {
  test('every row that code names is defined', () => {
    expect(files.length).toBeGreaterThan(800)
    const rows = files.flatMap((name) => (read(name).match(/\b(?:IN|HO|TO|RL|SE|TK|SG|AV|CH|CU|ME|ST|HS)-\d+\b/g) ?? []).map((id) => ({ id, name })))
    expect(rows.length).toBeGreaterThan(1000)
    expect(rows.filter(({ id }) => !defined.has(id))).toEqual([])
  })
  test('every row that is marked built is named by a test', () => {
    const built = rowsOf('docs/states.md').filter((cells) => /^built/.test(cells.at(-2)!)).map((cells) => cells[1]!)
    expect(built.length).toBeGreaterThan(60)
    expect(built.filter((id) => !tested.has(id))).toEqual([])
  })
  test('every rule that is marked built is named by a test', () => {
    const built = rowsOf('docs/doctrine.md').filter((cells) => /^built$/.test(cells.at(-2)!)).map((cells) => cells[1]!)
    expect(built.length).toBeGreaterThan(40)
    expect(built.filter((id) => !tested.has(id))).toEqual([])
  })
  test('an id stands once', () => {
    const ids = [...rowsOf('docs/doctrine.md'), ...rowsOf('docs/states.md')].map((cells) => cells[1]!)
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([])
  })
})
