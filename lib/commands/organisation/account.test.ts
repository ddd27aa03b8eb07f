import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { digest, newToken } from '@/lib/actor/secret'
import { weighPassword } from '@/lib/actor/sign-in'
import { beginSession, newcomer, visitorOf } from '@/lib/actor/session'
import { newEnrolment } from '@/lib/actor/enrolment'
import { newRecoveryCodes, recoveryHash } from '@/lib/actor/recovery'
import { codeAt } from '@/lib/actor/second-factor'
import { findInvited } from '@/lib/db/accounts'
import { weigh } from '@/lib/db/as'
import { accounts } from '@/lib/queries/accounts'
import { actorOf, givePassword, signedIn } from '@/lib/testing/account'
import { callBack } from '@/lib/testing/call-back'
import { refusal, standUp, world, type SomePerson, type World } from '@/lib/testing/world'

const password = 'Kettle-Orbit 7 Fjord'
let w: World
let admin: SomePerson
beforeAll(async () => {
  w = await world()
  admin = await w.person('Ada Minister', { administrator: true })
})
afterAll(() => w.end())

const trustOf = async ({ id }: { id: string }) => (await w.sql.query<{ trust: number }>('select trust from person where id = $1', [id])).rows[0]!.trust
const knows = (person: SomePerson, incidentId: string) => weigh(person, ({ tx }) => tx.incident.count({ where: { id: incidentId } }))

let invitees = 0
async function invited(options: { ours?: boolean } = {}) {
  const token = newToken()
  const login = `new.comer.${++invitees}`
  const { answer } = await w.run(admin, 'account.invite', {
    login, name: 'Noor Comer', organisation: 'Systems', ours: true, tokenHash: digest(token), sure: true, ...options,
  })
  return { token, login, personId: String(answer.personId) }
}

async function accept(token: string, { personId, login }: { personId: string; login: string }, given: { password?: string; code?: string } = {}) {
  const enrolment = await newEnrolment(personId, login, await w.moment())
  const secret = enrolment.letters.replaceAll(' ', '')
  const done = await w.run(newcomer(personId, 'Noor Comer'), 'invitation.accept', {
    tokenHash: digest(token), password: given.password ?? password, sealed: enrolment.sealed, code: given.code ?? codeAt(secret, await w.moment()),
    recoveryHashes: newRecoveryCodes().map((code) => recoveryHash(personId, code)),
  })
  return { secret, done }
}

describe('an account begins with a one-time link (W1)', () => {
  test('the person chooses a password and adds a second factor, and can sign in', async () => {
    const link = await invited()
    expect(await findInvited(digest(link.token))).toMatchObject({ personId: link.personId })
    await accept(link.token, link)
    expect(await weighPassword(link.login, password, 'here')).toEqual({ personId: link.personId })
  })

  test('of two who use one link at the same time one gets in, and their password and app are the ones that count', async () => {
    const link = await invited()
    const passwords = [password, 'Nine-Lantern 4 Rivers']
    const outcomes = await Promise.all(passwords.map((each) => refusal(accept(link.token, link, { password: each }))))
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome !== 'done')).toMatchObject([{ code: 'state' }])
    const won = outcomes.indexOf('done')
    expect(await weighPassword(link.login, passwords[won]!, 'here')).toEqual({ personId: link.personId })
    expect(await weighPassword(link.login, passwords[1 - won]!, 'there')).toBe('wrong')
  })

  test('the link works once', async () => {
    const link = await invited()
    await accept(link.token, link)
    expect(await findInvited(digest(link.token))).toBeNull()
    expect(await refusal(accept(link.token, link))).toMatchObject({ code: 'state' })
  })

  test('it runs out after three days', async () => {
    const link = await invited()
    await w.advance(72 * 60 + 1)
    expect(await findInvited(digest(link.token))).toBeNull()
    expect(await refusal(accept(link.token, link))).toMatchObject({ code: 'state' })
  })

  test('a weak password spends nothing and says what to mend (W2)', async () => {
    const link = await invited()
    expect(await refusal(accept(link.token, link, { password: 'Password1!' }))).toMatchObject({ code: 'invalid', fields: { password: expect.stringContaining('leaked') } })
    const wrong = 'Wrong code. Enter the one your app shows now.'
    expect(await refusal(accept(link.token, link, { code: '000000' }))).toMatchObject({ because: wrong, fields: { code: wrong } })
    await accept(link.token, link)
  })

  test('a picture made for someone else is not taken', async () => {
    const [link, other] = [await invited(), await invited()]
    const enrolment = await newEnrolment(other.personId, other.login, await w.moment())
    const work = w.run(newcomer(link.personId, 'Noor Comer'), 'invitation.accept', {
      tokenHash: digest(link.token), password, sealed: enrolment.sealed, code: codeAt(enrolment.letters.replaceAll(' ', ''), await w.moment()),
      recoveryHashes: newRecoveryCodes().map((code) => recoveryHash(link.personId, code)),
    })
    expect(await refusal(work)).toMatchObject({ code: 'invalid', fields: { code: expect.stringContaining('has expired') } })
  })

  test('nobody takes up another’s link', async () => {
    const link = await invited()
    const mallory = await w.person('Mallory Meddler')
    const enrolment = await newEnrolment(mallory.id, mallory.login, await w.moment())
    const work = w.run(mallory, 'invitation.accept', {
      tokenHash: digest(link.token), password, sealed: enrolment.sealed, code: '000000', recoveryHashes: newRecoveryCodes().map((code) => recoveryHash(mallory.id, code)),
    })
    expect(await refusal(work)).toMatchObject({ code: 'missing' })
  })

  test('a user name is someone’s alone, and an administrator is one of the organisation’s own', async () => {
    const { login } = await invited()
    const base = { name: 'Some Body', organisation: 'Systems', tokenHash: digest(newToken()) }
    expect(await refusal(w.run(admin, 'account.invite', { ...base, login: login.toUpperCase(), ours: true }))).toMatchObject({ fields: { login: expect.any(String) } })
    const { answer } = await w.sign(admin, 'account.inviteAdministrator', { ...base, login: 'second.admin' })
    expect((await w.sql.query('select ours, administrator from person where id = $1', [answer.personId])).rows).toEqual([{ ours: true, administrator: true }])
  })
})

