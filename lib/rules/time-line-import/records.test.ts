import { describe, expect, test } from 'vitest'
import { recordsOf, timeLineFile } from '@/lib/testing/time-line-file'
import { formOf, type FileRecord } from './records'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string, piece?: number) => recordsOf(bytes(text), piece).map(plain)
const cellsOf = (record: FileRecord | undefined) => (record && 'cells' in record ? record.cells : new Map<string, string>())
const plain = (record: FileRecord) => ('cells' in record ? [record.number, ...record.cells.values()] : [record.number, record.refused])

describe('CSV (RFC 4180)', () => {
  test('quotes, doubled quotes, line breaks and delimiters within cells, with and without returns', () => {
    const rows = [[2, 'a, b', 'say "no"'], [3, 'two\nlines', ''], [5, 'last', 'one']]
    expect(read('x,y\n"a, b","say ""no"""\n"two\nlines",\nlast,one')).toEqual(rows)
    expect(read('x,y\r\n"a, b","say ""no"""\r\n"two\nlines",\r\nlast,one\r\n')).toEqual(rows)
  })
  test('semicolons, tabs, a byte order mark, empty lines', () => {
    expect(read('\uFEFFx;y\n1;2\n\n3;4\n')).toEqual([[2, '1', '2'], [4, '3', '4']])
    expect(read('x\ty\n1\t2\n')).toEqual([[2, '1', '2']])
  })
  test('a wrong line is refused by itself, and the next is read', () => {
    expect(read('x,y\n1\n"a"b,2\n"open,3\n4,5\n')).toEqual([
      [2, 'It has 1 cell; the first line names 2 columns.'], [3, 'A cell in quotes goes on after its closing quote.'],
      [4, 'A cell in quotes is not closed.'], [5, '4', '5'],
    ])
    expect(read(`x,y\n"open,${`${'z'.repeat(999)}\n`.repeat(1100)}4,5\n`).at(-1)).toEqual([1102, '4', '5'])
    expect(read(`x,y\n${'"a,b\n'.repeat(5000)}4,5\n`).at(-1)).toEqual([5002, '4', '5'])
  })
  test('columns of one name, and without one', () => {
    expect([...cellsOf(recordsOf(bytes('a,a,\n1,2,3\n'))[0]).keys()]).toEqual(['a', 'a (2)', 'column 3'])
  })
  test('whatever the pieces are in which a file arrives, it is read alike', () => {
    const file = timeLineFile('evtx_part.csv')
    const whole = recordsOf(file).map(plain)
    for (const piece of [1, 7, 4096]) expect(recordsOf(file, piece).map(plain)).toEqual(whole)
  })
  test('property: what is written as CSV is read as it was', () => {
    let seed = 42
    const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below
    const parts = ['"', ',', '\n', 'a', ' ', '""', ';', 'ü', '\t', "'"]
    for (let turn = 0; turn < 300; turn++) {
      const cells = Array.from({ length: 3 }, () => Array.from({ length: random(6) }, () => parts[random(parts.length)]).join(''))
      const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
      expect(read(`x,y,z\n${line}\n`, 1 + random(9))).toEqual([[2, ...cells]])
    }
  })
})

describe('JSON Lines', () => {
  test('nested values are named by their path; null is an empty value of a column', () => {
    const [record] = recordsOf(bytes('{"a":1,"b":{"c":true,"d":null},"e":["x","y"],"f":[{"g":1}]}'))
    expect([...cellsOf(record)]).toEqual([['a', '1'], ['b.c', 'true'], ['b.d', ''], ['e', 'x\ny'], ['f', '[{"g":1}]']])
  })
  test('what is no object, no JSON, no UTF-8, too long or not exact is refused by itself', () => {
    expect(read('{"a":1}\n[1]\n{"a":\n\n{"a":12345678901234567890}\n{"a":2}')).toEqual([
      [1, '1'], [2, 'It is not a JSON object.'], [3, 'It is not valid JSON.'],
      [5, 'The number in “a” is too large to be read exactly. Write it as text.'], [6, '2'],
    ])
    const broken = Buffer.concat([bytes('{"a":1}\n{"a":"'), Buffer.from([0xff]), bytes('"}\n{"a":"'), Buffer.alloc(1_100_000, 'x'), bytes('"}\n{"a":3}\n')])
    for (const piece of [broken.length, 1000]) expect(recordsOf(broken, piece).map(plain)).toEqual([
      [1, '1'], [2, 'It contains bytes that are not UTF-8.'], [3, 'It is longer than 1 MB.'], [4, '3'],
    ])
  })
})

describe('attack 18: bounds of a line', () => {
  test('what is nested too deep or holds too many values is refused by itself', () => {
    const deep = (many: number) => `{"a":${'['.repeat(many)}${']'.repeat(many)}}`
    expect(read(`{"a":1}\n${deep(5000)}\n${deep(500_000)}\n{"a":[${'1,'.repeat(20_000)}1]}\n{"a":2}`)).toEqual([
      [1, '1'], [2, 'It is nested more than 64 deep.'], [3, 'It is nested more than 64 deep.'], [4, 'It holds more than 20,000 values.'], [5, '2'],
    ])
    expect(read(deep(63))).toEqual([[1, '['.repeat(63) + ']'.repeat(63)]])
    expect(read(deep(64))).toEqual([[1, 'It is nested more than 64 deep.']])
    // Brackets within texts are no nesting.
    expect(read(JSON.stringify({ a: '['.repeat(100), b: '\\"[{,'.repeat(100) }))).toEqual([[1, '['.repeat(100), '\\"[{,'.repeat(100)]])
  })
  test('a name longer than a column’s is left out, with all that it holds', () => {
    const [record] = recordsOf(bytes(JSON.stringify({ a: 1, ['k'.repeat(201)]: { b: 2 }, ['l'.repeat(199)]: { c: 3 }, d: { ['m'.repeat(198)]: 4 } })))
    expect([...cellsOf(record).values()]).toEqual(['1', '4'])
  })
  test('a first line names at most 1,000 columns, each of them once', () => {
    const head = (many: number) => Array.from({ length: many }, (_each, at) => `c${at}`).join(',')
    expect(recordsOf(bytes(`${head(1000)}\n${'x,'.repeat(999)}x\n`)).map((record) => cellsOf(record).size)).toEqual([1000])
    expect(read(`${head(1001)}\na,b\n`)).toEqual([[1, 'It names more than 1,000 columns.'], [2, 'It has 2 cells; the first line names 0 columns.']])
    expect([...cellsOf(recordsOf(bytes('a,a (3),a\n1,2,3\n'))[0]).values()]).toEqual(['1', '2', '3'])
  })
})

test('files that can’t be read at all', () => {
  expect(formOf(bytes(''))).toEqual({ refused: 'This file is empty.' })
  expect(formOf(Buffer.from([0xff, 0xfe, 0x61, 0]))).toEqual({ refused: 'This file is written in UTF-16. Save it in UTF-8 first.' })
  expect(formOf(bytes('[{"a":1}]'))).toMatchObject({ refused: expect.stringContaining('JSON Lines') })
  expect(formOf(bytes('PK\0\0'))).toMatchObject({ refused: expect.stringContaining('not text') })
})
