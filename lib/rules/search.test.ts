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
  test('C13: an IPv4 address as it stands; one that was made harmless; scripts without blanks apart', () => {
    expect(askedWords('203.0.113.7')).toEqual([{ word: '203.0.113.7', begun: false }])
    expect(askedWords('203.0.113')).toEqual([{ word: '203.0.113', begun: true }])
    expect(askedWords('hxxps://login[.]example(dot)net kim[at]x.org')).toEqual([
      { word: 'https.login.example.net', begun: true }, { word: 'kim.x.org', begun: true }])
    expect(askedWords('C:\\logs\\削除した.exe 「ファイル」')).toEqual([
      { word: 'c.logs', begun: true }, { word: '削除した', begun: true }, { word: 'exe', begun: false }, { word: 'ファイル', begun: true }])
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
  test('C13: exact addresses, harmless ones, and inside scripts without blanks', () => {
    expect(mark('203.0.113.77, 203.0.113.7:443 and 203.0.113.7', '203.0.113.7')).toBe('203.0.113.77, [203.0.113.7]:443 and [203.0.113.7]')
    expect(mark('hxxps://login[.]example[.]net/in', 'login.example.net')).toBe('hxxps://[login[.]example[.]net]/in')
    expect(mark('https://login.example.net/in', 'hxxps://login[.]example')).toBe('[https://login.example].net/in')
    expect(mark('ファイルを削除しました', '削除')).toBe('ファイルを[削除]しました')
    expect(mark('ลบไฟล์แล้ว', 'ไฟล์')).toBe('ลบ[ไฟล์]แล้ว')
    expect(mark('log削除 catalog', 'log')).toBe('[log]削除 catalog')
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
