/** A person by their account, so that seats, offices and the time between two acts don't matter; null: nobody, or nobody with an account. */
export type Person = string | null
/** Every way to have a hand in an act that wants a second person. */
export type Hand =
  | 'wrote' | 'signed' | 'typedIn' | 'setAside' | 'reviewed' | 'countersigned' | 'acceptedByIc' | 'acceptedByManager' | 'markedDone' | 'calledBack'
/** Who had which hand in it. What nobody did is left out. */
export type Hands = Partial<Record<Hand, readonly Person[]>>

/** What checks what: the first vouches for what the others did, or wants somebody else beside it. */
const checks: readonly (readonly [Hand, readonly Hand[]])[] = [
  ['reviewed', ['wrote', 'signed']],
  ['countersigned', ['setAside']],
  ['acceptedByIc', ['wrote', 'signed', 'typedIn', 'setAside', 'countersigned']],
  ['acceptedByManager', ['wrote', 'signed', 'typedIn', 'setAside', 'countersigned', 'acceptedByIc']],
  ['markedDone', ['wrote', 'signed', 'typedIn']],
  ['calledBack', ['signed']],
]

/** Whether one person did both halves of a check, by whatever detour (states 5). Never a reason to refuse; the record says so for good. */
export function sameHand(hands: Hands): boolean {
  return checks.some(([check, checked]) => checked.some((hand) => meet(hands[check], hands[hand])))
}

function meet(some: readonly Person[] = [], others: readonly Person[] = []): boolean {
  return some.some((person) => person !== null && others.includes(person))
}
