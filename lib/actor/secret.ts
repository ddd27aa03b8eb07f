import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** A key of its own for each purpose, derived from MUSTER_SECRET. Refuses to work with a secret that is missing or too short. */
export function keyFor(purpose: string): Buffer {
  const root = Buffer.from(process.env.MUSTER_SECRET ?? '', 'base64url')
  if (root.length < 32) throw new Error('MUSTER_SECRET is missing or shorter than 32 bytes: set it to 32 random bytes in base64url.')
  return Buffer.from(hkdfSync('sha256', root, '', `muster ${purpose} 1`, 32))
}

/** Closes `text` so that only this installation reads it, and only together with the same `bound` words. */
export function seal(purpose: string, bound: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce).setAAD(Buffer.from(bound))
  const closed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString('base64url')
}

/** What was sealed, or null if it was altered, made elsewhere or bound to something else. */
export function unseal(purpose: string, bound: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < 28) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(12, 28))
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** 256 random bits that stand for a session, a token or an invitation; the database keeps only `digest` of it. */
export function newToken(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url')
}

/** SHA-256 in hex: how a random token is looked up. */
export function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Compares two short texts without telling by time where they differ. */
export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
}
