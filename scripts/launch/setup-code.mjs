import crypto from 'node:crypto'
import { withClient } from './provision.mjs'

// Without letters and digits that are taken for each other.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/**
 * A one-time code for whoever sets up the organisation, and what the web server gets to know of it:
 * the SHA-256, in hexadecimal, of the twelve letters without hyphens.
 */
export function newSetupCode() {
  const letters = Array.from({ length: 12 }, () => LETTERS[crypto.randomInt(LETTERS.length)]).join('')
  return {
    code: letters.replace(/(.{4})(?=.)/g, '$1-'),
    hash: crypto.createHash('sha256').update(letters).digest('hex'),
  }
}

/**
 * Whether the database still waits for its first organisation.
 * @param {string} adminUrl
 */
export function hasNoOrganisation(adminUrl) {
  return withClient(adminUrl, async (client) => {
    const { rows: [table] } = await client.query("select to_regclass('public.organisation') is not null as present")
    if (!table.present) return true
    // As the owner under forced row-level security there would be nothing to see.
    await client.query('set row_security = off')
    return (await client.query('select 1 from public.organisation limit 1')).rowCount === 0
  })
}
