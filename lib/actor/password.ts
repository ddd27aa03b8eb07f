import { hash, verify } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'
import { Places } from '@/lib/db/places'
import { weaknesses } from './password-rules'

// argon2id is the library's default kind. 32 MiB and three passes: about 60 ms on a small machine.
const cost = { memoryCost: 32 * 1024, timeCost: 3, parallelism: 1 }

/** Who has a password weighed: somebody who is known, by their id, or a stranger, by their network. */
export type Weigher = { person: string } | { network: string }

/**
 * One password at a time of people who are known, and one of strangers, in turns by who they are: the work is done by the same four threads
 * that pack answers and read files, and strangers may hold up neither those nor anybody who is known.
 */
const limits = { patience: 15_000, most: 8 }
const known = new Places('a password of someone known', 1, limits)
const strangers = new Places('a password of a stranger', 1, limits)
const inTurn = <T>(by: Weigher, work: () => Promise<T>): Promise<T> =>
  'person' in by ? known.within(by.person, work) : strangers.within(by.network, work)

/** argon2id of a password, with its salt and cost in the text. Refused with `Busy` where too many wait. */
export function hashPassword(password: string, by: Weigher): Promise<string> {
  return inTurn(by, () => hash(password.normalize('NFC'), cost))
}

/**
 * Whether this is the password. Without a hash it takes as long and answers no, so that time doesn't tell who has an account. Refused with
 * `Busy` where too many wait.
 */
export async function isPassword(passwordHash: string | null, password: string, by: Weigher): Promise<boolean> {
  const over = passwordHash ?? (await nobodysHash())
  const right = await inTurn(by, () => verify(over, password.normalize('NFC')))
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
export async function passwordFaults(password: string, about: readonly string[], former: readonly string[], by: Weigher): Promise<string[]> {
  const faults = weaknesses(password, about)
  if (faults.length > 0) return faults
  for (const passwordHash of former)
    if (await isPassword(passwordHash, password, by)) return ['Choose one you never had here before.']
  return []
}
