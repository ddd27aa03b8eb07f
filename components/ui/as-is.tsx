import { oddCharacters } from './odd-characters'

/** A text that is evidence: what an eye would miss in it (control characters, odd blanks, marks of direction) stands there by its name. */
export function AsIs({ text }: { text: string }) {
  return oddCharacters(text).map((piece, at) => ('text' in piece ? piece.text
    : <span key={at} className="odd" title={piece.code}>{piece.odd}</span>))
}
