import { expect, test } from 'vitest'
import { changesSince } from './content-changes'
import { readSigned, type SignedContent } from './signed-content'

const signed: SignedContent = {
  title: 'Log copy', description: '', result: '',
  checklist: [{ id: '1', text: 'bastion1', level: 'must', hostId: null, ticked: true }],
  answers: [{ id: 'q1', text: 'Where?', verdict: null, answer: 'Vault B', confidence: null }, {
    id: 'q2', text: 'How large?', verdict: null, answer: '61 GB', confidence: 'likely',
  }],
  evidence: [{ id: 'e', text: 'The copy', evidenceId: 'v', sha256: 'ab' }],
}

test('SG-3: nothing changed', () => {
  expect(changesSince(signed, structuredClone(signed))).toEqual([])
})
test('SG-3: an answer, its confidence, an added item, a tick, evidence and the result', () => {
  const now = {
    ...signed, result: 'More.',
    checklist: [{ ...signed.checklist[0]!, ticked: false }, {
      id: '2', text: 'koji1, second store', level: 'must', hostId: null, ticked: true,
    }],
    answers: [{ ...signed.answers[0]!, confidence: 'confirmed' }, { ...signed.answers[1]!, answer: '74 GB' }],
    evidence: [{ id: 'e', text: 'The copy', evidenceId: 'other', sha256: 'cd' }],
  }
  expect(changesSince(signed, now)).toEqual([
    { what: 'result', number: null, was: null, now: 'More.' },
    { what: 'question', number: 1, was: 'no confidence', now: 'confirmed' },
    { what: 'question', number: 2, was: '61 GB', now: '74 GB' },
    { what: 'checklist', number: null, was: 'bastion1: ticked', now: 'bastion1: not ticked' },
    { what: 'checklist', number: null, was: null, now: 'added, koji1, second store: ticked' },
    { what: 'evidence', number: null, was: null, now: 'attached: The copy' },
    { what: 'evidence', number: null, was: 'The copy', now: 'detached' },
  ])
})
test('SG-3: a list that grew', () => {
  expect(changesSince({ ...signed, list: [1] }, { ...signed, list: [1, 2] })).toEqual([{
    what: 'list', number: null, was: '1 entry', now: '2 entries',
  }])
  const inBook = (entries: number, seq: number) => ({ ...signed, list: { entries, book: { seq, hash: 'a' } } })
  expect(changesSince({ ...signed, list: [1] }, inBook(1001, 7))).toMatchObject([{ was: '1 entry', now: '1001 entries' }])
  expect(changesSince(inBook(1001, 7), inBook(1001, 8))).toMatchObject([{ what: 'list' }])
  expect(changesSince(inBook(1001, 7), inBook(1001, 7))).toEqual([])
})
test('what is kept is read back; something else is no signature', () => {
  expect(readSigned(JSON.stringify(signed))).toEqual(signed)
  expect(() => readSigned('{}')).toThrow()
})
