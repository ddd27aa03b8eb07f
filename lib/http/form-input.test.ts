import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { formEnvelope } from './form-input'

const form = (...pairs: [string, string][]) => {
  const data = new FormData()
  for (const [name, value] of pairs) data.append(name, value)
  return data
}
const schema = z.strictObject({
  text: z.string(), many: z.int(), whether: z.boolean().nullable(), when: z.iso.datetime().nullable(), note: z.string().nullable(),
  ids: z.array(z.uuid()),
})

describe('a form as the input of its command', () => {
  test('numbers, yes or no, and lists are read as the schema says', () => {
    const id = '5b0b6b1e-6a53-4e0c-9d7e-0d8f3c1c2b11'
    const sent = form(['text', 'a'], ['many', '3'], ['whether', 'false'], ['when', ''], ['note', ''], ['ids', id], ['ids', ''])
    expect(formEnvelope(schema, sent).input).toEqual({ text: 'a', many: 3, whether: false, when: null, note: null, ids: [id] })
    expect(formEnvelope(schema, form(['whether', 'true'])).input).toMatchObject({ whether: true, ids: [] })
    expect(formEnvelope(schema, form(['whether', ''])).input).toMatchObject({ whether: null })
  })
  test('the envelope is no input', () => {
    const { input, key, version, then } = formEnvelope(schema, form(['text', 'a'], ['key', 'k1234567'], ['version', '2'], ['then', '/x']))
    expect({ key, version, then }).toEqual({ key: 'k1234567', version: 2, then: '/x' })
    expect(Object.keys(input as object)).not.toContain('key')
  })
  test('attack 18: a form of too many fields, or with names of too many steps, is refused', () => {
    const because = 'This is more than a form holds. Reload the page.'
    expect(() => formEnvelope(schema, form(['a.'.repeat(500_000), 'x']))).toThrow(expect.objectContaining({ code: 'invalid', because }))
    expect(() => formEnvelope(schema, form(...Array.from({ length: 5001 }, (_each, at): [string, string] => [`f${at}`, ''])))).toThrow(expect.objectContaining({ because }))
    expect(formEnvelope(schema, form(['a.b.c', 'x'])).input).toMatchObject({ ids: [] })
  })
  test.each([
    ['a key with NUL', ['key', '12345678\0']], ['a key of 90 KB', ['key', 'k'.repeat(90_000)]], ['a short key', ['key', 'k']],
    ['a version that is no number', ['version', 'two']], ['a version without end', ['version', '9'.repeat(400)]],
    ['a name nested without end', ['a.'.repeat(300_000), 'x']],
  ] as [string, [string, string]][])('attack 19: %s is refused', (_, sent) => {
    expect(() => formEnvelope(schema, form(sent))).toThrow(expect.objectContaining({ code: 'invalid' }))
  })
  test('attack 19: what is no form is an empty one', () => {
    for (const sent of [undefined, null, 'text', { get: 1 }, []]) expect(formEnvelope(schema, sent as never).input).toMatchObject({ ids: [] })
  })
})
