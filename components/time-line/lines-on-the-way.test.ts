import { expect, test } from 'vitest'
import { nextLine, packLines, refusedLine, unpackLines, withLine, withoutLine, type Line, type LineOnTheWay } from './lines-on-the-way'

const line = (n: number): Line => ({ key: `k${n}`, line: `Line ${n}`, at: '2026-11-29T02:00:00.000Z' })

test('trial-runs F1: lines are sent one after the other, each exactly once, whatever comes between', () => {
  for (let seed = 1; seed <= 500; seed++) {
    let state = seed
    const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below
    let lines: LineOnTheWay[] = []
    const added: string[] = []
    let written = 0
    for (let turn = 0; turn < 60; turn++) {
      const next = nextLine(lines)
      const what = random(4)
      if (what < 2 && written < 12) lines = withLine(lines, line(written++))
      else if (what === 2 && next) {
        if (random(3) === 0) lines = refusedLine(lines, next.key, 'No answer came back.')
        else {
          added.push(next.line)
          lines = withoutLine(lines, next.key)
        }
      } else if (what === 3 && random(2)) {
        const refused = lines.find(({ because }) => because !== undefined)
        if (refused) lines = withLine(lines, refused)
        // The page is loaded anew: they are kept, and sent once more.
        else lines = unpackLines(packLines(lines)).reduce(withLine, [] as LineOnTheWay[])
      }
    }
    const all = [...added, ...lines.map((each) => each.line)]
    expect(all.sort()).toEqual(Array.from({ length: written }, (_, n) => line(n).line).sort())
  }
})

test('nothing on its way is an empty text; what is no list of lines is none', () => {
  expect(packLines([])).toBe('')
  for (const text of ['', '{}', '[1]', '[{"key":"a"}]', '[{"key":"a","line":" ","at":"x"}]', 'Line 1']) expect(unpackLines(text)).toEqual([])
})
