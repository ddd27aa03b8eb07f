import { describe, expect, test } from 'vitest'
import { asked, askedWords, bestExcerpt, excerpt, marked, type Piece } from './search'
import { verbAnchor } from './search-place'

const shown = (pieces: readonly Piece[]) => pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')
const mark = (text: string, typed: string) => shown(marked(text, askedWords(typed)))

describe('what is asked', () => {
  test('the last word may be begun, names of several parts, too; accents and capitals do not count', () => {
    expect(askedWords('Log CÓPY')).toEqual([{ word: 'log', begun: false }, { word: 'copy', begun: true }])
    expect(askedWords('web03.Example sshd')).toEqual([{ word: 'web03.example', begun: true }, { word: 'sshd', begun: true }])
    expect(askedWords('/var//log/secure')).toEqual([{ word: 'var.log.secure', begun: true }])
    expect(askedWords('a')).toEqual([{ word: 'a', begun: false }])
    expect(askedWords(' … “–” . ')).toEqual([])
  })
  test('promise 13: what is no text is taken out, and no more than 200 characters are looked up', () => {
    expect(asked('a\0b\ud800c')).toBe('a b c')
    expect(asked('x'.repeat(9000))).toHaveLength(200)
    expect(asked(`${'x'.repeat(199)}😀`).isWellFormed()).toBe(true)
    expect(asked(undefined)).toBe('')
  })
})

describe('what is marked', () => {
  test('whole words, beginnings, and parts of names, addresses and paths', () => {
    expect(mark('The log copy, LOG by log.', 'log cop')).toBe('The [log] [cop]y, [LOG] by [log].')
    expect(mark('catalog login', 'log x')).toBe('catalog login')
    expect(mark('on web03.example.org:22', 'example.org')).toBe('on web03.[example.org]:22')
    expect(mark('in /var/log/secure', 'log/sec')).toBe('in /var/[log/sec]ure')
    expect(mark('from 192.0.2.7.', '192.0.2')).toBe('from [192.0.2].7.')
    expect(mark('Café Ünïcode', 'cafe unicode')).toBe('[Café] [Ünïcode]')
    expect(mark('ﬁle straße 😀 x', 'file')).toBe('[ﬁle] straße 😀 x')
  })
  test('a long text is cut around what was found, between words', () => {
    const text = `${'before it '.repeat(40)}the stolen key ${'after it '.repeat(40)}`
    const cut = shown(excerpt(text, askedWords('stolen')))
    expect(cut).toMatch(/^… (before )?it .*the \[stolen\] key after .* …$/)
    expect(cut.length).toBeLessThan(175)
  })
  test('of several texts the one that was found', () => {
    expect(shown(bestExcerpt(['nothing here', '', 'a key'], askedWords('key')))).toBe('a [key]')
    expect(shown(bestExcerpt(['first'], askedWords('key')))).toBe('first')
    expect(bestExcerpt(['', '  '], askedWords('key'))).toEqual([])
  })
  test('nothing of a text is ever lost', () => {
    for (const text of ['', 'ﬁ', 'I\u0307stanbul', '😀😀', 'a.b..c', '한글 test', 'x'.repeat(500)])
      for (const typed of ['a', 'fi', 'i', 'test', '😀'])
        expect(marked(text, askedWords(typed)).map((piece) => piece.text).join('')).toBe(text)
  })
})

test('a verb has a name in its page’s address', () => {
  expect(verbAnchor('Add an event…')).toBe('#do:add-an-event')
})
