import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { digest, newToken } from '@/lib/actor/secret'
import { look } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { people } from '@/lib/queries/people'
import { settings } from '@/lib/queries/settings'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

// Attack 13: somebody can be taken for somebody else.

let w: World
let mara: SomePerson
let nadia: SomePerson
let aoife: SomePerson
let admin: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  nadia = await w.person('Nadia Rahmani')
  aoife = await w.person('Aoife Brennan', { ours: false })
  admin = await w.person('Tomas Reyes', { administrator: true })
})
beforeEach(async () => {
  incident = await w.open(mara)
  await w.seat(incident, aoife, { sees: 'shared' })
})
afterAll(() => w.end())

const whom = { personId: null, organisation: 'The project', kind: 'technical', why: 'Knows the hosts.', reach: 'My own card.' }
const propose = (name: string, more: object = {}) =>
  w.run(aoife, 'seat.propose', { incidentId: incident.id, ...whom, name, ...more })
const add = (name: string, more: object = {}) =>
  w.run(mara, 'seat.add', { incidentId: incident.id, ...whom, sees: 'whole', accessUntil: null, name, ...more })
const page = (who: SomePerson) => look(who, async (at) => people({ ...at, incident: (await incidentFacts(at, incident.id))! }, {}))
const proposals = async (who: SomePerson) => (await page(who)).proposals
const invite = (name: string, more: object = {}) => w.run(admin, 'account.invite', {
  login: `login-${newToken().slice(0, 8).toLowerCase().replaceAll(/[^a-z0-9]/g, 'x')}`, name, organisation: 'The project, translations', ours: true,
  tokenHash: digest(newToken()), ...more,
})

describe('a corrected name', () => {
  let added = 0
  const corrected = async (name: string, more: object = {}) => {
    const { answer } = await add(['Ola Nowak', 'Kim Kay', 'Rae Roe', 'Pat Poe'][added++]!)
    const { rows: [{ version }] } = await w.sql.query('select version from seat where id = $1', [answer.seatId])
    return refusal(w.run(mara, 'seat.correct', { incidentId: incident.id, seatId: answer.seatId, name, reason: 'Misheard.', ...more }, { version }))
  }
  test('attack 13: hides nothing', async () => {
    expect(await corrected('Ma\u200bra Lindqvist')).toMatchObject({ code: 'invalid', fields: { name: expect.stringMatching(/^Remove the characters/) as string } })
  })
  test('attack 13: is asked about where it looks like another’s, and stands once that is someone else', async () => {
    expect(await corrected('Мara Lindqvist')).toMatchObject({ code: 'invalid', fields: { sure: expect.stringContaining(`(${mara.login})`) as string } })
    expect(await corrected('Мara Lindqvist', { sure: true })).toBe('done')
    expect(await corrected('Nora Berg')).toBe('done')
  })
})

test('trial-runs F3: in the plan, too, an account stands under its own name or not at all', async () => {
  const { rows: [{ version }] } = await w.sql.query('select max(number)::int as version from plan_version')
  const named = { role: 'Legal', organisation: 'Systems', why: 'Counsel.', reach: 'Card.', personId: nadia.id }
  expect(await refusal(w.sign(admin, 'plan.namePerson', { ...named, name: 'Sam Oduya' }, { version })))
    .toMatchObject({ code: 'invalid', fields: { name: expect.stringContaining('Nadia Rahmani') as string } })
  expect(await refusal(w.sign(admin, 'plan.namePerson', { ...named, name: 'Nadia Rahmani' }, { version }))).toBe('done')
})

