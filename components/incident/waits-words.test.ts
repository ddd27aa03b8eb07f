import { expect, test } from 'vitest'
import type { Wait } from '@/lib/queries/waits'
import { packWaits, type WaitsWords } from './waits-words'

const now = new Date('2008-08-14T11:20:00Z')
const wait = (at: number): Wait => ({
  incidentId: 'i', kind: 'question', id: `q${at}`, about: `q${at}`, title: 'May I?', detail: '', by: 'Priya Raman', since: now, due: null, ofKind: 260,
})

test('the sheet of the header shows fifty rows and counts all that wait', () => {
  const waits = Array.from({ length: 100 }, (_, at) => wait(at))
  const page = { deciding: { forms: {}, choices: {}, several: {} } }
  const words = JSON.parse(packWaits({ viewer: { zone: 'Europe/Berlin' }, frame: { now, waits, called: null }, page })) as WaitsWords
  expect(words).toMatchObject({ now: now.toISOString(), zone: 'Europe/Berlin', count: 260, called: null })
  expect(words.waits.map(({ id }) => id)).toEqual(waits.slice(0, 50).map(({ id }) => id))
})
