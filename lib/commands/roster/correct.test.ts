import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { people } from '@/lib/queries/people'
import { see } from '@/lib/testing/see'
import { untouched } from '@/lib/testing/untouched'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

// N1, trial-runs F4: an entry of the roster can be corrected, and what stood there before is kept.

let w: World
let mara: SomePerson
let priya: SomePerson
let lena: SomePerson
let incident: SomeIncident
let lenasSeat: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  lena = await w.person('Lena Limited')
  incident = await w.open(mara)
  await w.seat(incident, priya)
  lenasSeat = await w.seat(incident, lena, { sees: 'shared' })
})
afterAll(() => w.end())

const add = async (more: object = {}) => String((await w.run(mara, 'seat.add', {
  incidentId: incident.id, personId: null, name: 'Ola Nowak', organisation: 'Mirror hosting', kind: 'partner', why: 'Has the logs.', reach: 'Duty line.',
  sees: 'whole', accessUntil: null, ...more,
})).answer.seatId)
const correct = (seatId: string, change: object, version = 1, who = mara) =>
  w.run(who, 'seat.correct', { incidentId: incident.id, seatId, reason: 'Typed wrong.', ...change }, { version })
const row = async (id: string) => (await w.sql.query('select * from seat where id = $1', [id])).rows[0]
const page = (who: SomePerson, seat?: string) => see(who, incident, (within) => people(within, { seat }))
const opened = async (seatId: string) => {
  const seen = await page(mara, seatId)
  return seen.sight === 'whole' ? seen.opened : null
}
const later = async () => new Date((await w.moment()).getTime() + 3_600_000).toISOString()
const no = (work: () => Promise<unknown>) => untouched(w, incident, work)

