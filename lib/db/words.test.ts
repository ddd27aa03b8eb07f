import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { world, type World } from '@/lib/testing/world'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.end())

/** The words that the guards of the tables allow, by the name of the column. */
async function allowed(): Promise<Map<string, Set<string>>> {
  const guards = (await w.sql.query(
    `select pg_get_constraintdef(oid) as says from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`)).rows
  const words = new Map<string, Set<string>>()
  for (const { says } of guards as { says: string }[]) {
    const column = /\(?\(*(\w+) = ANY/.exec(says)?.[1]
    if (!column) continue
    const own = words.get(column) ?? new Set<string>()
    for (const [, word] of says.matchAll(/'([^']+)'::text/g)) own.add(word!)
    words.set(column, own)
  }
  return words
}

test('statements compare these columns only with words that the tables allow', async () => {
  const words = await allowed()
  expect(words.get('purpose')).toEqual(new Set(['sign-off', 'countersignature']))
  const columns = ['purpose', 'office', 'sees', 'phase', 'until', 'state']
  const comparison = new RegExp(`\\b(${columns.join('|')}) (?:=|<>) '([^']+)'`, 'g')
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
  const compared = files.flatMap((file) =>
    [...readFileSync(`lib/${file}`, 'utf8').matchAll(comparison)].map(([found, column, word]) => ({ says: `${file}: ${found}`, column, word })))
  expect(compared.length).toBeGreaterThan(50)
  expect(compared.filter(({ column, word }) => !words.get(column!)?.has(word!)).map(({ says }) => says)).toEqual([])
})
