export type Piece = { text: string } | { odd: string; code: string }

// Controls but for the end of a line, what is not printed (joins, marks of direction), blanks of other kinds, and blanks at an end.
const odd = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]|[^\P{Zs} ]| +(?=\n|$)/gu
// What turns the direction of what follows, and controls but for tabs and the ends of lines. All else belongs to somebody's language.
const turning = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]/g
const names: Record<number, string> = {
  0x09: '→', 0x0d: 'CR', 0x1b: 'ESC', 0x07: 'BEL', 0x08: 'BS', 0x7f: 'DEL', 0xa0: 'NBSP', 0xad: 'SHY', 0x200b: 'ZWSP', 0x200c: 'ZWNJ', 0x200d: 'ZWJ',
  0x200e: 'LRM', 0x200f: 'RLM', 0x202a: 'LRE', 0x202b: 'RLE', 0x202c: 'PDF', 0x202d: 'LRO', 0x202e: 'RLO', 0x2066: 'LRI', 0x2067: 'RLI',
  0x2068: 'FSI', 0x2069: 'PDI', 0xfeff: 'BOM',
}

/**
 * A text in pieces: as it is, and what an eye would miss in it by its name: a control character, a blank of another kind or at the end of
 * a line, what turns the direction of writing. What joins the parts of a picture is none. `typed`: of what somebody wrote, only what
 * would make it read otherwise than it is.
 */
export function oddCharacters(text: string, { typed = false }: { typed?: boolean } = {}): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  const plain = (until: number) => until > from && pieces.push({ text: text.slice(from, until) })
  for (const { 0: found, index } of text.matchAll(typed ? turning : odd)) {
    if (found === '\n' || (found === '\r' && text[index + 1] === '\n')) {
      // The end of a line shows itself, in both of its spellings.
      if (found === '\r') { plain(index); from = index + 1 }
      continue
    }
    if (found === '\u200d' && /\p{Extended_Pictographic}\p{M}*$/u.test(text.slice(Math.max(0, index - 6), index))) continue
    plain(index)
    const code = found.codePointAt(0)!
    const written = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    pieces.push({ odd: found.startsWith(' ') ? '·'.repeat(found.length) : names[code] ?? written, code: written })
    from = index + found.length
  }
  plain(text.length)
  return pieces
}
