import { createHmac } from 'node:crypto'
import { keyFor } from './secret'

/**
 * The key under which a browser keeps what a person types (base64url, 256 bits): another one for each person and each incident, so that
 * who is no longer on an incident can no longer read their own drafts of it. `place` is the incident's id, or '' outside of any.
 */
export function draftKey(personId: string, place: string): string {
  return createHmac('sha256', keyFor('draft')).update(`${personId}\n${place}`).digest('base64url')
}