describe('W5: whoever resets an account can’t become that person', () => {
  const acts = [
    ['account.disable', (personId: string) => ({ personId, reason: 'Telephone stolen.' })],
    ['account.resetSecondFactor', (personId: string) => ({ personId, reason: 'Telephone lost.' })],
    ['account.reinvite', (personId: string) => ({ personId, reason: 'Everything lost.', tokenHash: digest(newToken()) })],
  ] as const

  test.each(acts)('%s: out at once, everywhere, and the seat is suspended (SE-10)', async (name, input) => {
    const coordinator = await w.person('Cora Lead')
    const incident = await w.open(coordinator)
    const member = await w.person('Mem Ber')
    await w.seat(incident, member)
    const tokens = [await signedIn(w, member), await signedIn(w, member)]
    expect(await knows(member, incident.id)).toBe(1)
    const before = await trustOf(member)

    expect(await refusal(w.run(admin, name, input(member.id)))).toMatchObject({ code: 'invalid', fields: { code: expect.any(String) } })
    await w.sign(admin, name, input(member.id))

    for (const token of tokens) expect(await visitorOf(token)).toEqual({ kind: 'nobody' })
    expect(await trustOf(member)).toBe(before + 1)
    expect(await knows(member, incident.id)).toBe(0)
  })

  test('enabling wants the second factor, too', async () => {
    const member = await w.person('Mem Ber')
    await w.sign(admin, 'account.disable', { personId: member.id, reason: 'On leave.' })
    expect(await refusal(w.run(admin, 'account.enable', { personId: member.id }))).toMatchObject({ code: 'invalid', fields: { code: expect.any(String) } })
    expect(await refusal(w.sign(admin, 'account.enable', { personId: member.id }))).toBe('done')
  })

  test('C7: the page says who is a standing deputy that counts, and how many are left without them', async () => {
    const left = async () => (await accounts(admin))!.people.filter(({ deputiesLeft }) => deputiesLeft !== null).map(({ name, deputiesLeft }) => [name, deputiesLeft])
    expect(await left()).toEqual([['Standing One', 1], ['Standing Two', 1]])
    await w.sign(admin, 'account.disable', { personId: w.deputies[0]!.id, reason: 'On leave.' })
    await w.sign(admin, 'account.enable', { personId: w.deputies[0]!.id })
    expect(await left()).toEqual([['Standing Two', 0]])
    await standUp(w.sql, w.deputies)
  })

  test('enabling again brings back the account, not the trust', async () => {
    const incident = await w.open(await w.person('Cora Lead'))
    const member = await w.person('Mem Ber')
    await w.seat(incident, member)
    await w.sign(admin, 'account.disable', { personId: member.id, reason: 'On leave.' })
    await w.sign(admin, 'account.enable', { personId: member.id })
    await signedIn(w, member)
    expect(await knows(member, incident.id)).toBe(0)
  })

  test('an invitation taken up after the seat was given suspends it', async () => {
    const incident = await w.open(await w.person('Cora Lead'))
    const link = await invited()
    const person: SomePerson = { ...newcomer(link.personId, 'Noor Comer'), login: link.login, secret: '' }
    await w.seat(incident, person)
    expect(await knows(person, incident.id)).toBe(1)
    await accept(link.token, link)
    expect(await knows(person, incident.id)).toBe(0)
  })

  test('after a reset the password alone leads to adding a second factor, and to nothing else', async () => {
    const member = await w.person('Mem Ber')
    await givePassword(w, member, password)
    await w.sign(admin, 'account.resetSecondFactor', { personId: member.id, reason: 'Telephone lost.' })
    await expect(signedIn(w, member)).rejects.toThrow('wrong')
    expect(await weighPassword(member.login, password, 'here')).toEqual({ personId: member.id })
  })

  test('attack 2/1: after a new invitation its link is the only way in: password, app, recovery codes and tokens of before are gone', async () => {
    const link = await invited()
    const { secret } = await accept(link.token, link)
    const member: SomePerson = { ...newcomer(link.personId, 'Noor Comer'), login: link.login, secret }
    const next = newToken()
    await w.sign(admin, 'account.reinvite', { personId: member.id, reason: 'Laptop and telephone stolen.', tokenHash: digest(next) })
    expect(await weighPassword(member.login, password, 'elsewhere')).toBe('wrong')
    expect(await visitorOf(await beginSession(member.id, 'thief'))).toMatchObject({ kind: 'half', needs: 'enrolment' })
    expect((await w.sql.query('select from recovery_code where person_id = $1', [member.id])).rowCount).toBe(0)
    expect(await refusal(accept(next, link, { password }))).toMatchObject({ code: 'invalid', fields: { password: expect.any(String) } })
    await accept(next, link, { password: 'Nine-Lantern 4 Rivers' })
    expect(await weighPassword(member.login, 'Nine-Lantern 4 Rivers', 'here')).toEqual({ personId: member.id })
  })

  test('attack 2/1: nobody is confirmed before they have a second factor again, and whoever adds one is called back after that (SE-10, SE-11)', async () => {
    const coordinator = await w.person('Cora Lead')
    const incident = await w.open(coordinator)
    const member = await w.person('Mem Ber')
    const seatId = await w.seat(incident, member)
    const confirm = () => refusal(callBack(w, coordinator, { incidentId: incident.id, seatId }))
    await w.sign(admin, 'account.resetSecondFactor', { personId: member.id, reason: 'Telephone lost.' })
    expect(await confirm()).toMatchObject({ code: 'state', because: expect.stringContaining('has no second factor yet') })
    const enrol = async () => {
      const { letters, sealed } = await newEnrolment(member.id, member.login, await w.moment())
      const code = codeAt(letters.replaceAll(' ', ''), await w.moment())
      await w.run(newcomer(member.id, member.name), 'secondFactor.enrol', { sealed, code, recoveryHashes: newRecoveryCodes().map((each) => recoveryHash(member.id, each)) })
    }
    // A seat that trusted the account as it was before, such as one given between the reset and now.
    await w.sql.query('update seat set trust = (select trust from person where id = $2) where id = $1', [seatId, member.id])
    expect(await knows(member, incident.id)).toBe(1)
    await enrol()
    expect(await knows(member, incident.id)).toBe(0)
    expect(await confirm()).toBe('done')
    expect(await knows(member, incident.id)).toBe(1)
  })
})

