import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { newEnrolment } from '@/lib/actor/enrolment'
import { newRecoveryCodes, recoveryHash } from '@/lib/actor/recovery'
import { codeAt } from '@/lib/actor/second-factor'
import { digest } from '@/lib/actor/secret'
import { newcomer } from '@/lib/actor/session'
import { weighPassword } from '@/lib/actor/sign-in'
import { execute } from '@/lib/commands/execute'
import { databaseNow, isEmpty } from '@/lib/db/accounts'
import { withoutActor } from '@/lib/db/as'
import { disconnect } from '@/lib/db/client'
import { newId } from '@/lib/db/id'
import { useFreshDatabase } from '@/lib/testing/database'
import { refusal } from '@/lib/testing/world'
import { setUpBound } from './set-up'

beforeEach(async () => {
  await disconnect()
  await useFreshDatabase()
  vi.stubEnv('MUSTER_SETUP_CODE_HASH', digest('ABCDEFGHJKMN'))
})
afterAll(disconnect)

async function setUp(setUpCode = 'abcd-efgh-jkmn', login = 'ada') {
  const personId = newId()
  const { sealed, letters } = await newEnrolment(setUpBound, 'administrator', await databaseNow())
  return execute('organisation.setUp', newcomer(personId, 'Ada Minister'), {
    input: {
      setUpCode, organisation: 'Example Project', login, name: 'Ada Minister', password: 'Kettle-Orbit 7 Fjord', sealed,
      code: codeAt(letters.replaceAll(' ', ''), await databaseNow()), recoveryHashes: newRecoveryCodes().map((code) => recoveryHash(personId, code)),
    },
  })
}

test('the code from the terminal makes the organisation, its first administrator, the plan and the rules', async () => {
  expect(await isEmpty()).toBe(true)
  await setUp()
  expect(await weighPassword('ada', 'Kettle-Orbit 7 Fjord', 'here')).toEqual({ personId: expect.any(String) })
  await withoutActor(async (tx) => {
    expect(await tx.organisation.findUnique({ where: { id: 1 } })).toMatchObject({ name: 'Example Project', headSeq: 1 })
    expect(await tx.person.findUnique({ where: { login: 'ada' } })).toMatchObject({ administrator: true, ours: true })
    expect(await tx.planVersion.findUnique({ where: { number: 1 } })).toMatchObject({ document: { standingDeputies: [], people: [] } })
    expect(await tx.rulesVersion.findUnique({ where: { number: 1 } })).not.toBeNull()
    const entry = await tx.organisationEntry.findUniqueOrThrow({ where: { seq: 1 } })
    expect(entry.kind).toBe('organisation.setUp')
    expect(entry.content).not.toMatch(/Kettle|ABCD/i)
  })
})

test('promise 9: a wrong code, or none configured, sets nothing up', async () => {
  expect(await refusal(setUp('abcd-efgh-jkmm'))).toMatchObject({ code: 'forbidden' })
  vi.stubEnv('MUSTER_SETUP_CODE_HASH', '')
  expect(await refusal(setUp())).toMatchObject({ code: 'forbidden' })
  expect(await isEmpty()).toBe(true)
})

test('it happens once, also when two come at the same time', async () => {
  const both = await Promise.all([refusal(setUp('abcd-efgh-jkmn', 'ada')), refusal(setUp('abcd-efgh-jkmn', 'bea'))])
  expect(both.filter((answer) => answer === 'done')).toHaveLength(1)
  expect(both.filter((answer) => answer !== 'done')).toMatchObject([{ code: 'state', because: 'Muster is already set up. Sign in.' }])
  expect(await refusal(setUp('abcd-efgh-jkmn', 'cea'))).toMatchObject({ code: 'state' })
})
