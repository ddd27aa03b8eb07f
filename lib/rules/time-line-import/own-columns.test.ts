import { describe, expect, test } from 'vitest'
import { randomOf } from '@/lib/testing/fuzz/random'
import { guessOf, readingsOf, recordsOf } from '@/lib/testing/time-line-file'
import { fromCell, toCell } from './own-columns'
import { csvLine, exportHead, exportLine, type ExportedEntry } from './write-export'

const written = (text: string) => ({
  kind: 'unknown' as const, start: null, end: null, zone: 'UTC', writtenAs: text, text, found: null, source: text, accounts: text, hosts: [text, 'web'],
  for: 'team' as const, evidence: [], task: text,
})
const entry = (text: string): ExportedEntry => ({
  ...written(text), number: 12, recordedAt: '2022-01-01T00:00:00.000Z', by: text, late: false,
  corrections: [{ ...written(text), reason: text, by: text, at: '2022-01-01T00:00:00.000Z' }],
})

/**
 * The cells that a spreadsheet makes of a file whose lines it cuts at these: quotes count only at the beginning of a cell, and what stands
 * behind the closing quote is added as it is.
 */
function cellsOf(file: string, cuts: string): string[] {
  const cells: string[] = []
  for (let at = 0; at < file.length;) {
    let cell = ''
    if (file[at] === '"') {
      for (at += 1; at < file.length && (file[at] !== '"' || file[at + 1] === '"'); at++) {
        if (file[at] === '"') at += 1
        cell += file[at]
      }
      at += 1
    }
    for (; at < file.length && !cuts.includes(file[at]!) && file[at] !== '\r' && file[at] !== '\n'; at++) cell += file[at]
    at += 1
    cells.push(cell)
  }
  return cells
}
const carriedOut = /^[\s\u00a0]*[=+\-@＝＋－＠]/
const formulasIn = (file: string) => [',', ';', '\t', ',;\t', ';\t'].flatMap((cuts) => cellsOf(file, cuts).filter((cell) => carriedOut.test(cell)))

const parts = ['=1+1', '=', '+', '-2', '@SUM(A1)', "'", "''", '"', '""', ';', '\t', '\n', '\r\n', ' ', '\u00a0', ',', 'x', '＝1', '|', 'a;=cmd|\' /c calc\'!A0', '{"a":']

describe('promise 12: nothing in an export is carried out by a spreadsheet', () => {
  test.each(['x;=1+1', 'x;"=1+1"', 'x\t=1+1', 'x\n=1+1', ';=1+1', ' =1', '=1;=2', "x;'=1", 'x;\u00a0@A1', '＝1+1', 'x;＠A1', '\t=1', '-', '"\n-1"'])('%j', (text) => {
    expect(formulasIn(exportHead('csv') + exportLine('csv', entry(text)))).toEqual([])
    expect(formulasIn(csvLine(['7', toCell(text)]))).toEqual([])
  })
  test('property: whatever a text is made of, at commas, semicolons and tabs; and the import reads it as it was', () => {
    const random = randomOf(7)
    for (let turn = 0; turn < 600; turn++) {
      const text = random.some(parts, 7)
      expect(fromCell(toCell(text))).toBe(text)
      const file = exportHead('csv') + exportLine('csv', entry(text))
      expect(formulasIn(file), JSON.stringify(text)).toEqual([])
      const [read] = recordsOf(new TextEncoder().encode(file))
      expect(read && 'cells' in read ? [read.cells.get('text'), JSON.parse(read.cells.get('corrections')!)[0].text] : read).toEqual([text, text])
    }
  }, 20_000)
  test('where lines are cut at commas, semicolons and tabs alike, the columns stay', () => {
    expect(cellsOf(csvLine(['1', 'a;b', 'c\td', 'e,f', 'g"']), ',;\t').slice(0, 5)).toEqual(['1', 'a;b', 'c\td', 'e,f', 'g"'])
  })
  test('what was exported before is read as it was', () => {
    for (const [cell, text] of [["'=1+1", '=1+1'], ["''=1", "'=1"], ["it's", "it's"], ['x;=1', 'x;=1'], ["a '=b", "a '=b"]] as const)
      expect(fromCell(cell)).toBe(text)
  })
})

describe('an export comes back as it was (E5)', () => {
  const stolen = {
    ...entry('Stolen key.'), kind: 'exact' as const, start: '2022-01-01T10:00:00.000000Z', source: '', accounts: '', task: null,
    corrections: [{ ...written('Stolen password.'), reason: 'Misread.', by: 'Priya Raman', at: '2022-01-02T00:00:00.000Z' }],
  }
  test.each(['csv', 'jsonl'] as const)('%s: with its corrections, also where no entry has an end, or was found later', (as) => {
    const file = new TextEncoder().encode(exportHead(as) + exportLine(as, stolen))
    expect(guessOf(file).guess).toEqual({ as: 'own' })
    expect(readingsOf(file)).toMatchObject([{ entry: { text: 'Stolen key.', corrections: [{ text: 'Stolen password.', reason: 'Misread.' }] } }])
  })
})
