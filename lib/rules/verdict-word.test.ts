import { expect, test } from 'vitest'
import { confidences } from './task-content'
import { howSure, placeOf, verdictWord } from './verdict-word'

const verdicts = ['yes', 'no', 'unknown', null] as const

test('M2: every verdict with every confidence has one word, which is never surer than what was said', () => {
  const words = verdicts.flatMap((verdict) => [...confidences, null].map((confidence) =>
    [verdict, confidence, verdictWord({ verdict, confidence }), howSure({ verdict, confidence })]))
  expect(words).toEqual([
    ['yes', 'confirmed', 'Yes', 'Confirmed.'],
    ['yes', 'likely', 'Probably', null],
    ['yes', 'possible', 'Possibly', null],
    ['yes', 'unknown', 'Possibly', null],
    ['yes', null, 'Yes', 'How sure we are is not stated.'],
    ['no', 'confirmed', 'No', 'Confirmed.'],
    ['no', 'likely', 'Probably not', null],
    ['no', 'possible', 'Possibly', null],
    ['no', 'unknown', 'Possibly', null],
    ['no', null, 'No', 'How sure we are is not stated.'],
    ...[...confidences, null].map((confidence) => ['unknown', confidence, 'Not known', null]),
    [null, 'confirmed', null, 'Confirmed.'],
    [null, 'likely', null, 'Likely, not confirmed.'],
    [null, 'possible', null, 'Possible, not more.'],
    [null, 'unknown', null, 'How sure we are is not known.'],
    [null, null, null, null],
  ])
})

test('on the rail the words lie between no and yes; what is not known lies nowhere', () => {
  expect((['No', 'Probably not', 'Possibly', 'Probably', 'Yes', 'Not known'] as const).map(placeOf)).toEqual([0, 1, 2, 3, 4, null])
})
