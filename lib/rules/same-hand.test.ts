import { describe, expect, test } from 'vitest'
import { sameHand, type Hand } from './same-hand'

const [ann, ben, cas] = ['ann', 'ben', 'cas']

describe('same hand (states 5)', () => {
  test.each<[Hand, Hand]>([
    ['signed', 'markedDone'], ['wrote', 'markedDone'], ['typedIn', 'markedDone'], ['setAside', 'countersigned'], ['wrote', 'reviewed'],
    ['signed', 'reviewed'], ['typedIn', 'acceptedByIc'], ['typedIn', 'acceptedByManager'], ['signed', 'acceptedByManager'],
    ['setAside', 'acceptedByIc'], ['countersigned', 'acceptedByManager'], ['acceptedByIc', 'acceptedByManager'], ['signed', 'calledBack'],
  ])('attack 5: one person %s and %s, whoever else had a hand in it', (one, other) => {
    expect(sameHand({ [one]: [ben, ann], [other]: [cas, ann] })).toBe(true)
    expect(sameHand({ [one]: [ben], [other]: [cas] })).toBe(false)
  })
  test.each<[Hand, Hand]>([['wrote', 'signed'], ['signed', 'typedIn'], ['acceptedByIc', 'markedDone'], ['countersigned', 'typedIn']])(
    '%s and %s are no two halves of a check', (one, other) => expect(sameHand({ [one]: [ann], [other]: [ann] })).toBe(false))
  test('nobody known is nobody twice', () => expect(sameHand({ signed: [null], markedDone: [null] })).toBe(false))
})
