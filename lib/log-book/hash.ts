import { createHash, randomBytes } from 'node:crypto'
import canonicalize from 'canonicalize'

/** What can be written canonically: RFC 8785 has one text for it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** The exact text that is hashed and kept (RFC 8785). */
export function canonical(value: Json): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('nothing to write canonically')
  return text
}

export const newSalt = (): string => randomBytes(16).toString('hex')

/** Hides the content while its salt is withheld: SHA-256 over a domain, the salt and the canonical text. */
export const leafOf = (salt: string, content: string): string => sha256(`muster leaf 1\n${salt}\n${content}`)

/** Binds an entry to everything before it. The same formula stands in the database's trigger and in the verifier. */
export const entryHash = (prev: string, seq: number, leaf: string): string => sha256(`muster entry 1\n${prev}\n${seq}\n${leaf}`)

/** What a signature is bound to: the command and exactly what its page shows (T3). 64 hex digits. */
export const fingerprint = (command: string, shown: Json): string => sha256(`muster shown 1\n${canonical({ command, shown })}`)
