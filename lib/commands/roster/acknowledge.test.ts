import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let jonas: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  jonas = await w.person('Jonas Weber')
  incident = await w.open(mara)
  await w.seat(incident, jonas, { state: 'waiting' })
})
afterAll(() => w.end())

const acknowledge = (actor: SomePerson, rulesVersion = 1) => w.run(actor, 'rules.acknowledge', { incidentId: incident.id, rulesVersion })
const ask = (actor: SomePerson) => w.run(actor, 'question.ask', { incidentId: incident.id, text: 'Is the signing host off?', taskId: null })

describe('the rules first (R2, R3)', () => {
  test('SE-8: nothing before, everything after; who, when and which version are kept', async () => {
    expect(await refusal(ask(jonas))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(acknowledge(jonas, 2))).toMatchObject({
      code: 'state', because: 'There is a newer version of the rules. Read it, then acknowledge it.',
    })
    await acknowledge(jonas)
    const kept = await w.sql.query(`select s.state, s.acknowledged_rules, a.rules_version
      from seat s join acknowledgement a on a.seat_id = s.id where s.person_id = $1`, [jonas.id])
    expect(kept.rows).toEqual([{ state: 'active', acknowledged_rules: 1, rules_version: 1 }])
    expect((await w.entries(incident)).at(-1)).toMatchObject({ kind: 'rules.acknowledged' })
    await ask(jonas)
  })
  test('SE-8: by one’s own hand, never by token, and only once', async () => {
    const waiting = await w.person('Wanda Waiting')
    await w.seat(incident, waiting, { state: 'waiting' })
    expect(await refusal(acknowledge({ ...waiting, via: 'token' }))).toMatchObject({
      code: 'forbidden', because: 'A token can’t do this. Sign in and do it yourself.',
    })
    expect(await refusal(acknowledge(jonas))).toMatchObject({ code: 'state', because: 'You have acknowledged these rules already.' })
    expect(await refusal(acknowledge(await w.person('Olive Outside')))).toMatchObject({ code: 'missing' })
  })
  test('SE-9: a new version stops every act of everyone, the coordinator’s too, until it is acknowledged', async () => {
    await w.sql.query(`insert into rules_version (number, document) select 2, document from rules_version where number = 1`)
    expect(await refusal(ask(mara))).toMatchObject({ code: 'forbidden', because: 'There are new rules. Acknowledge them first.' })
    expect(await refusal(acknowledge(mara, 1))).toMatchObject({ code: 'state' })
    await acknowledge(mara, 2)
    await ask(mara)
    expect(await refusal(ask(jonas))).toMatchObject({ code: 'forbidden' })
    const kept = await w.sql.query('select rules_version from acknowledgement a where a.seat_id = $1 order by at', [incident.seatId])
    expect(kept.rows.map((row) => row.rules_version)).toEqual([1, 2])
  })
})
