import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { look } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { people, type LimitedPeople, type WholePeople } from './people'
import { rules } from './rules'

let w: World
let mara: SomePerson
let priya: SomePerson
let aoife: SomePerson
let wanda: SomePerson
let incident: SomeIncident
let aoifeSeat: string

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  priya = await w.person('Priya Canary')
  aoife = await w.person('Aoife Brennan', { ours: false })
  wanda = await w.person('Wanda Waiting')
  incident = await w.open(mara, { codeName: 'Copper Canary' })
  await w.seat(incident, priya, { office: 'manager', deputy: 1 })
  aoifeSeat = await w.seat(incident, aoife, { sees: 'shared' })
  await w.seat(incident, wanda, { state: 'waiting' })
  await w.seat(incident, await w.person('Gina Canary'), { state: 'removed' })
  const propose = { incidentId: incident.id, personId: null, organisation: '', kind: 'other', why: 'Knows.', reach: '' }
  await w.run(priya, 'seat.propose', { ...propose, name: 'Jonas Canary' })
  await w.run(aoife, 'seat.propose', { ...propose, name: 'Own Proposal' })
  await w.run(priya, 'question.ask', { incidentId: incident.id, text: 'Canary question?', taskId: null })
  await w.run(aoife, 'question.ask', { incidentId: incident.id, text: 'Own question?', taskId: null })
  await w.run(priya, 'disclosure.report', { incidentId: incident.id, toName: 'Ned Canary', toOrganisation: '', what: 'Something.' })
  await w.run(mara, 'task.assign', { incidentId: incident.id, taskId: (await w.task(incident, 'snapshot')).id, seatId: aoifeSeat, cover: [] })
})
afterAll(() => w.end())

const within = <T>(who: SomePerson, ask: (at: Parameters<typeof people>[0]) => Promise<T>) =>
  look(who, async (at) => ask({ ...at, incident: (await incidentFacts(at, incident.id))! }))
const peopleOf = (who: SomePerson, asked: { talk?: string; seat?: string } = {}) => within(who, (at) => people(at, asked))

describe('the page of people', () => {
  test('N1: a full seat sees who knows, in what role, since when and by whom', async () => {
    const page = await peopleOf(mara) as WholePeople
    // Coordinator, deputies, then as they came (here perhaps in the same millisecond), removed ones last.
    const shown = page.list.map((person) => `${person.name} ${person.knows}`)
    expect([shown[0], shown[1], shown.at(-1)]).toEqual(['Mara Lindqvist involved', 'Priya Canary involved', 'Gina Canary removed'])
    expect(shown.slice(2, -1).sort()).toEqual(['Aoife Brennan limited', 'Ned Canary aware', 'Wanda Waiting waiting'])
    expect(page.list[1]).toMatchObject({ deputy: 1, offices: ['manager'], addedBy: 'Mara Lindqvist' })
    expect(page.proposals.map((each) => `${each.name} ${each.can.approve.allowed}`).sort()).toEqual(['Jonas Canary true', 'Own Proposal true'])
    expect(page.accounts.map((account) => account.name)).not.toContain('Priya Canary')
  })
  test('SE-13: an opened entry says what comes back and what can be done', async () => {
    const { opened } = await peopleOf(mara, { seat: aoifeSeat }) as WholePeople
    expect(opened?.held).toMatchObject({ coordinates: [{ title: expect.any(String) }], questions: 1, proposals: 1 })
    expect(opened?.can).toMatchObject({ remove: { allowed: true }, widen: { allowed: true }, narrow: { allowed: false }, share: { allowed: true } })
    expect(opened?.shareable.some((thing) => thing.noun === 'task')).toBe(true)
    const forMember = await peopleOf(priya, { seat: aoifeSeat }) as WholePeople
    expect(Object.values(forMember.opened!.can).some((can) => can.allowed)).toBe(false)
  })
  test('N8: a limited seat sees the coordinator, its own question and its own proposal; no list, no counts, nobody else’s name', async () => {
    const page = await peopleOf(aoife, { seat: aoifeSeat, talk: 'Priya Canary' }) as LimitedPeople
    expect(page.people.map((person) => person.name)).toEqual(['Mara Lindqvist'])
    expect(page.questions.map((question) => question.text)).toEqual(['Own question?'])
    expect(page.proposals.map((proposal) => proposal.name)).toEqual(['Own Proposal'])
    expect(JSON.stringify({ ...page, asked: '' })).not.toContain('Canary')
    expect(page.talk).toMatchObject({ answer: 'ask the coordinator' })
  })
  test('R2: someone waiting reads the rules and can acknowledge them; nobody’s name and no code name is there', async () => {
    const page = await within(wanda, rules)
    expect(page).toMatchObject({ version: 1, acknowledge: { allowed: true }, people: [] })
    expect(page.rules).toHaveLength(4)
    expect(JSON.stringify(page)).not.toContain('Canary')
    expect((await within(aoife, rules)).people.map((person) => person.name)).toEqual(['Aoife Brennan'])
    expect((await within(priya, rules)).people).toHaveLength(4)
  })
})

