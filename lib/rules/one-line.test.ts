import { describe, expect, test } from 'vitest'
import { oneLine, optionalName, optionalPersonName, personName, properName } from './one-line'

const reads = (schema: ReturnType<typeof personName>, written: string) => {
  const read = schema.safeParse(written)
  return read.success ? read.data : read.error.issues[0]!.message
}
const hidden = 'Remove the characters that can’t be seen, such as line breaks or marks of writing direction.'

describe('names of people and organisations (attack 13)', () => {
  test.each([
    ['newline', 'Mara\nLindqvist'], ['tab', 'Mara\tLindqvist'], ['zero width space', 'Ma\u200bra Lindqvist'], ['joiner', 'Ma\u200dra'],
    ['right-to-left override', 'Mara\u202e'], ['isolate', '\u2067Mara\u2069'], ['soft hyphen', 'Ma\u00adra'], ['byte order mark', '\ufeffMara'],
    ['line separator', 'Mara\u2028L'], ['paragraph separator', 'Mara\u2029L'], ['private use', 'Mara\ue000'], ['unassigned', 'Mara\u0378'],
    ['filler', 'Mara\u3164'], ['variant selector', 'Mara\ufe0f'], ['tag', 'Mara\u{e0041}'], ['blank Braille', 'Mara\u2800'], ['C1', 'Mara\u0085'],
  ])('%s is refused, and what to do is said', (_, written) => expect(reads(personName(120), written)).toBe(hidden))

  test.each([
    ['José-Luis  Núñez ', 'José-Luis Núñez'], ['Zoe\u0308 Graf', 'Zoë Graf'], ['\u00a0Ola\u2003Nowak', 'Ola Nowak'], ['Niamh O’Neill', 'Niamh O’Neill'],
    ['Nguyễn Thị Ánh', 'Nguyễn Thị Ánh'], ['שָׂרָה', 'שָׂרָה'.normalize('NFC')], ['王小明', '王小明'], ['Desk 4', 'Desk 4'],
  ])('%s is kept as %s', (written, kept) => expect(reads(personName(120), written)).toBe(kept))

  test('accents are no tower', () => {
    expect(reads(personName(120), `Ma${'\u0336'.repeat(5)}ra`)).toBe('Use at most four accents on one letter.')
    expect(reads(personName(120), `Ma${'\u0336'.repeat(4)}ra`)).toBe(`Ma${'\u0336'.repeat(4)}ra`)
  })
  test('blank is no name, nor are signs alone', () => {
    expect(reads(personName(120), ' \u2003 ')).toBe('Write something here.')
    expect(reads(personName(120), '…')).toBe('Write it in letters.')
    expect(reads(optionalName(120), ' ')).toBe('')
    expect(reads(personName(5), 'Marala')).toBe('Use at most 5 characters.')
  })
  test.each(['Muster', 'MUSTER', 'M u s t e r', 'Must\u0435r', 'Muster itself', 'muster, itself', 'The coordinator', 'Coordinator', 'The c\u043eordinator'])(
    'attack 16: %s is nobody’s name: the book would say that the program or the role did it', (written) => {
      const taken = 'That name is reserved: the logbook uses it for Muster itself or for a role. Write the person’s own name.'
      expect(reads(personName(120), written)).toBe(taken)
      expect(reads(optionalPersonName(120), written)).toBe(taken)
      expect(reads(properName(120), written)).toBe(written)
    })
  test.each(['Musterová', 'Max Muster', 'Coordinator Desk', ''])('%j is no such name', (written) => expect(reads(optionalPersonName(120), written)).toBe(written))
})

describe('titles of one line', () => {
  test.each(['Log\ncopy', 'Log\u202ecopy', 'Log\u0007', 'Log\u200bcopy'])('%j is refused', (written) => expect(reads(oneLine(80), written)).toBe(hidden))
  test('a picture of several signs is text', () => expect(reads(oneLine(80), 'Call \u{1f469}\u200d\u{1f4bb}')).toBe('Call \u{1f469}\u200d\u{1f4bb}'))
})
