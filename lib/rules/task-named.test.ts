import { expect, test } from 'vitest'
import type { IncidentFacts } from './facts'
import { namedIsActive } from './task'

test('N8: why someone can’t take part, a full seat reads; a limited one only that they can’t', () => {
  const said = (standing: 'member' | 'limited') =>
    (namedIsActive.because as (facts: unknown) => string)({ standings: new Set([standing]), named: { name: 'Kenji Sato', active: false } } as unknown as IncidentFacts)
  expect(said('member')).toBe('Kenji Sato can’t take part now: the rules are not acknowledged, or access is suspended or ended.')
  expect(said('limited')).toBe('Kenji Sato can’t take part now.')
})
