import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { weighPassword } from '@/lib/actor/sign-in'
import { beginSession, visitorOf } from '@/lib/actor/session'
import { look } from '@/lib/db/as'
import { givePassword } from '@/lib/testing/account'
import { holdRow, triedInVain } from '@/lib/testing/held'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { Busy } from './busy'
import { inTurn } from './turn'

let w: World
let mara: SomePerson
let nadia: SomePerson
let held: SomeIncident
beforeAll(async () => {
  w = await world()
  nadia = await w.person('Nadia Rahmani')
})
afterAll(() => w.end())
beforeEach(async () => {
  mara = await w.person('Mara Lindqvist')
  held = await w.open(mara)
})

const note = (actor: SomePerson, incident: SomeIncident, text: string) =>
  w.run(actor, 'logBook.note', { incidentId: incident.id, kind: 'observation', at: '2026-11-29T20:00:00Z', text, call: null })

describe('attack 11: an incident that is held keeps nobody else from anything', () => {
  test('twenty commands wait for it without a connection, and are carried out', async () => {
    await givePassword(w, nadia, 'Kettle-Orbit 7 Fjord')
    const elsewhere = await w.open(nadia)
    const hold = await holdRow(w, held.id)
    const all: Promise<unknown>[] = []
    await triedInVain(mara, () => {
      for (let each = 0; each < 20; each++) all.push(note(mara, held, `Note ${String(each).padStart(2, '0')}.`))
    }, 20)
    // Pages, sign-in and another incident go on; with the pool full of waiting commands each of these would wait for fifteen seconds.
    await look(nadia, ({ tx }) => tx.$queryRaw`select 1 from incident`)
    expect((await visitorOf(await beginSession(nadia.id, ''))).kind).toBe('half')
    expect(await weighPassword(nadia.login, 'Kettle-Orbit 7 Fjord', '192.0.2.7')).toMatchObject({ personId: nadia.id })
    expect(await refusal(note(nadia, elsewhere, 'Elsewhere.'))).toBe('done')
    await hold.giveBack()
    await Promise.all(all)
    const said = (await w.entries(held)).map(({ content }) => /Note \d\d/.exec(content)?.[0]).filter(Boolean)
    expect(said).toHaveLength(20)
  })

  test('N3: someone who may not find it waits for nothing', async () => {
    const hold = await holdRow(w, held.id)
    expect(await refusal(note(nadia, held, 'Let me in.'))).toMatchObject({ code: 'missing' })
    await hold.giveBack()
  })
})

describe('whoever waits for a turn leaves no fault in the log of PostgreSQL', () => {
  test.each(['incident', 'organisation'] as const)('%s', async (of) => {
    const helen = await w.person('Helen Abara', { administrator: true })
    const hold = await holdRow(w, of === 'incident' ? held.id : undefined)
    const sent = vi.spyOn(pg.Client.prototype, 'query')
    const tried = () => sent.mock.calls.filter(([asked]) => (asked as unknown as { text?: string }).text === 'ROLLBACK').length
    const acts = Array.from({ length: 3 }, () =>
      of === 'incident' ? note(mara, held, 'In turn.') : w.sign(helen, 'account.disable', { personId: nadia.id, reason: 'Gone.' }).then(() => {}, () => {}))
    // Each tries, and waits; then one looks again and again, one after the other.
    await vi.waitFor(() => expect(tried()).toBeGreaterThanOrEqual(5))
    await hold.giveBack()
    await Promise.all(acts)
    expect(sent.mock.settledResults.filter(({ type }) => type === 'rejected')).toEqual([])
    sent.mockRestore()
  })
})

describe('the turn itself', () => {
  const taken = Object.assign(new Error('held'), { code: '55P03' })

  test('goes on at once when someone in this process gives the row back', async () => {
    let free = false
    let tries = 0
    const waiting = inTurn('row', 'one', async () => {
      tries++
      if (!free) throw taken
      return 'done'
    })
    free = true
    await inTurn('row', 'two', async () => 'given back')
    expect(await waiting).toBe('done')
    expect(tries).toBe(2)
  })

  test('attack 2/6: whoever comes while others wait doesn’t take the row before them; one of each person is next', async () => {
    let giveBack = () => {}
    const until = new Promise<void>((resolve) => (giveBack = resolve))
    const first = inTurn('row', 'one', () => until)
    const order: string[] = []
    let tried = 0
    const send = (who: string, free: () => boolean) => inTurn('row', who, async (mayTake) => {
      tried++
      if (!mayTake() || !free()) throw taken
      order.push(who)
    })
    let free = false
    const all = Array.from({ length: 5 }, () => send('one', () => free))
    await vi.waitFor(() => expect(tried).toBeGreaterThanOrEqual(5))
    all.push(send('two', () => free))
    await vi.waitFor(() => expect(tried).toBeGreaterThanOrEqual(6))
    free = true
    const late = send('one', () => true)
    giveBack()
    await Promise.all([first, ...all, late])
    expect(order).toEqual(['one', 'one', 'two', 'one', 'one', 'one', 'one'])
  })

  test('attack 2/6: one person’s commands that wait are bounded, those of others are not', async () => {
    let free = false
    const send = (who: string) => inTurn('row', who, async (mayTake) => {
      if (!mayTake() || !free) throw taken
    })
    const many = Array.from({ length: 100 }, () => send('one').then(() => 'done', (error: unknown) => (error instanceof Busy ? 'busy' : 'fault')))
    const other = send('two')
    setTimeout(() => (free = true), 50)
    await other
    const how = await Promise.all(many)
    expect([how.filter((each) => each === 'done').length, how.filter((each) => each === 'busy').length]).toEqual([21, 79])
  })

  test('passes every other fault on, once', async () => {
    let tries = 0
    const work = inTurn('row', 'one', async () => {
      tries++
      throw new Error('a fault')
    })
    await expect(work).rejects.toThrow('a fault')
    expect(tries).toBe(1)
  })
})
