import { describe, expect, test } from 'vitest'
import { optionGroups } from './options'

const pages = [{ label: 'Desk', href: '/' }, { label: 'Plan', href: '/incidents/1/plan' }]
const answer = {
  acts: [
    { label: 'Add an event to the time line…', href: '/a', can: { allowed: true as const } },
    { label: 'Call a take-over…', href: '/b', can: { allowed: false as const, code: 'state' as const, because: 'One is under way already.' } },
    { label: 'Add a task to the plan…', href: '/c', can: { allowed: false as const, code: 'forbidden' as const, because: 'Only the coordinator, Mara, can add tasks.' } },
  ],
  places: [{ label: 'Silver Otter', href: '/incidents/2' }, { label: 'Desk', href: '/' }],
  groups: [],
}
const shown = (typed: string, given: typeof answer | null = answer) =>
  optionGroups({ typed, pages, answer: given, searchHref: '/search?q=x' }).map(({ title, options }) => [
    title, ...options.map((option) => `${option.title.map(({ text }) => text).join('')}${option.href === null ? ` – ${option.because}` : ''}`),
  ])

describe('what the palette offers', () => {
  test('before anything is typed: what can be done here, and what only has to wait; what is for others stays away', () => {
    expect(shown('')).toEqual([
      ['Do', 'Add an event to the time line…', 'Call a take-over… – One is under way already.'], ['Go to', 'Desk', 'Plan', 'Silver Otter'],
    ])
  })
  test('typed: by the beginnings of words, with the reason of what is refused', () => {
    expect(shown('add')).toEqual([
      ['Do', 'Add an event to the time line…', 'Add a task to the plan… – Only the coordinator, Mara, can add tasks.'],
      ['Everything', 'All that is found of “add”'],
    ])
    expect(shown('pl')[0]).toEqual(['Do', 'Add a task to the plan… – Only the coordinator, Mara, can add tasks.'])
    expect(shown('otter')[0]).toEqual(['Go to', 'Silver Otter'])
  })
  test('before an answer came, the pages are there', () => expect(shown('', null)).toEqual([['Go to', 'Desk', 'Plan']]))
})
