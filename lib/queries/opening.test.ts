import { afterAll, beforeAll, expect, test } from 'vitest'
import { world, type World } from '@/lib/testing/world'
import { opening } from './opening'

let w: World
beforeAll(async () => { w = await world() })
afterAll(() => w.end())

test('N8: who can’t open an incident gets the reason alone, and nobody’s name', async () => {
  const partner = await w.person('Aoife Brennan', { ours: false })
  const because = 'Only the organisation’s own people can open an incident.'
  expect(await opening(partner)).toEqual({
    now: expect.any(Date), form: null, open: { allowed: false, code: 'forbidden', because, reasons: [because] },
  })
  const form = (await opening(await w.person('Priya Raman'))).form!
  expect(form.deputies.map(({ name }) => name)).toEqual(w.deputies.map(({ name }) => name))
})
