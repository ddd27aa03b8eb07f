import { createHmac, randomBytes } from 'node:crypto'
import type { Tx } from '@/lib/db/client'
import { keyFor } from './secret'

const count = 10
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten codes for the day the telephone is gone, shown once. About 79 bits each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () => Array.from({ length: 4 }, group).join('-'))
}

/** How the database keeps a code: of no use without MUSTER_SECRET, nor for anybody else. */
export function recoveryHash(personId: string, code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '')
  return createHmac('sha256', keyFor('recovery')).update(`${personId} ${plain}`).digest('hex')
}

/** Spends a recovery code; false if it is none of this person's or was used before. */
export async function spendRecoveryCode(tx: Tx, personId: string, code: string, now: Date): Promise<boolean> {
  const { count: spent } = await tx.recoveryCode.updateMany({
    where: { personId, codeHash: recoveryHash(personId, code), usedAt: null }, data: { usedAt: now },
  })
  return spent === 1
}

function group(): string {
  let text = ''
  while (text.length < 4) {
    // Bytes beyond the last whole multiple would favour the first letters.
    const byte = randomBytes(1)[0]!
    if (byte < 256 - (256 % letters.length)) text += letters[byte % letters.length]
  }
  return text
}
