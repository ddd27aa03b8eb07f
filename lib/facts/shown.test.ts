import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { look } from '@/lib/db/as'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { incidentFacts } from './incident'
import { shownFacts } from './shown'
import pg from 'pg'

// Pages of many people share what is read of an incident; never who may find it, and what each makes of it.

let w: World
let mara: SomePerson
let priya: SomePerson
let lena: SomePerson
let ada: SomePerson
let incident: SomeIncident
beforeAll(async () => {
  w = await world()
  ada = await w.person('Ada Account', { administrator: true })
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  lena = await w.person('Lena Partner', { ours: false })
  incident = await w.open(mara)
  await w.seat(incident, priya, { deputy: 1 })
  await w.seat(incident, lena, { sees: 'shared' })
})
afterAll(() => w.end())

const shown = (who: SomePerson, id = incident.id) => look(who, (at) => shownFacts(at, id))

describe('facts that many pages share', () => {
  test('each gets what they would have got alone', async () => {
    for (const who of [mara, priya, lena]) {
      await shown(mara)
      const [together, alone] = await look(who, async (at) => [await shownFacts(at, incident.id), await incidentFacts(at, incident.id)] as const)
      expect(together).toEqual(alone)
      expect(together?.me?.name).toBe(who.name)
    }
  })

  test('they are read once while nothing happens, and anew after an entry', async () => {
    const reads = async (who: SomePerson) => {
      const sent = vi.spyOn(pg.Client.prototype, 'query')
      const facts = await shown(who)
      const texts = sent.mock.calls.map(([asked]) => String((asked as unknown as { text?: string }).text ?? asked))
      sent.mockRestore()
      return { facts, reads: texts.filter((text) => text.includes('as prerequisites_complete')).length }
    }
    await w.run(mara, 'timeLine.add', entry)
    expect((await reads(mara)).reads).toBe(1)
    expect((await reads(priya)).reads).toBe(0)
    const head = (await shown(mara))!.incident.head
    await w.run(mara, 'timeLine.add', entry)
    const after = await reads(priya)
    expect(after.reads).toBe(1)
    expect(after.facts!.incident.head).not.toBe(head)
  })

  test('whoever is on no list finds nothing of what someone else has just read', async () => {
    const olive = await w.person('Olive Outside')
    expect(await shown(mara)).not.toBeNull()
    expect([await shown(olive), await shown(ada), await shown(mara, crypto.randomUUID())]).toEqual([null, null, null])
  })

  test('an account that is disabled, and a window that ends, show at once', async () => {
    const dan = await w.person('Dan Disabled')
    const wim = await w.person('Wim Window')
    const danSeat = await w.seat(incident, dan)
    const wimSeat = await w.seat(incident, wim)
    await w.sql.query(`update seat set access_until = muster.now() + interval '200 ms' where id = $1`, [wimSeat])
    await w.run(mara, 'timeLine.add', entry)
    const suspended = async () => new Map((await shown(mara))!.seats.map(({ id, suspended: why }) => [id, why]))
    const before = await suspended()
    expect([before.get(danSeat), before.get(wimSeat)]).toEqual([null, null])
    await w.sign(ada, 'account.disable', { personId: dan.id, reason: 'Left the organisation.' })
    expect((await suspended()).get(danSeat)).toBe('account')
    await expect.poll(async () => (await suspended()).get(wimSeat), { interval: 20 }).toBe('window')
    expect(await shown(dan)).toBeNull()
    expect(await shown(wim)).toBeNull()
  })
})

const entry = {
  get incidentId() { return incident.id },
  happened: { kind: 'unknown', start: null, end: null, zone: 'UTC' }, writtenAs: '', foundAt: null, text: 'Something was seen.', source: '',
  hostIds: [], accounts: '', evidenceIds: [], taskId: null, audience: 'team',
} as const
