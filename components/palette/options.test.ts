import { describe, expect, test } from 'vitest'
import type { PaletteAnswer } from '@/lib/queries/search-palette'
import type { Hit } from '@/lib/queries/search'
import { optionGroups } from './options'

const pages = [{ label: 'Desk', href: '/' }, { label: 'Plan', href: '/incidents/1/plan' }]
const now = new Date('2026-11-29T12:00:00Z')
const answer: PaletteAnswer = {
  acts: [
    { label: 'Add an event to the timeline…', href: '/a', also: 'new entry', can: { allowed: true } },
    { label: 'Call a takeover…', href: '/b', also: 'replace', can: { allowed: false, code: 'state', because: 'One is under way already.', reasons: [] } },
    { label: 'Add a task to the plan…', href: '/c', also: 'new', can: { allowed: false, code: 'forbidden', because: 'Only the coordinator, Mara, can add tasks.', reasons: [] } },
  ],
  places: [{ label: 'Silver Otter', href: '/incidents/2' }, { label: 'Desk', href: '/' }],
  groups: [], zone: 'Europe/Berlin', around: null,
}
const shown = (typed: string, given: PaletteAnswer | null = answer) =>
  optionGroups({ typed, pages, answer: given, searchHref: '/search?q=x', now }).map(({ title, options }) => [
    title, ...options.map((option) => `${option.title.map(({ text }) => text).join('')}${option.href === null ? ` – ${option.because}` : ''}`),
  ])

describe('what the palette offers', () => {
  test('before anything is typed: what can be done here, and what only has to wait; what is for others stays away', () => {
    expect(shown('')).toEqual([
      ['Do', 'Add an event to the timeline…', 'Call a takeover… – One is under way already.'], ['Go to', 'Desk', 'Plan', 'Silver Otter'],
    ])
  })
  test('typed: by the beginnings of words, with the reason of what is refused', () => {
    expect(shown('add')).toEqual([
      ['Do', 'Add an event to the timeline…', 'Add a task to the plan… – Only the coordinator, Mara, can add tasks.'],
      ['Everything', 'All results for “add”'],
    ])
    expect(shown('pl')[0]).toEqual(['Do', 'Add a task to the plan… – Only the coordinator, Mara, can add tasks.'])
    expect(shown('otter')[0]).toEqual(['Go to', 'Silver Otter'])
  })
  test('other words for an act, behind acts that are called so themselves', () => {
    expect(shown('new entry')[0]).toEqual(['Do', 'Add an event to the timeline…'])
    expect(shown('replace')[0]).toEqual(['Do', 'Call a takeover… – One is under way already.'])
    const renew = { label: 'Renew access…', href: '/d', also: '', can: { allowed: true as const } }
    const news = { ...answer, acts: [...answer.acts, { ...renew, label: 'New incident…' }] }
    expect(shown('new', news)[0]!.slice(0, 2)).toEqual(['Do', 'New incident…'])
  })
  test('N5: whoever is called by what was typed is followed by the question whether one may talk to them', () => {
    const hit = (name: string, named: boolean): Hit => ({
      noun: 'person', incidentId: '1', codeName: 'Copper Heron', title: [{ text: name, hit: named }], quiet: '', excerpt: [], named, at: null, happened: null,
      href: `/incidents/1/people?seat=${name}`,
    })
    const groups = [{ noun: 'person' as const, many: 2, hits: [hit('Priya Raman', true), hit('Tom Becker', false)] }]
    expect(shown('priya', { ...answer, groups })[0]).toEqual(['People', 'Priya Raman', 'May I talk to Priya Raman?', 'Tom Becker'])
    const [people] = optionGroups({ typed: 'priya', pages, answer: { ...answer, groups }, searchHref: '', now })
    expect(people!.options[1]!.href).toBe('/incidents/1/people?talk=Priya+Raman#talk')
  })
  test('E1: beside an event stands when it happened, also after its way to the browser', () => {
    const known = { at: new Date('2008-08-12T19:40:07Z'), exact: '2008-08-12T19:40:07Z' }
    const hit: Hit = {
      noun: 'time line', incidentId: '1', codeName: 'Copper Heron', title: [{ text: 'sshd stops', hit: false }], quiet: 'No. 4', excerpt: [], named: false, at: known.at,
      happened: { kind: 'before', start: null, end: known, writtenAs: '', zone: 'UTC' }, href: '/x',
    }
    const sent = JSON.parse(JSON.stringify({ ...answer, groups: [{ noun: 'time line', many: 1, hits: [hit] }] })) as PaletteAnswer
    expect(optionGroups({ typed: 'sshd', pages, answer: sent, searchHref: '', now })[0]!.options[0]!.quiet).toBe('before 12 Aug 2008 21:40:07, No. 4')
  })
  test('E1: a time that was typed leads to the events around it', () => {
    const around = { incidentId: '1', happened: { kind: 'exact' as const, start: '2026-08-12T19:40:00Z', end: null }, from: '2026-08-12T21:10', to: '2026-08-12T22:11' }
    const [group] = optionGroups({ typed: '12 Aug 21:40', pages, answer: { ...answer, around }, searchHref: '', now })
    expect(group!.options.map(({ title, href }) => [title.map(({ text }) => text).join(''), href])).toEqual([
      ['Events around 12 Aug 21:40', '/incidents/1/time-line?from=2026-08-12T21%3A10&to=2026-08-12T22%3A11'],
    ])
  })
  test('before an answer came, the pages are there', () => expect(shown('', null)).toEqual([['Go to', 'Desk', 'Plan']]))
})