describe('trial-runs F4: correcting an entry of the roster', () => {
  test('N1: name, organisation, kind, why and safe way; the former is kept with who, when and why, and the book has both', async () => {
    const seatId = await add()
    const change = { name: 'Ola Nowak-Berg', organisation: 'Mirror Hosting AB', kind: 'hosting', why: 'Runs the racks.', reach: 'Card, second number.' }
    expect((await correct(seatId, change)).says).toBe('corrected the entry of Ola Nowak-Berg (Mirror Hosting AB)')
    expect(await row(seatId)).toMatchObject({ ...change, state: 'aware', version: 2 })
    const before = { name: 'Ola Nowak', organisation: 'Mirror hosting', kind: 'partner', why: 'Has the logs.', reach: 'Duty line.' }
    const { kind, content } = (await w.entries(incident)).at(-1)!
    expect([kind, JSON.parse(content).about]).toEqual(['seat.corrected', { seatId, ...change, reason: 'Typed wrong.', before }])
    const { corrections } = (await opened(seatId))!
    expect(Object.fromEntries(corrections.map(({ field, was }) => [field, was]))).toEqual(before)
    expect(corrections[0]).toMatchObject({ by: 'Mara Lindqvist', reason: 'Typed wrong.', at: expect.any(Date) })
    await correct(seatId, { reach: 'Third number.' }, 2)
    expect((await opened(seatId))!.corrections[0]).toMatchObject({ field: 'reach', was: 'Card, second number.', became: 'Third number.' })
  })
  test('N1: what says nothing new, has no reason or comes from an old page is refused', async () => {
    const seatId = await add({ name: 'Iris Old' })
    expect(await no(() => correct(seatId, { why: 'Has the logs.', reach: 'Duty line.', name: ' Iris Old ' }))).toMatchObject({
      code: 'state', because: 'Nothing was changed. Correct what is wrong, then send it.',
    })
    expect(await no(() => correct(seatId, { reach: 'x', reason: ' ' }))).toMatchObject({ fields: { reason: expect.any(String) } })
    expect(await no(() => correct(seatId, { reach: 'x' }, 2))).toMatchObject({ code: 'changed' })
  })
  test('attack 13: nobody becomes someone who is on the roster or was removed, nor takes another name than the account’s', async () => {
    const seatId = await add({ name: 'Kim Kay' })
    const gone = await add({ name: 'Rae Removed' })
    await w.run(mara, 'seat.remove', { incidentId: incident.id, seatId: gone, reason: 'Not needed.' })
    expect(await no(() => correct(seatId, { name: 'raman, PRIYA', organisation: '' }))).toMatchObject({ code: 'state', because: 'raman, PRIYA is on the roster already.' })
    expect(await no(() => correct(seatId, { name: 'Rae Removed' }))).toMatchObject({ code: 'state' })
    for (const change of [{ name: 'Mara Lindqvist' }, { organisation: 'The police' }])
      expect(await no(() => correct(lenasSeat, change))).toMatchObject({ code: 'invalid', because: expect.stringMatching(/^This comes from the account\./) })
    expect(await no(() => correct(gone, { reach: 'x' }))).toMatchObject({ code: 'state', because: 'Rae Removed is no longer on the roster.' })
  })
  test('N7: a kind whose access has an end must have one; an end that is there is not moved', async () => {
    const nils = await w.person('Nils Vermeer')
    const seatId = await w.seat(incident, nils)
    expect(await no(() => correct(seatId, { kind: 'partner' }))).toMatchObject({ fields: { accessUntil: 'Say when the access of a partner or hosting provider ends.' } })
    expect(await no(() => correct(seatId, { kind: 'legal', accessUntil: '2100-01-01T00:00:00Z' }))).toMatchObject({ fields: { accessUntil: expect.any(String) } })
    const end = await later()
    await correct(seatId, { kind: 'partner', accessUntil: end })
    expect(await row(seatId)).toMatchObject({ kind: 'partner', access_until: new Date(end) })
    expect(await no(() => correct(seatId, { kind: 'hosting', accessUntil: '2100-01-01T00:00:00Z' }, 2))).toMatchObject({ fields: { accessUntil: expect.any(String) } })
    await correct(seatId, { kind: 'technical' }, 2)
    expect(await row(seatId)).toMatchObject({ kind: 'technical', access_until: new Date(end) })
  })
  test('N1: by the coordinator alone, and the person concerned is told without facts', async () => {
    expect(await no(() => correct(lenasSeat, { reach: 'x' }, 1, priya))).toMatchObject({ code: 'forbidden' })
    expect(await no(() => correct(lenasSeat, { reach: 'x' }, 1, lena))).toMatchObject({ code: 'forbidden' })
    await correct(lenasSeat, { reach: 'Card 7.' })
    expect((await w.sql.query('select kind from notice where seat_id = $1', [lenasSeat])).rows).toEqual([{ kind: 'entry corrected' }])
    expect(await page(lena)).toMatchObject({ sight: 'limited', you: { name: 'Lena Limited', reach: 'Card 7.' } })
  })
  test('N8: what stood before is for full seats alone', async () => {
    expect(JSON.stringify(await page(lena))).not.toContain('Typed wrong')
    const { look } = await import('@/lib/db/as')
    const counted = (who: SomePerson) => look(who, ({ tx }) => tx.$queryRaw<{ many: number }[]>`select count(*)::int as many from seat_correction`)
    expect(await counted(lena)).toEqual([{ many: 0 }])
    expect((await counted(priya))[0]!.many).toBeGreaterThan(0)
  })
  test('W5: whoever calls back sees that the safe way was corrected, and the one before', async () => {
    await w.sql.query('update person set trust = trust + 1 where id = $1', [lena.id])
    const seen = await page(mara)
    const reach = seen.sight === 'whole' ? seen.list.find((each) => each.seatId === lenasSeat)!.reachBefore : null
    expect(reach).toMatchObject({ became: 'Card 7.', by: 'Mara Lindqvist' })
    await w.sql.query('update person set trust = trust - 1 where id = $1', [lena.id])
  })
  test('SE-14: whoever comes back may be of another kind; what stood there is kept', async () => {
    const seatId = await add({ name: 'Pat Provider', kind: 'partner' })
    await w.run(mara, 'seat.remove', { incidentId: incident.id, seatId, reason: 'Not needed.' })
    await w.run(mara, 'seat.addAgain', { incidentId: incident.id, seatId, kind: 'hosting', why: 'Is back.', reach: 'Duty line.', sees: 'whole', accessUntil: null })
    expect(await row(seatId)).toMatchObject({ kind: 'hosting', state: 'aware' })
    expect((await opened(seatId))!.corrections.map(({ field, was }) => [field, was])).toEqual([['kind', 'partner'], ['why', 'Has the logs.']])
  })
  test('N1: the database itself keeps what stood there', async () => {
    for (const attack of [`update seat_correction set was = 'x'`, 'delete from seat_correction']) await expect(w.sql.query(attack)).rejects.toThrow()
  })
})
