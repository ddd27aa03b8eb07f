import crypto from 'node:crypto'
import { withClient } from './provision.mjs'

// Without letters and digits that are taken for each other.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/**
 * The one-time code for whoever sets up the organisation, and what the web server gets to know of it: the SHA-256, in hexadecimal, of the twelve
 * letters without hyphens. It follows from the root secret, so that machines that share a database and the secret all print the same code, and a
 * start in between voids no code that somebody has read.
 * @param {string} muster the root secret
 * @param {string} database what no other database has: another database, another code
 */
export function setupCode(muster, database) {
  const key = Buffer.from(crypto.hkdfSync('sha256', Buffer.from(muster, 'base64url'), '', `muster launcher: set-up code of ${database}`, 128))
  // Bytes beyond the last whole multiple would favour the first letters.
  const fair = [...key].filter((byte) => byte < 256 - (256 % LETTERS.length))
  const letters = fair.slice(0, 12).map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return {
    code: letters.replace(/(.{4})(?=.)/g, '$1-'),
    hash: crypto.createHash('sha256').update(letters).digest('hex'),
  }
}

/**
 * The set-up code of a migrated database, as long as it waits for its first organisation.
 * @param {string} adminUrl
 * @param {string} muster the root secret
 */
export function awaitedSetupCode(adminUrl, muster) {
  return withClient(adminUrl, async (client) => {
    // As the owner under forced row-level security there would be nothing to see.
    await client.query('set row_security = off')
    if ((await client.query('select 1 from public.organisation limit 1')).rowCount !== 0) return undefined
    const { rows: [first] } = await client.query('select id from public._prisma_migrations order by started_at, id limit 1')
    return setupCode(muster, first.id)
  })
}
