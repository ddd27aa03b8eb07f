import { Refused } from '@/lib/commands/refused'

/** The key of one intended act, as a client sends it; undefined for none. Refuses what is no key: 8 to 200 visible characters of ASCII. */
export function readKey(sent: string | null | undefined, field: string): string | undefined {
  if (sent === null || sent === undefined) return undefined
  if (/^[\x21-\x7e]{8,200}$/.test(sent)) return sent
  throw new Refused('invalid', `The ${field} has to be 8 to 200 visible characters.`, { fields: { [field]: 'A UUID is fine.' } })
}
