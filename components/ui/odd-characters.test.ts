import { expect, test } from 'vitest'
import { oddCharacters } from './odd-characters'

const shown = (text: string) => oddCharacters(text).map((piece) => ('text' in piece ? piece.text : `<${piece.odd}>`)).join('')

test.each([
  ['sshd restarted', 'sshd restarted'], ['', ''], ['two\nlines\r\nthree', 'two\nlines\nthree'], ['  kept  inside', '  kept  inside'],
  ['ends  ', 'ends<··>'], ['one \ntwo', 'one<·>\ntwo'], ['a\tb', 'a<→>b'], ['a\rb', 'a<CR>b'], ['\u001b[2J', '<ESC>[2J'], ['a\u0001b', 'a<U+0001>b'],
  ['root\u202etoor', 'root<RLO>toor'], ['Ma\u200bra', 'Ma<ZWSP>ra'], ['a\u00a0b', 'a<NBSP>b'], ['über 🦊 👩‍💻', 'über 🦊 👩‍💻'], ['مرحبا', 'مرحبا'],
  ['a\u2003b', 'a<U+2003>b'], ['\ue000', '<U+E000>'], ['a\u{e0041}', 'a<U+E0041>'],
])('E3: %j', (text, expected) => {
  expect(shown(text)).toBe(expected)
})

test('attack of 30 November: of what someone typed only what would make it read otherwise is named', () => {
  expect(oddCharacters('le mot\u00a0: \u0645\u06cc\u200c\u0634\u0648\u062f  \n', { typed: true })).toEqual([{ text: 'le mot\u00a0: \u0645\u06cc\u200c\u0634\u0648\u062f  \n' }])
  expect(oddCharacters('not \u202edetpmetta\u202c \u001b[2Ksafe', { typed: true })).toEqual([
    { text: 'not ' }, { odd: 'RLO', code: 'U+202E' }, { text: 'detpmetta' }, { odd: 'PDF', code: 'U+202C' }, { text: ' ' }, { odd: 'ESC', code: 'U+001B' }, { text: '[2Ksafe' },
  ])
})
