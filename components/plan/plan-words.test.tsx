import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Now, nextVerb } from './plan-words'

type Line = Parameters<typeof Now>[0]['task']
const line = {
  state: 'done', completedBy: 'Priya Raman', signature: { state: 'in force', by: 'Priya Raman', sameHand: false }, reopened: [], permitted: null,
} as unknown as Line
const moment = new Date('2026-11-30T14:00:00Z')
const now = (more: object) => renderToStaticMarkup(<Now task={{ ...line, ...more }} waits={false} zone="UTC" now={moment} />)

test('of a task that is done, who completed it is said where it is not the one who signed', () => {
  expect(now({})).toBe('')
  expect(now({ completedBy: 'Daniel Osei' })).toBe('Completed by Daniel Osei')
  expect(now({ completedBy: 'Daniel Osei', signature: null })).toBe('Completed by Daniel Osei')
  expect(now({ signature: { state: 'in force', by: 'Priya Raman', sameHand: true } })).toBe('No second person')
})

test('TK-16: by when it is due stands before where it stands, that nothing is heard of it behind', () => {
  const going = { state: 'in progress', completedBy: null, signature: null, questions: { asked: 2, answered: 1 }, items: { required: 0, ticked: 0 }, ongoing: false }
  const words = now({ ...going, dueAt: new Date('2026-11-30T13:00:00Z'), lastSign: new Date('2026-11-30T09:00:00Z') })
  expect(words.replaceAll(/<[^>]*>/g, '')).toBe('due 13:00, 1 h 0 min late 1 of 2 answered no activity for 5 h')
})

test('what a coordinator does next with a row', () => {
  expect([nextVerb({ ...line, state: 'open' }), nextVerb({ ...line, state: 'signed off' }), nextVerb(line)]).toEqual(['Name someone', 'Decide', 'More'])
})
