import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callBack } from '@/lib/testing/call-back'
import { untouched } from '@/lib/testing/untouched'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let mara: SomePerson
let priya: SomePerson
let jonas: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Raman')
  jonas = await w.person('Jonas Weber')
  incident = await w.open(mara)
  await w.seat(incident, priya)
})
afterAll(() => w.end())

const somebody = {
  personId: null, name: 'Ola Nowak', organisation: 'Mirror hosting', kind: 'technical', why: 'Has the logs.',
  reach: 'Duty line, call back.', sees: 'whole', accessUntil: null,
}
const add = (actor: SomePerson, who: Record<string, unknown>) =>
  w.run(actor, 'seat.add', { incidentId: incident.id, ...somebody, ...(who.personId ? { name: '' } : {}), ...who })
const seatRow = async (id: unknown) => (await w.sql.query('select * from seat where id = $1', [id])).rows[0]
const count = async () => (await w.sql.query('select count(*)::int as n from seat where incident_id = $1', [incident.id])).rows[0].n
const later = async (minutes: number) => new Date((await w.moment()).getTime() + minutes * 60_000).toISOString()

describe('adding someone to the roster (N2, C4)', () => {
  test('SE-1: someone with an account waits for the rules, under the account’s name, and is told without facts', async () => {
    const { answer } = await add(mara, { personId: jonas.id, name: '' })
    expect(await seatRow(answer.seatId)).toMatchObject({
      state: 'waiting', name: 'Jonas Weber', person_id: jonas.id, trust: 1, how: 'added', added_by_seat_id: incident.seatId,
    })
    expect((await w.entries(incident)).at(-1)).toMatchObject({ kind: 'seat.added' })
    const notices = await w.sql.query('select kind from notice where seat_id = $1', [answer.seatId])
    expect(notices.rows).toEqual([{ kind: 'rules wait' }])
  })
  test('trial-runs F3: an account and a typed name at once are refused, by adding and by proposing; nothing is written', async () => {
    const sam = { personId: (await w.person('Nils Vermeer')).id, name: 'Sam Oduya' }
    const { kind, why, reach, organisation } = somebody
    const propose = () => w.run(priya, 'seat.propose', { incidentId: incident.id, organisation, kind, why, reach, ...sam })
    for (const attempt of [() => add(mara, sam), propose]) {
      expect(await untouched(w, incident, attempt)).toMatchObject({
        code: 'invalid',
        fields: { personId: 'Choose an account or type a name, not both. Clear one of them.' },
      })
    }
    expect((await add(mara, { ...sam, name: ' ' })).says).toBe('added Nils Vermeer (Systems) to the roster')
  })
  test('SE-1: someone without an account is aware', async () => {
    const { answer } = await add(mara, { name: 'Police Desk' })
    expect(await seatRow(answer.seatId)).toMatchObject({ state: 'aware', person_id: null })
  })
  test('SE-1: a partner’s access has an end, and one that lies ahead', async () => {
    const aoife = await w.person('Aoife Brennan', { ours: false })
    const none = await refusal(add(mara, { personId: aoife.id, name: '', kind: 'partner' }))
    expect(none).toMatchObject({ code: 'invalid', fields: { accessUntil: 'Say when the access of a partner or hosting provider ends.' } })
    const past = await refusal(add(mara, { name: 'Aoife Brennan', kind: 'partner', accessUntil: await later(-1) }))
    expect(past).toMatchObject({ code: 'invalid', fields: { accessUntil: 'That time has passed. Choose a later one.' } })
    const { answer } = await add(mara, { name: 'Aoife Brennan', kind: 'partner', accessUntil: await later(60), sees: 'shared', sure: true })
    expect(await seatRow(answer.seatId)).toMatchObject({ sees: 'shared', kind: 'partner' })
  })
  test('N7, SE-1: the access of a hosting provider’s people has an end, too', async () => {
    const rackmount = await w.person('Rack Mount', { ours: false })
    const who = { personId: rackmount.id, name: '', kind: 'hosting' }
    expect(await refusal(add(mara, who))).toMatchObject({
      code: 'invalid', fields: { accessUntil: 'Say when the access of a partner or hosting provider ends.' },
    })
    const accessUntil = await later(60)
    const { answer } = await add(mara, { ...who, accessUntil, sees: 'shared' })
    expect(await seatRow(answer.seatId)).toMatchObject({ kind: 'hosting', access_until: new Date(accessUntil) })
  })
  test('SE-1: a partner or hosting provider without an account has no access that could end', async () => {
    for (const kind of ['partner', 'hosting']) {
      const { answer } = await add(mara, { name: `Night desk, ${kind}`, kind })
      expect(await seatRow(answer.seatId)).toMatchObject({ state: 'aware', kind, access_until: null })
    }
  })
  test('SE-1: wrong person, unknown account, blank name or reason, disabled account: refused, and nothing is written', async () => {
    const [seats, entries] = [await count(), (await w.entries(incident)).length]
    const dan = await w.person('Daniel Osei')
    await w.sql.query('update person set disabled_at = now() where id = $1', [dan.id])
    expect(await refusal(add(priya, { name: 'Someone' }))).toMatchObject({
      code: 'forbidden', because: 'Only the coordinator, Mara Lindqvist, can add people to the roster.',
    })
    expect(await refusal(add(mara, { personId: crypto.randomUUID() }))).toMatchObject({ code: 'missing' })
    expect(await refusal(add(mara, { name: '' }))).toMatchObject({
      code: 'invalid', fields: { name: 'Write a name, or choose an account.' },
    })
    expect(await refusal(add(mara, { name: 'Someone', why: ' ' }))).toMatchObject({ code: 'invalid' })
    expect(await refusal(add(mara, { personId: dan.id }))).toMatchObject({ code: 'state' })
    expect([await count(), (await w.entries(incident)).length]).toEqual([seats, entries])
  })
  test('SE-1: someone on the roster is not added twice, by account or by name', async () => {
    expect(await refusal(add(mara, { personId: priya.id }))).toMatchObject({
      code: 'state', because: 'Priya Raman is on the roster already.',
    })
    expect(await refusal(add(mara, { name: 'desk POLICE' }))).toMatchObject({ code: 'state' })
  })
  test('SE-1: an outsider gets the answer of an incident that is not there', async () => {
    const outsider = await w.person('Olive Outside')
    const missing = await refusal(w.run(outsider, 'seat.add', { incidentId: crypto.randomUUID(), ...somebody }))
    expect(await refusal(add(outsider, {}))).toEqual(missing)
  })
})

