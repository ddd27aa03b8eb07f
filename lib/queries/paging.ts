/** What was asked of a list: up to `limit` rows after the key of the last row seen. */
export type Page<C> = { after: C | null; limit: number }

/** Bytes of what people wrote that an answer may hold: beyond them its next page goes on. */
export const mostBytes = 1_000_000

/** The first of these rows whose JSON together stays within `mostBytes`; one at least. */
export function fitting<Row>(rows: readonly Row[]): Row[] {
  let bytes = 0
  const beyond = rows.findIndex((row) => (bytes += Buffer.byteLength(JSON.stringify(row))) > mostBytes)
  return beyond < 0 ? [...rows] : rows.slice(0, Math.max(1, beyond))
}

/** The key of a row as text for an address. */
export const encodeCursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url')
