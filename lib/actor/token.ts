import { findToken } from '@/lib/db/accounts'
import { touchToken } from '@/lib/db/housekeeping'
import type { Actor } from './actor'
import { digest, newToken } from './secret'

const prefix = 'mst_'

/** A new API token. It is shown once; the database keeps its hash. */
export const newApiToken = (): string => newToken(prefix)

/** The hash of the bearer token that was sent, as its row keeps it; null for none. Says nothing of whether it is one of ours. */
export function tokenHash(request: Request): string | null {
  const token = /^Bearer (mst_[A-Za-z0-9_-]{43})$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  return token ? digest(token) : null
}

/** Who calls the HTTP API: the person the bearer token belongs to (W3), or null. Never looks at a cookie. */
export async function bearer(request: Request): Promise<Actor | null> {
  const hash = tokenHash(request)
  const row = hash ? await findToken(hash) : null
  if (!row) return null
  if (!row.usedLately) await touchToken(row.id)
  return { id: row.personId, name: row.name, via: 'token', administrator: row.administrator, ours: row.ours, sessionId: null, tokenId: row.id }
}