describe('adding someone again', () => {
  test('SE-14: only who was removed, only by the coordinator; the rules are read anew', async () => {
    const kenji = await w.person('Kenji Sato')
    const seatId = await w.seat(incident, kenji)
    const again = (actor: SomePerson) =>
      w.run(actor, 'seat.addAgain', {
        incidentId: incident.id, seatId, why: 'Back from leave.', reach: 'Own mobile.', sees: 'whole', accessUntil: null,
      })
    expect(await refusal(again(mara))).toMatchObject({ code: 'state', because: 'Kenji Sato was not removed from the roster.' })
    await w.run(mara, 'seat.remove', { incidentId: incident.id, seatId, reason: 'On leave.' })
    expect(await refusal(add(mara, { personId: kenji.id }))).toMatchObject({ code: 'state' })
    expect(await refusal(again(priya))).toMatchObject({ code: 'forbidden' })
    await w.sql.query('update person set trust = trust + 1 where id = $1', [kenji.id])
    await again(mara)
    expect(await seatRow(seatId)).toMatchObject({
      state: 'waiting', trust: 1, ended_at: null, acknowledged_at: null, acknowledged_rules: null,
    })
    // The account was reset meanwhile: it waits for a call-back (SE-10, W5).
    expect(await refusal(w.run(kenji, 'rules.acknowledge', { incidentId: incident.id, rulesVersion: 1 }))).toMatchObject({ code: 'missing' })
    await callBack(w, mara, { incidentId: incident.id, seatId })
    expect(await refusal(w.run(kenji, 'question.ask', { incidentId: incident.id, text: 'What now?', taskId: null }))).toMatchObject({
      code: 'forbidden',
    })
    await w.run(kenji, 'rules.acknowledge', { incidentId: incident.id, rulesVersion: 1 })
    await w.run(kenji, 'question.ask', { incidentId: incident.id, text: 'What now?', taskId: null })
  })
})
