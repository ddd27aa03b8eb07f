import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { look, type At } from '@/lib/db/as'
import { Prisma } from '@/lib/db/generated/client'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let incident: SomeIncident
let tables: string[]

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  incident = await w.open(mara)
  const found = await w.sql.query<{ name: string }>(`select c.table_name as name from information_schema.columns c
    where c.table_schema = 'public' and c.column_name = 'incident_id' order by 1`)
  tables = [...found.rows.map((row) => row.name), 'incident']
})
afterAll(() => w.end())

const seats = async ({ tx }: At) => (await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from seat`)[0]!.n

/** The tables with an incident's rows in which somebody finds any. */
async function tablesSeenBy(who: SomePerson): Promise<string[]> {
  return look(who, async ({ tx }) => {
    const seen: string[] = []
    for (const table of tables) {
      const rows = await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from ${Prisma.raw(`"${table}"`)}`
      if (rows[0]!.n > 0) seen.push(table)
    }
    return seen
  })
}

/** A person with a seat, in one of the states in which nothing is seen. */
const unseeing: Record<string, (who: SomePerson) => Promise<unknown>> = {
  'outside': async () => undefined,
  'removed': async (who) => w.run(mara, 'seat.remove', { incidentId: incident.id, seatId: await w.seat(incident, who), reason: 'Done.' }),
  'removed from a limited seat': async (who) =>
    w.run(mara, 'seat.remove', { incidentId: incident.id, seatId: await w.seat(incident, who, { sees: 'shared' }), reason: 'Done.' }),
  'suspended by the coordinator': async (who) =>
    w.run(mara, 'seat.suspend', { incidentId: incident.id, seatId: await w.seat(incident, who), reason: 'Odd.' }),
  'suspended because of the account': async (who) => {
    await w.seat(incident, who)
    await w.sql.query('update person set trust = trust + 1 where id = $1', [who.id])
  },
  'past the window': async (who) =>
    w.sql.query(`update seat set access_until = muster.now() - interval '1 second' where id = $1`, [await w.seat(incident, who)]),
  'disabled': async (who) => {
    await w.seat(incident, who)
    await w.sql.query('update person set disabled_at = muster.now() where id = $1', [who.id])
  },
  'proposed': async (who) => propose(who),
  'declined': async (who) =>
    w.run(mara, 'seat.decline', { incidentId: incident.id, seatId: (await propose(who)).answer.seatId, reason: 'No.' }),
}
const propose = (who: SomePerson) => w.run(mara, 'seat.propose',
  { incidentId: incident.id, personId: who.id, name: '', organisation: '', kind: 'technical', why: 'Built it.', reach: 'Mobile.' })

describe('who has no access learns nothing (N3)', () => {
  test.each(Object.entries(unseeing))('N3: someone %s finds no row in any table, and hears what nothing hears', async (_, arrange) => {
    const who = await w.person('Someone Else')
    await arrange(who)
    expect(await tablesSeenBy(who)).toEqual([])
    const ask = (incidentId: string) => refusal(w.run(who, 'question.ask', { incidentId, text: 'Is anything there?', taskId: null }))
    expect(await ask(incident.id)).toEqual(await ask(crypto.randomUUID()))
    const acknowledge = (incidentId: string) => refusal(w.run(who, 'rules.acknowledge', { incidentId, rulesVersion: 1 }))
    expect(await acknowledge(incident.id)).toEqual(await acknowledge(crypto.randomUUID()))
  })
  test('R2: someone waiting for the rules finds the own seat, the own notices and that there is an incident', async () => {
    const who = await w.person('Wanda Waiting')
    await w.run(mara, 'seat.add', {
      incidentId: incident.id, personId: who.id, name: '', organisation: '', kind: 'legal', why: 'Counsel.', reach: 'Line.',
      sees: 'whole', accessUntil: null,
    })
    expect(await tablesSeenBy(who)).toEqual(['notice', 'seat', 'incident'])
    expect(await look(who, seats)).toBe(1)
  })
  test('N8: a new limited seat finds itself and the coordinator, and nothing else', async () => {
    const who = await w.person('Lena Limited')
    await w.seat(incident, who, { sees: 'shared' })
    expect(await tablesSeenBy(who)).toEqual(['seat', 'incident'])
    expect(await look(who, seats)).toBe(2)
  })
})
