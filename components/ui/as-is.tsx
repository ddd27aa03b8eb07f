import { oddCharacters, type Piece } from './odd-characters'

/** A text that is evidence: what an eye would miss in it (control characters, odd blanks, marks of direction) stands there by its name. */
export const AsIs = ({ text }: { text: string }) => pieces(oddCharacters(text))

/** A text that somebody typed: what would turn its words around, or hide a part of them, stands there by its name. */
export const AsTyped = ({ text }: { text: string }) => pieces(oddCharacters(text, { typed: true }))

const pieces = (all: Piece[]) => all.map((piece, at) => ('text' in piece ? piece.text
  : <span key={at} className="odd" title={piece.code}>{piece.odd}</span>))
