import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visitorOf } from '@/lib/actor/session'
import { opening } from '@/lib/queries/opening'
import { settings } from '@/lib/queries/settings'
import { signedIn } from '@/lib/testing/account'
import { refusal, world, type SomePerson, type World } from '@/lib/testing/world'

let w: World
let admin: SomePerson
beforeAll(async () => {
  w = await world()
  admin = await w.person('Ada Minister', { administrator: true })
})
afterAll(() => w.end())

const now = async () => (await settings(admin))!
const values = { name: 'Example Project', takeOverWaitMinutes: 20, idleLockMinutes: 5, silenceHours: 8 }

describe('settings', () => {
  test('are an administrator’s', async () => {
    const member = await w.person('Mem Ber')
    expect(await settings(member)).toBeNull()
    expect(await refusal(w.sign(member, 'setting.change', values, { version: 1 }))).toMatchObject({ code: 'forbidden' })
  })

  test('TO-1, N4: want the second factor, not a token: a wait cut short leaves the coordinator no time to answer', async () => {
    const { version } = (await now()).organisation
    expect(await refusal(w.run({ ...admin, via: 'token' }, 'setting.change', values, { version }))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(w.run(admin, 'setting.change', values, { version }))).toMatchObject({ code: 'invalid', fields: { code: expect.any(String) } })
    expect((await now()).organisation.version).toBe(version)
  })

  test('TO-1: whoever opens an incident reads the wait that it keeps, before and in its first entry', async () => {
    await w.sign(admin, 'setting.change', { ...values, takeOverWaitMinutes: 6 }, { version: (await now()).organisation.version })
    const opener = await w.person('Op Ener')
    expect((await opening(opener)).form).toMatchObject({ takeOverWaitMinutes: 6, silenceHours: 8 })
    const [first] = await w.entries(await w.open(opener))
    expect(JSON.parse(first!.content).about).toMatchObject({ takeOverWaitMinutes: 6, silenceHours: 8 })
  })

  test('W4: the idle lock goes by them from that moment on', async () => {
    const token = await signedIn(w, admin)
    await w.sign(admin, 'setting.change', values, { version: (await now()).organisation.version })
    await w.advance(4)
    expect((await visitorOf(token)).kind).toBe('actor')
    await w.advance(2)
    expect((await visitorOf(token)).kind).toBe('locked')
  })

  test('are not overwritten by someone who read older ones', async () => {
    const { version } = (await now()).organisation
    await w.sign(admin, 'setting.change', { ...values, silenceHours: 9 }, { version })
    expect(await refusal(w.sign(admin, 'setting.change', values, { version }))).toMatchObject({ code: 'changed' })
    expect((await now()).organisation.silenceHours).toBe(9)
  })

  test.each([{ idleLockMinutes: 0 }, { idleLockMinutes: 1.5 }, { takeOverWaitMinutes: 241 }, { takeOverWaitMinutes: 4 }, { name: ' ' }])('%j is refused with its field', async (wrong) => {
    const answer = await refusal(w.sign(admin, 'setting.change', { ...values, ...wrong }, { version: (await now()).organisation.version }))
    expect(answer).toMatchObject({ code: 'invalid', fields: { [Object.keys(wrong)[0]!]: expect.any(String) } })
  })
})

describe('C7: standing deputies', () => {
  test('are two or more different people of the organisation whose accounts work', async () => {
    const [one, two] = [await w.person('Dep One'), await w.person('Dep Two')]
    const partner = await w.person('Part Ner', { ours: false })
    const name = async (...personIds: string[]) =>
      refusal(w.sign(admin, 'plan.setStandingDeputies', { personIds }, { version: (await now()).plan.number }))
    expect(await name(one.id)).toMatchObject({ code: 'invalid' })
    expect(await name(one.id, one.id)).toMatchObject({ code: 'state', because: expect.stringContaining('twice') })
    expect(await name(one.id, partner.id)).toMatchObject({ code: 'state' })
    await w.sign(admin, 'account.disable', { personId: two.id, reason: 'On leave.' })
    expect(await name(one.id, two.id)).toMatchObject({ code: 'state' })
    await w.sign(admin, 'account.enable', { personId: two.id })
    expect(await name(two.id, one.id)).toBe('done')
    expect((await now()).plan.deputies.map(({ name: who, sound }) => [who, sound])).toEqual([['Dep Two', true], ['Dep One', true]])
  })
})

describe('N2: people the plan names', () => {
  const counsel = { name: 'Lena Graf', role: 'Legal contact', organisation: 'Graf & Partner', why: 'Counsel.', reach: 'Role line.', personId: null }

  test('are named and taken out again, each time in a new version', async () => {
    const { plan } = await now()
    await w.sign(admin, 'plan.namePerson', counsel, { version: plan.number })
    const named = (await now()).plan
    expect(named.number).toBe(plan.number + 1)
    expect(named.people).toMatchObject([counsel])
    await w.run(admin, 'plan.unnamePerson', { personKey: named.people[0]!.key }, { version: named.number })
    expect((await now()).plan.people).toEqual([])
  })

  test('a plan read before another’s change is refused', async () => {
    const { plan } = await now()
    await w.sign(admin, 'plan.namePerson', { ...counsel, sure: true }, { version: plan.number })
    expect(await refusal(w.sign(admin, 'plan.namePerson', counsel, { version: plan.number }))).toMatchObject({ code: 'changed' })
  })

  test('text in another Unicode form is kept in one', async () => {
    await w.sign(admin, 'plan.namePerson', { ...counsel, name: 'Zoe\u0308 Graf' }, { version: (await now()).plan.number })
    expect((await now()).plan.people.at(-1)!.name).toBe('Zo\u00eb Graf')
  })
})

describe('R3: rules', () => {
  test('are published as a new version', async () => {
    const { rules } = await now()
    const changed = [{ ...rules.rules[0]!, text: 'Leave hosts alone.' }, ...rules.rules.slice(1).map(({ level, title, text, why }) => ({ level, title, text, why }))]
    await w.sign(admin, 'rules.publish', { rules: changed }, { version: rules.number })
    const after = (await now()).rules
    expect(after.number).toBe(rules.number + 1)
    expect(after.rules[0]!.text).toBe('Leave hosts alone.')
  })
})
