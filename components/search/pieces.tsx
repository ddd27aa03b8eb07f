import type { Piece } from '@/lib/rules/search'

/** A text in which what was looked for is marked. */
export function Pieces({ of }: { of: readonly Piece[] }) {
  return <>{of.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))}</>
}
