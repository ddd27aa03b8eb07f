import { expect, test } from 'vitest'
import { changesSince } from '@/lib/rules/content-changes'
import type { SignedContent } from '@/lib/rules/signed-content'
import { alsoSaved, withOwn } from './own-changes'

const question = { id: 'q', text: 'Where are the copies?', verdict: null, answer: 'Vault B.', confidence: 'likely' }
const item = { id: 'i', text: 'Sealed', level: 'must', hostId: null, ticked: false }
const before: SignedContent = { title: 'Copy', description: '', result: '', checklist: [item], answers: [question], evidence: [] }
const answered: SignedContent = { ...before, answers: [{ ...question, answer: 'Vault C.' }] }
const mine = { command: 'task.answer', sent: { questionId: 'q', answer: ' Vault C.\r\n', confidence: 'likely' } }
const unread = (known: { read: SignedContent }, now: SignedContent) => changesSince(known.read, now).length

test('SG-2: what one saved oneself on this page is no change', () => {
  const known = withOwn({ read: before, own: [mine] }, answered)
  expect(unread(known, answered)).toBe(0)
  expect(known.own).toEqual([])
  const ticked = { ...before, checklist: [{ ...item, ticked: true }] }
  expect(unread(withOwn({ read: before, own: [{ command: 'task.tick', sent: { itemId: 'i' } }] }, ticked), ticked)).toBe(0)
  const attached = { ...before, evidence: [{ id: 'r', text: 'Log', evidenceId: 'e', sha256: null }] }
  const attach = { command: 'task.attachEvidence', sent: { requestId: 'r', evidenceId: 'e' } }
  expect(unread(withOwn({ read: before, own: [attach] }, attached), attached)).toBe(0)
})
test('SG-2: what came from elsewhere is, beside it and over it', () => {
  const beside = { ...answered, result: 'Written by someone else.' }
  expect(changesSince(withOwn({ read: before, own: [mine] }, beside).read, beside).map(({ what }) => what)).toEqual(['result'])
  const over = { ...before, answers: [{ ...question, answer: 'Vault D.' }] }
  expect(unread(withOwn({ read: before, own: [mine] }, over), over)).toBe(1)
  expect(unread(withOwn({ read: before, own: [] }, answered), answered)).toBe(1)
})
test('a tick that was taken back at once is not read when someone else ticks', () => {
  const own = [{ command: 'task.tick', sent: { itemId: 'i' } }, { command: 'task.untick', sent: { itemId: 'i' } }].reduce(alsoSaved, [])
  const known = withOwn({ read: before, own }, before)
  const ticked = { ...before, checklist: [{ ...item, ticked: true }] }
  expect(unread(withOwn(known, ticked), ticked)).toBe(1)
})
test('before it is shown, it is kept in mind', () => {
  const known = { read: before, own: [mine] }
  expect(withOwn(known, before)).toBe(known)
})
