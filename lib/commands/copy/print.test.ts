import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { someShare } from '@/lib/testing/things'
import { untouched } from '@/lib/testing/untouched'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let lena: SomePerson
let incident: SomeIncident
let shared: string
let other: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  lena = await w.person('Lena Limited', { ours: false })
  incident = await w.open(mara)
  await w.seat(incident, priya)
  const lenaSeat = await w.seat(incident, lena, { sees: 'shared' })
  shared = (await w.task(incident, 'log-copy')).id
  other = (await w.task(incident, 'snapshot')).id
  await someShare(w, incident, lenaSeat, 'task', shared)
})
afterAll(() => w.end())

const print = (who: SomePerson, more: object = {}) =>
  w.run(who, 'copy.print', { incidentId: incident.id, packet: 'plan', taskId: null, paper: 'a4', ...more })
const last = async () => {
  const entry = (await w.entries(incident)).at(-1)!
  return { kind: entry.kind, ...JSON.parse(entry.content) }
}
const no = (work: () => Promise<unknown>) => untouched(w, incident, work)

describe('a copy on paper is in the book (L1, V5)', () => {
  test.each([
    ['plan', 'printed the plan'], ['time line', 'printed the timeline'], ['people', 'printed the roster'],
  ])('%s', async (packet, says) => {
    await print(priya, { packet, paper: 'letter' })
    expect(await last()).toMatchObject({
      kind: 'copy.printed', says, actor: { name: 'Priya Raman' }, about: { packet, taskId: null, paper: 'letter' },
    })
  })
  test('a task, by someone with a limited seat with whom it is shared (N8)', async () => {
    await print(lena, { packet: 'task', taskId: shared })
    expect(await last()).toMatchObject({
      kind: 'copy.printed', says: 'printed the sheets of Log copy', actor: { name: 'Lena Limited' }, about: { taskId: shared },
    })
  })
  test('N8: of what has no page for a limited seat there is no copy either', async () => {
    for (const packet of ['plan', 'time line', 'people']) expect(await no(() => print(lena, { packet }))).toMatchObject({ code: 'missing' })
    expect(await no(() => print(lena, { packet: 'task', taskId: other }))).toMatchObject({ code: 'missing' })
  })
  test('a task has to be named, and nothing else', async () => {
    expect(await no(() => print(mara, { packet: 'task' }))).toMatchObject({ code: 'invalid' })
    expect(await no(() => print(mara, { taskId: shared }))).toMatchObject({ code: 'invalid' })
    expect(await no(() => print(mara, { paper: 'a5' }))).toMatchObject({ code: 'invalid' })
  })
  test('of one person’s copies of a packet within a minute the book says one', async () => {
    await w.advance(2)
    const said = await print(priya)
    const before = (await w.entries(incident)).length
    expect(await print(priya, { paper: 'letter' })).toEqual(said)
    expect(await w.entries(incident)).toHaveLength(before)
    await print(priya, { packet: 'people' })
    await print(mara)
    expect(await w.entries(incident)).toHaveLength(before + 2)
    await w.advance(2)
    await print(priya)
    expect(await w.entries(incident)).toHaveLength(before + 3)
  })
  test('N3: to someone who is not on the roster there is nothing', async () => {
    const outsider = await w.person('Olaf Outsider')
    expect(await no(() => print(outsider))).toMatchObject({ code: 'missing' })
  })
})