describe('a proposal in someone else’s name', () => {
  test.each([['the name itself', 'Mara Lindqvist'], ['a Cyrillic letter', 'Мara Lindqvist'], ['a title', 'Dr Mara Lindqvist']])(
    'attack 13: %s: whoever decides is told whom it looks like; the proposer is told nothing', async (_, name) => {
      await propose(name)
      expect(await proposals(mara)).toMatchObject([{ name, resembles: [`Mara Lindqvist (${mara.login}), Systems, the coordinator`] }])
      expect(await proposals(aoife)).toMatchObject([{ name, resembles: [] }])
    })
  test.each(['Ma\u200bra Lindqvist', 'Mara Lindqvist\n\u202etsil eht no', 'Mara\u0000'])('attack 13: %j is refused', async (name) => {
    expect(await refusal(propose(name))).toMatchObject({ code: 'invalid', fields: { name: expect.stringMatching(/^Remove the characters/) as string } })
    expect(await refusal(propose('Ned New', { organisation: name }))).toMatchObject({ code: 'invalid' })
  })
  test('someone’s own account and entry are no warning; an account or a person of the plan is', async () => {
    await propose('', { personId: nadia.id })
    await propose('Nadia Rahrnani')
    await propose('Ned New')
    expect((await proposals(mara)).map(({ resembles }) => resembles)).toEqual([
      [], [`Nadia Rahmani (${nadia.login}), Systems, has an account`], [],
    ])
  })
  test('looks the same and comes from where it looks the same: the same person, who is on the roster', async () => {
    const { answer } = await propose('Мara Lindqvist', { organisation: 'Ѕystems' })
    expect(await refusal(w.run(mara, 'seat.approve', {
      incidentId: incident.id, seatId: answer.seatId, sees: 'whole', reach: '', accessUntil: null,
    }))).toMatchObject({ code: 'state' })
  })
})

describe('asked again before someone comes in under a name like another’s', () => {
  test('attack 13: on the roster', async () => {
    expect(await refusal(add('Nadia Rahmani'))).toMatchObject({
      code: 'invalid', fields: { sure: `The name looks like Nadia Rahmani (${nadia.login}), Systems, has an account. If this is someone else, tick the box.` },
    })
    expect(await refusal(add('Nadia Rahmani', { sure: true }))).toBe('done')
    expect(await refusal(add('', { personId: nadia.id }))).toMatchObject({ code: 'invalid', fields: { sure: expect.any(String) as string } })
    expect(await refusal(add('Ola Nowak'))).toBe('done')
  })
  test('attack 13: with an account, and in the plan; compared with nothing of an incident (N4)', async () => {
    await w.seat(incident, null, { state: 'aware' })
    await w.sql.query(`update seat set name = 'Police Desk' where incident_id = $1 and state = 'aware'`, [incident.id])
    expect(await refusal(invite('Police Desk'))).toBe('done')
    expect(await refusal(invite('nadia rahmani'))).toMatchObject({ code: 'invalid', fields: { sure: expect.stringContaining(nadia.login) as string } })
    expect(await refusal(invite('Na\u2060dia Rahmani', { sure: true }))).toMatchObject({ code: 'invalid', fields: { name: expect.any(String) as string } })
    const version = (await settings(admin))!.plan.number
    const named = { name: 'Мara Lindqvist', role: 'Legal', organisation: 'Law', why: 'Counsel.', reach: 'Line.', personId: null }
    expect(await refusal(w.sign(admin, 'plan.namePerson', named, { version }))).toMatchObject({ code: 'invalid', fields: { sure: expect.any(String) as string } })
    expect(await refusal(w.sign(admin, 'plan.namePerson', { ...named, sure: true }, { version }))).toBe('done')
  })
})

describe('where two look alike, the user name stands beside each', () => {
  test('attack 13: to choose an account, also where the other can’t be chosen', async () => {
    await invite('Nadia Rahmani', { sure: true, login: 'nadia.two' })
    const choices = async () => {
      const found = await page(mara)
      return found.sight === 'whole' ? found.accounts.filter(({ name }) => name === 'Nadia Rahmani').map(({ from }) => from) : []
    }
    // Behind them stands who made the account lately.
    const second = expect.stringMatching(/^nadia\.two, The project, translations, /) as string
    expect(await choices()).toEqual(expect.arrayContaining([second, `${nadia.login}, Systems`]))
    await w.seat(incident, nadia)
    expect(await choices()).toEqual([second])
    const { accounts } = (await settings(admin))!
    expect(accounts.find(({ id }) => id === mara.id)!.from).toBe('Systems')
    expect(accounts.find(({ id }) => id === nadia.id)!.from).toBe(`${nadia.login}, Systems`)
  })
})
