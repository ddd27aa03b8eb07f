import { describe, expect, test } from 'vitest'
import { looksLike, skeleton } from './skeleton'

describe('names that look alike (attack 13, UTS 39)', () => {
  test.each([
    ['Cyrillic', 'Мara Lindqvist'], ['Greek', 'Μara Lindqvist'], ['fullwidth', 'Ｍａｒａ Ｌｉｎｄｑｖｉｓｔ'], ['mathematical', '𝐌𝐚𝐫𝐚 Lindqvist'],
    ['digit for l', 'Mara 1indqvist'], ['capital I for l', 'Mara Iindqvist'], ['small l for i', 'Mara Llndqvist'], ['capitals', 'MARA LINDQVIST'],
    ['zero width', 'Ma\u200bra Lindqvist'], ['accents', 'Mára Lindqvíst'], ['order', 'Lindqvist, Mara'], ['mixed', 'mАRА LINDQVISТ'],
    ['dotless i', 'Mara Lındqvist'], ['Roman numeral', 'Ⅿara Lindqvist'],
  ])('%s: looks the same', (_, written) => expect(skeleton(written)).toBe(skeleton('Mara Lindqvist')))

  test.each([
    ['Mara Lindqvist, The project', true], ['Dr. Mara Lindqvist', true], ['MaraLindqvist', true], ['Rnara Lindqvist', true], ['Mara', false],
    ['Mara Lindgren', false], ['Carlos Ibarra', false], ['', false],
  ])('%s is taken for Mara Lindqvist: %s', (written, alike) => expect(looksLike(written, 'Mara Lindqvist')).toBe(alike))

  test('one word is like the same word alone', () => {
    expect(looksLike('Police', 'Роlice')).toBe(true)
    expect(looksLike('Police', 'Police Desk')).toBe(false)
    expect(looksLike('…', '…')).toBe(false)
  })
})
