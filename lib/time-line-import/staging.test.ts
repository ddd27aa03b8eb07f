import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { receiveFile } from './receive'
import { giveUpImport } from './staging'

let w: World
let mara: SomePerson
let incident: SomeIncident
beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  incident = await w.open(mara)
})
afterAll(() => w.end())

async function* body() {
  yield Buffer.from(`${JSON.stringify({ datetime: '2022-10-07T11:39:00Z', message: 'one' })}\n`)
}
const send = () => receiveFile(mara, incident.id, { name: 'log.jsonl', mapping: null, zone: null }, body())

test('attack 2/6: three files of one seat may wait; another comes in when one of them is given up', async () => {
  const [first] = [await send(), await send(), await send()]
  expect(await refusal(send())).toEqual({
    code: 'state', because: 'You have 3 files waiting. Import or discard them first.', fields: undefined,
  })
  await giveUpImport(mara, incident.id, first.importId)
  expect(await refusal(send())).toBe('done')
})
