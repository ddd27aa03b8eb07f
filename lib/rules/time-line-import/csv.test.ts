import { describe, expect, test } from 'vitest'
import { slowness } from '@/lib/testing/fuzz/linear'
import { randomOf } from '@/lib/testing/fuzz/random'
import { readingsOf, recordsOf } from '@/lib/testing/time-line-file'
import { csvReader, mostLinesOfRow, type CsvRow } from './csv'

const read = (lines: readonly string[], delimiter = ','): CsvRow[] => {
  const reader = csvReader(delimiter)
  return [...lines.flatMap((text, at) => reader.push({ number: at + 1, text })), ...reader.end()]
}

/** The same in the plainest way: where a row fails, everything behind its first line is read once more. */
function plainly(lines: readonly string[], delimiter = ','): CsvRow[] {
  const rows: CsvRow[] = []
  for (let at = 0; at < lines.length;) {
    const found = rowAt(lines, at, delimiter)
    if ('refused' in found) rows.push({ number: at + 1, refused: found.refused })
    else if (found.until > at || lines[at] !== '') rows.push({ number: at + 1, ...(found.until > at ? { until: found.until + 1 } : {}), cells: found.cells })
    at = 'refused' in found ? at + 1 : found.until + 1
  }
  return rows
}

function rowAt(lines: readonly string[], from: number, delimiter: string): { until: number; cells: string[] } | { refused: string } {
  const cells = ['']
  let [quoted, closed] = [false, false]
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]!
    for (let letter = 0; letter < line.length; letter++) {
      const [it, last] = [line[letter]!, cells.length - 1]
      if (quoted && it === '"' && line[letter + 1] === '"') cells[last] += line[letter++]!
      else if (quoted && it === '"') [quoted, closed] = [false, true]
      else if (quoted) cells[last] += it
      else if (it === delimiter) [closed] = [false, cells.push('')]
      else if (closed) return { refused: 'A cell in quotes goes on after its closing quote.' }
      else if (it === '"' && (letter === 0 || line[letter - 1] === delimiter)) quoted = true
      else cells[last] += it
    }
    if (!quoted) return { until: at, cells }
    cells[cells.length - 1] += '\n'
  }
  return { refused: 'A cell in quotes is not closed.' }
}

test('whatever the lines are, they read as in the plainest way: each refused by itself, and nothing after it lost', () => {
  const random = randomOf(20261129)
  for (let turn = 0; turn < 2000; turn++) {
    const lines = Array.from({ length: random.below(8) }, () => random.some(['"', '"', '""', ',', 'a', 'b ', '","', ',"'], 6))
    if (JSON.stringify(read(lines)) !== JSON.stringify(plainly(lines))) expect(read(lines), JSON.stringify(lines)).toEqual(plainly(lines))
  }
}, 20_000)

describe('attack 3: a quote left open makes nothing slow, and hides nothing', () => {
  test.each<[string, string[]]>([
    ['each line opens a quote and leaves one open', ['x","""']],
    ['a quote that closes wrongly', ['"a,b']],
    ['open, then wrong after many', [...Array.from({ length: 900 }, () => '"'), 'x"y']],
    ['open with much behind it', ['"', ...Array.from({ length: 300 }, () => 'z'.repeat(99))]],
    ['doubled quotes', ['"""""""""""""x']],
  ])('%s: so many more lines take so much more time', (_name, some) => {
    const lines = (many: number) => Array.from({ length: many }, (_each, at) => some[at % some.length]!)
    expect(slowness((size) => {
      const of = lines(size)
      return () => void read(of)
    }, 10_000)).toBeNull()
  }, 30_000)
  test('a quote that nobody closes costs its own line, no other', () => {
    const rows = read(['a,"open', ...Array.from({ length: 3 * mostLinesOfRow }, (_each, at) => `line,${at}`)])
    expect(rows[0]).toEqual({ number: 1, refused: 'A cell in quotes is not closed.' })
    expect(rows).toHaveLength(3 * mostLinesOfRow + 1)
    expect(rows.at(-1)).toEqual({ number: 3 * mostLinesOfRow + 1, cells: ['line', String(3 * mostLinesOfRow - 1)] })
  })
  test('a row has at most 1,000 lines', () => {
    const row = (lines: number) => ['"', ...Array.from({ length: lines - 2 }, () => ''), '"']
    expect(read(row(mostLinesOfRow))).toEqual([{ number: 1, until: mostLinesOfRow, cells: ['\n'.repeat(mostLinesOfRow - 1)] }])
    expect(read(row(mostLinesOfRow + 2))[0]).toEqual({ number: 1, refused: 'A cell in quotes is not closed.' })
  })
  test('a row is at most 1 MB long', () => {
    const line = 'z'.repeat(200_000)
    expect(read(['"', line, line, line, line, line, '"'])).toMatchObject([{ number: 1, until: 7 }])
    expect(read(['"', line, line, line, line, line, line, '"'])[0]).toEqual({ number: 1, refused: 'A cell in quotes is not closed.' })
    // What came before doesn't count.
    expect(read(Array.from({ length: 8 }, () => ['"', line, line, '"']).flat())).toHaveLength(8)
  })
  test('what two quotes of an intruder take into one cell is told with its lines', () => {
    const hidden = Array.from({ length: 60 }, (_each, at) => `2022-01-01T00:00:${String(at).padStart(2, '0')}Z,${'z'.repeat(99)},host`)
    const file = ['datetime,message,host', '2022-01-01T00:00:00Z,"x,host', ...hidden, '2022-01-01T00:00:00Z,",host', '2022-01-01T00:00:00Z,after,host']
    const readings = readingsOf(new TextEncoder().encode(`${file.join('\n')}\n`))
    expect(readings).toMatchObject([{ refused: expect.stringMatching(/at most 4000 are kept\. It goes from line 2 to line 63\.$/) }, { entry: { line: 64 } }])
    expect(recordsOf(new TextEncoder().encode('a,b\n1,2\n"1\n2\n"\n3,4\n'))[1])
      .toEqual({ number: 3, refused: 'It has 1 cell; the first line names 2 columns. It goes from line 3 to line 5.' })
  })
})
