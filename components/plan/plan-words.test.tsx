import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Now, nextVerb } from './plan-words'

type Line = Parameters<typeof Now>[0]['task']
const line = {
  state: 'done', completedBy: 'Priya Raman', signature: { state: 'in force', by: 'Priya Raman', sameHand: false }, reopened: [], permitted: null,
} as unknown as Line
const now = (more: object) => renderToStaticMarkup(<Now task={{ ...line, ...more }} waits={false} />)

test('of a task that is done, who completed it is said where it is not the one who signed', () => {
  expect(now({})).toBe('')
  expect(now({ completedBy: 'Daniel Osei' })).toBe('Completed by Daniel Osei')
  expect(now({ completedBy: 'Daniel Osei', signature: null })).toBe('Completed by Daniel Osei')
  expect(now({ signature: { state: 'in force', by: 'Priya Raman', sameHand: true } })).toBe('Same hand')
})

test('what a coordinator does next with a row', () => {
  expect([nextVerb({ ...line, state: 'open' }), nextVerb({ ...line, state: 'signed off' }), nextVerb(line)]).toEqual(['Name someone', 'Decide', 'More'])
})