test('attack 2/6: a page of many names works out how each looks once, not once for each other', async () => {
  const { rows: [{ id }] } = await w.sql.query(`select id from seat where incident_id = $1 and person_id = $2`, [incident.id, priya.id])
  await w.sql.query(`insert into seat (id, incident_id, name, organisation, kind, why, reach, state, sees, trust, how, added_by_seat_id, added_at)
    select gen_random_uuid(), $1, 'Some One ' || n, 'Elsewhere ' || n, 'other', 'Knows.', '', case when n % 2 = 0 then 'proposed' else 'aware' end,
      'whole', 0, 'proposed', $2, muster.now() from generate_series(1, 200) n`, [incident.id, id])
  const normalized = vi.spyOn(String.prototype, 'normalize')
  const page = await peopleOf(mara) as WholePeople
  const many = normalized.mock.calls.filter(([form]) => form === 'NFKD').length
  normalized.mockRestore()
  expect(page.proposals.length).toBeGreaterThanOrEqual(100)
  // Compared one with another it would be tens of thousands.
  expect(many).toBeLessThan(5_000)
})

test('attack 2/6: what one limited seat lays before the coordinator is bounded', async () => {
  const ask = (text: string) => refusal(w.run(aoife, 'question.ask', { incidentId: incident.id, text, taskId: null }))
  await w.sql.query(`insert into question (id, incident_id, asked_by_seat_id, text, asked_at)
    select gen_random_uuid(), $1, $2, repeat('a b c d ', 250), muster.now() from generate_series(1, 50)`, [incident.id, aoifeSeat])
  expect(await ask('And now?')).toMatchObject({ code: 'state', because: expect.stringContaining('Wait until Mara Lindqvist has answered some.') })
  const page = await peopleOf(aoife) as LimitedPeople
  expect([page.can.ask.allowed, page.can.propose.allowed, page.can.report.allowed]).toEqual([false, true, true])
  await w.sql.query(`insert into disclosure (id, incident_id, reported_by_seat_id, to_name, to_organisation, what, reported_at)
    select gen_random_uuid(), $1, $2, 'Uma ' || n, '', 'Told.', muster.now() from generate_series(1, 100) n`, [incident.id, aoifeSeat])
  expect(await refusal(w.run(aoife, 'disclosure.report', { incidentId: incident.id, toName: 'Uma', toOrganisation: '', what: 'Told.' })))
    .toMatchObject({ code: 'state' })
})

test('W5: whoever gives a seat reads that an administrator made or reset the account of late, and by whom', async () => {
  const [ada, nora, olga] = [await w.person('Ada Resetter', { administrator: true }), await w.person('Nora Fresh'), await w.person('Olga Old')]
  await w.sql.query(`update person set vouched_by_id = $1, vouched_at = muster.now() - interval '2 days' where id = $2`, [ada.id, nora.id])
  await w.sql.query(`update person set vouched_by_id = $1, vouched_at = muster.now() - interval '40 days' where id = $2`, [ada.id, olga.id])
  const other = await w.open(mara, { codeName: 'Grey Canary' })
  await w.seat(other, priya)
  const shown = (who: SomePerson) => look(who, async (at) =>
    (await people({ ...at, incident: (await incidentFacts(at, other.id))! }, {})) as WholePeople)
  const of = (accounts: readonly object[], { id }: SomePerson) => JSON.stringify(accounts.find((each) => JSON.stringify(each).includes(id)))
  const { accounts } = await shown(mara)
  expect(of(accounts, nora)).toContain('made or last reset by Ada Resetter in the last 30 days')
  expect(of(accounts, olga)).not.toContain('reset')
  await w.run(priya, 'seat.propose', { incidentId: other.id, personId: nora.id, name: '', organisation: '', kind: 'technical', why: 'Knows.', reach: 'Mobile.' })
  const proposal = async (who: SomePerson) => (await shown(who)).proposals.find(({ name }) => name === 'Nora Fresh')
  expect((await proposal(mara))?.lately).toBe('made or last reset by Ada Resetter in the last 30 days')
  expect((await proposal(priya))?.lately).toBeNull()
})
