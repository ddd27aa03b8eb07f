import { describe, expect, test } from 'vitest'
import { weigh } from './decide'
import { namedAtMost } from './missing'
import { condition, permission, type Condition } from './permission'
import { itemsTicked, questionsAnswered } from './sign-off'
import type { TaskFacts } from './task'

type Facts = { broken: readonly string[] }
const needs = (says: string, more: Partial<Condition<Facts>> = {}) => condition<Facts>({
  says, refuses: 'state', holds: ({ broken }) => !broken.includes(says), because: `Not ${says}.`, ...more,
})
const rule = permission<Facts>({
  rows: '', does: 'act', scope: 'incident', who: [],
  and: [needs('begun'), needs('ticked', { beside: true }), needs('yours', { beside: true, refuses: 'who' }), needs('answered', { beside: true })],
})

describe('a refusal names all that is missing', () => {
  test('what can be said beside one another is said at once, of what refuses in the same way', () => {
    expect(weigh(rule, { broken: ['ticked', 'yours', 'answered'] }))
      .toEqual({ allowed: false, code: 'state', because: 'Not ticked. Not answered.', reasons: ['Not ticked.', 'Not answered.'] })
    expect(weigh(rule, { broken: ['yours', 'answered'] })).toMatchObject({ code: 'forbidden', reasons: ['Not yours.'] })
  })
  test('what has to come first is said alone', () => {
    expect(weigh(rule, { broken: ['begun', 'ticked'] })).toMatchObject({ because: 'Not begun.', reasons: ['Not begun.'] })
    expect(weigh(rule, { broken: [] })).toEqual({ allowed: true })
  })
  test('T4: each missing thing with its host, and of very many how many more', () => {
    const thing = (n: number, host: string | null) => ({ id: `${n}`, text: `Copy ${n}`, host })
    const facts = (items: readonly ReturnType<typeof thing>[]) => ({ task: { missing: { items, questions: [thing(1, null)], evidence: [] } } }) as unknown as TaskFacts
    const sign = permission<TaskFacts>({ rows: '', does: 'sign', scope: 'incident', who: [], and: [itemsTicked, questionsAnswered] })
    expect(weigh(sign, facts([thing(1, 'cvs1'), thing(2, 'a b'), thing(3, null)]))).toMatchObject({
      reasons: ['Not ticked yet: “cvs1: Copy 1”, ““a b”: Copy 2” and “Copy 3”.', 'Not answered yet: “Copy 1”.'],
    })
    const many = weigh(sign, facts(Array.from({ length: namedAtMost + 7 }, (_, n) => thing(n, 'cvs1'))))
    expect(many).toMatchObject({ reasons: [expect.stringMatching(/“cvs1: Copy 19” and 7 more\.$/), 'Not answered yet: “Copy 1”.'] })
  })
})
