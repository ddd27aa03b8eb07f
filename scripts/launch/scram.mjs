import crypto from 'node:crypto'

/**
 * A password in the form that PostgreSQL keeps it in (RFC 5803), so that the password itself never reaches a server's log.
 * @param {string} password ASCII
 */
export function scramVerifier(password) {
  const salt = crypto.randomBytes(16)
  const salted = crypto.pbkdf2Sync(password, salt, 4096, 32, 'sha256')
  const hmac = (/** @type {string} */ text) => crypto.createHmac('sha256', salted).update(text).digest()
  const stored = crypto.createHash('sha256').update(hmac('Client Key')).digest('base64')
  return `SCRAM-SHA-256$4096:${salt.toString('base64')}$${stored}:${hmac('Server Key').toString('base64')}`
}
