import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const styles = join(import.meta.dirname, '../../app/styles')
const faces = readFileSync(join(styles, 'fonts.css'), 'utf8').split('@font-face').slice(1).map((face) => ({
  family: /font-family: '([^']+)'/.exec(face)![1]!,
  file: /url\('([^']+)'\)/.exec(face)![1]!,
  ranges: [...face.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(([, from, to = from]) => [parseInt(from!, 16), parseInt(to!, 16)] as const),
}))

/** The letters between two code points that no file of a family has. */
function lacking(family: string, [from, to]: readonly [number, number]): string[] {
  const ranges = faces.filter((face) => face.family === family).flatMap((face) => face.ranges)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
    .filter((code) => /\P{Cn}/u.test(String.fromCodePoint(code)) && !ranges.some(([first, last]) => first <= code && code <= last))
    .map((code) => `U+${code.toString(16).toUpperCase()}`)
}

const latin = [0x20, 0x17f] as const
const greek = [0x370, 0x3ff] as const
const cyrillic = [0x400, 0x4ff] as const
const vietnamese = [0x1ea0, 0x1ef9] as const

test('names in Latin, Greek, Cyrillic and Vietnamese are drawn in our own font', () => {
  expect([latin, greek, cyrillic, vietnamese].flatMap((range) => lacking('Inter Variable', range))).toEqual([])
  expect([latin, cyrillic, vietnamese].flatMap((range) => lacking('Geist Mono Variable', range))).toEqual([])
})

test('every font comes with the build', () => {
  expect(faces.filter(({ file }) => !existsSync(join(styles, file)))).toEqual([])
})
