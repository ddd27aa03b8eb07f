import { describe, expect, it } from 'vitest'
import { incidentRules } from './incident-rules'

describe('the rules of an incident (R1, CSI 3.1.1)', () => {
  it('are four, in the order of the source and at its levels', () => {
    expect(incidentRules.rules.map((rule) => [rule.key, rule.level])).toEqual([
      ['no-changes', 'must not'], ['own-tasks', 'must not'], ['only-the-list', 'must'], ['ask', 'must'],
    ])
  })

  it('are a versioned document (R3)', () => {
    expect(incidentRules.version).toBe(2)
  })

  it('name signing in and out and stopping a service as changes (H6)', () => {
    expect(incidentRules.rules[0]?.text).toMatch(/Signing in, signing out and stopping a service/)
  })

  it('each say why', () => {
    expect(incidentRules.rules.filter((rule) => !rule.title || !rule.text || !rule.why)).toEqual([])
  })
})
