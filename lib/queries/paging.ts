/** What was asked of a list: up to `limit` rows after the key of the last row seen. */
export type Page<C> = { after: C | null; limit: number }

/** The key of a row as text for an address. */
export const encodeCursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url')
