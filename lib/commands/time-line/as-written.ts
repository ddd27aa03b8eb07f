type Written = { writtenAs: string; happened: { start: string | null; end: string | null } }

/** A time as its source wrote it; without one, as it was sent: it keeps digits and offsets that the sorted numbers lose. */
export function asWritten({ writtenAs, happened: { start, end } }: Written): string {
  if (writtenAs.trim() !== '') return writtenAs
  return [start, end].filter((moment) => moment !== null).join('/')
}
