import { expect, test } from 'vitest'
import { Refused, busy } from '@/lib/commands/refused'
import { refusalResponse } from './status'

test('a refusal answers with its code, its reason and what is meant for the caller, and with nothing else', async () => {
  const details = { fields: { code: 'Not right.' }, theirs: 'Text.', shown: { a: 1 }, kept: 'to ourselves' }
  const answer = refusalResponse(new Refused('changed', 'It has changed.', details))
  expect(answer.status).toBe(409)
  expect(await answer.json()).toEqual({
    error: 'changed', because: 'It has changed.', fields: details.fields, theirs: details.theirs, shown: details.shown,
  })
})

test('attack 2/6: whoever is refused because too much waits is told when to come again', () => {
  const answer = refusalResponse(busy())
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
})

test('what there is none of is not in it', async () => {
  expect(await refusalResponse(new Refused('missing', 'Nothing.')).json()).toEqual({ error: 'missing', because: 'Nothing.' })
})
