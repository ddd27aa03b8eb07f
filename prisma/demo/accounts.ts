import { createHmac } from 'node:crypto'
import { keyFor } from '@/lib/actor/secret'
import type { DemoPerson } from './demonstration'

const letters = 'abcdefghijkmnpqrstuvwxyz'
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The secrets of a demonstration account: made from this installation's own secret, so that they can be printed again and are nowhere else the same. */
export function demoSecrets(login: string): { password: string; totp: string } {
  const bytes = createHmac('sha256', keyFor('demonstration')).update(login).digest()
  const word = (from: number) => [...bytes.subarray(from, from + 5)].map((byte) => letters[byte % letters.length]).join('')
  return {
    password: `${word(0)}-${word(5)}-K${bytes[10]! % 90 + 10}`,
    totp: [...createHmac('sha256', keyFor('demonstration')).update(`totp ${login}`).digest()].map((byte) => base32[byte % 32]).join(''),
  }
}

/** The accounts that are printed, by the part they play; `npm run code -- <part>` gives a code for one. */
export const parts = {
  coordinator: 'mara', member: 'priya', manager: 'carlos', partner: 'aoife', administrator: 'tomas', outsider: 'nadia',
} as const
export type Part = keyof typeof parts

const lines: Record<Part, string> = {
  coordinator: 'runs the incident', member: 'first deputy, has tasks to do', manager: 'reads how bad it is, countersigns',
  partner: 'limited seat: sees only what is shared', administrator: 'runs accounts, sees no incident', outsider: 'has an account, sees nothing',
}

/** What the launcher prints: who can sign in as what, and how to get a code. */
export function accountLines(people: readonly DemoPerson[]): string {
  const rows = (Object.entries(parts) as [Part, string][]).map(([part, key]) => {
    const person = people.find((each) => each.key === key)!
    const login = person.account!.login
    return `  ${part.padEnd(14)} ${login.padEnd(8)} ${demoSecrets(login).password.padEnd(18)} ${person.name}, ${lines[part]}`
  })
  return ['Accounts of the demonstration: part, user name, password', ...rows, 'A code for one of them: npm run code -- coordinator'].join('\n')
}
