import { hash, verify } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'
import { weaknesses } from './password-rules'

// argon2id is the library's default kind. 32 MiB and three passes: about 60 ms on a small machine.
const cost = { memoryCost: 32 * 1024, timeCost: 3, parallelism: 1 }

/** argon2id of a password, with its salt and cost in the text. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

/** Whether this is the password. Without a hash it takes as long and answers no, so that time doesn't tell who has an account. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? (await nobodysHash()), password.normalize('NFC'))
  return passwordHash !== null && right
}

let nobodys: Promise<string> | undefined
function nobodysHash(): Promise<string> {
  return (nobodys ??= hash(randomBytes(24), cost))
}

/**
 * What has to be mended before this can be a password (W2), as sentences that say what to do; empty if it will do.
 * `about`: words an attacker would try first, such as the person's name and login. `former`: hashes of all passwords had before.
 */
export async function passwordFaults(password: string, about: readonly string[], former: readonly string[]): Promise<string[]> {
  const faults = weaknesses(password, about)
  if (faults.length > 0) return faults
  for (const passwordHash of former)
    if (await isPassword(passwordHash, password)) return ['Choose one you never had here before.']
  return []
}
