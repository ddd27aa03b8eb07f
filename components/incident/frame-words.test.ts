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
  expect(atHand({})).toEqual(['Situation', 'Plan', 'Time line', 'Log book'])
  expect(atHand({ readsPlain: true })).toEqual(['Situation', 'Plan', 'Time line', 'People'])
  expect(atHand({ whole: null, readsPlain: true })).toEqual(['My tasks', 'People', 'Evidence', 'Rules'])
})
