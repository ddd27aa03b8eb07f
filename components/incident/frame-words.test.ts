import { expect, test } from 'vitest'
import { frameWords, type Framed } from './frame-words'

const now = new Date('2008-08-14T11:20:00Z')
const whole = { established: 'suspected', severity: 3, phase: 'responding', openedAt: now, people: 10, ableDeputy: true, phaseDoubtful: false } as const
const frame: Framed['frame'] = {
  now, incident: { id: 'i', codeName: 'Copper Heron', kind: 'intrusion', drill: false, coordinator: 'Mara Lindqvist', youCoordinate: false }, whole,
  seatId: 'carlos', office: 'Manager', readsPlain: false, waits: [], called: null,
}
const atHand = (more: Partial<Framed['frame']>) => {
  const { groups } = frameWords({ frame: { ...frame, ...more }, viewer: { actor: { name: 'Carlos Ibarra' }, zone: 'UTC' }, current: 'situation' })
  return groups.flatMap(({ items }) => items).filter(({ tab }) => tab).map(({ label }) => label)
}

test('what is at the thumb on a telephone: managers ask whom they may talk to, the team writes into the log book', () => {
  expect(atHand({})).toEqual(['Situation', 'Plan', 'Timeline', 'Logbook'])
  expect(atHand({ readsPlain: true })).toEqual(['Situation', 'Plan', 'Timeline', 'Roster'])
  expect(atHand({ whole: null, readsPlain: true })).toEqual(['My tasks', 'Roster', 'Evidence', 'Rules'])
})

test('the header counts what waits, and says since when the oldest does, also where something more urgent stands first', () => {
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
  const wait = { incidentId: 'i', id: 'w', about: 'w', title: '', detail: '', by: '', due: null, ofKind: 1 }
  const waits = [{ ...wait, kind: 'take-over', since: minutesAgo(1) }, { ...wait, kind: 'question', since: minutesAgo(52) }] as const
  const { header } = frameWords({ frame: { ...frame, waits: [...waits] }, viewer: { actor: { name: 'Mara Lindqvist' }, zone: 'UTC' }, current: 'plan' })
  expect(header?.yours).toEqual([
    { shape: 'decision', strong: '2 things', text: 'are waiting for you, the oldest 52 min ago', href: '/incidents/i/situation' },
  ])
})
