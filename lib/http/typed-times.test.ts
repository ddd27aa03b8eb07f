import { describe, expect, test } from 'vitest'
import { withTimesRead } from './typed-times'

const clock = { now: new Date('2008-08-14T01:12:00Z'), zone: 'Europe/Berlin' }
const read = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return Object.fromEntries(withTimesRead(form, clock))
}

describe('a form that is sent before its page is alive', () => {
  test('sends the time that was typed, not the one that its field came with', () => {
    expect(read({ 'at': '2008-08-14T01:12:00.000Z', '$past.at': '12 Aug 21:40' })).toMatchObject({ at: '2008-08-12T19:40:00Z' })
    expect(read({ 'accessUntil': '', '$future.accessUntil': '18:00' })).toMatchObject({ accessUntil: '2008-08-14T16:00:00Z' })
    expect(read({ 'at': '2008-08-14T01:12:00.000Z', '$past.at': '' })).toMatchObject({ at: '' })
    expect(read({ 'steps.0.outFrom': '', '$future.steps.0.outFrom': 'tomorrow 09:00' })).toMatchObject({ 'steps.0.outFrom': '2008-08-15T07:00:00Z' })
    expect(read({ 'happened.kind': '', '$happened.happened': '~14:05' })).toMatchObject({ 'happened.kind': 'about', 'happened.start': '2008-08-13T12:05:00Z' })
  })
  test('C2: keeps what nobody touched to the microsecond', () => {
    const at = '2008-08-12T19:40:07.123456Z'
    expect(read({ at, '$past.at': '12 Aug 2008 21:40:07.123456' })).toMatchObject({ at })
    const happened = { 'happened.kind': 'before', 'happened.end': at, '$happened.happened': 'before 12 Aug 2008 21:40:07.123456' }
    expect(read(happened)).toEqual(happened)
  })
  test('what can’t be read is refused at its field', () => {
    expect(() => read({ 'at': '2008-08-14T01:12:00.000Z', '$past.at': '14.05' }))
      .toThrow(expect.objectContaining({ code: 'invalid', details: { fields: { at: 'Write 14:05 or 14 May for 14.05.' } } }))
    expect(() => read({ 'happened.kind': 'exact', 'happened.start': 'x', '$happened.happened': 'soon' })).toThrow(expect.objectContaining({ code: 'invalid' }))
  })
  test('what is no form, or holds no moment, does no harm', () => {
    expect([...withTimesRead(null as never, clock)]).toEqual([])
    expect(read({ 'at': 'x'.repeat(1000), '$past.at': '' })).toMatchObject({ at: 'x'.repeat(1000) })
  })
})