describe('N4: an administrator runs accounts', () => {
  test('and nobody else does', async () => {
    const member = await w.person('Mem Ber')
    const other = await w.person('Oth Er')
    for (const name of ['account.enable', 'account.makeAdministrator', 'account.endAdministrator'] as const)
      expect(await refusal(w.run(member, name, { personId: other.id }))).toMatchObject({ code: 'forbidden', because: expect.stringContaining('Only an administrator') })
    expect(await accounts(member)).toBeNull()
  })

  test('not by token, and not their own', async () => {
    const other = await w.person('Oth Er')
    expect(await refusal(w.run({ ...admin, via: 'token' }, 'account.makeAdministrator', { personId: other.id }))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(w.sign(admin, 'account.disable', { personId: admin.id, reason: 'Tired.' }))).toMatchObject({ code: 'forbidden' })
  })

  test('the list says the same of someone whether they are on an incident or not', async () => {
    const member = await w.person('Mem Ber')
    const row = async () => JSON.stringify((await accounts(admin))!.people.find(({ id }) => id === member.id))
    const before = await row()
    await w.seat(await w.open(await w.person('Zoe Opens')), member, { office: 'manager' })
    const judgedAt = /"now":"[^"]*"/g
    expect((await row()).replaceAll(judgedAt, '')).toBe(before.replaceAll(judgedAt, ''))
  })

  test('each act is in the organisation’s logbook, with its reason and without secrets', async () => {
    const link = await invited()
    await w.sign(admin, 'account.disable', { personId: link.personId, reason: 'Wrong person.' })
    const { rows } = await w.sql.query<{ kind: string; content: string }>('select kind, content from organisation_entry order by seq desc limit 2')
    expect(rows.map(({ kind }) => kind)).toEqual(['account.disabled', 'account.invited'])
    expect(rows[0]!.content).toContain('Wrong person.')
    expect(rows[1]!.content).not.toContain(digest(link.token))
  })

  test('ends at once when it is taken away, in sessions that are open too', async () => {
    const second = await w.person('Sec Admin', { administrator: true })
    const token = await signedIn(w, second)
    expect((await actorOf(token)).actor.administrator).toBe(true)
    await w.run(admin, 'account.endAdministrator', { personId: second.id })
    expect((await actorOf(token)).actor.administrator).toBe(false)
  })
})
