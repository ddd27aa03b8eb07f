import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { preview } from '@/lib/commands/preview'
import { weigh } from '@/lib/db/as'
import { givePassword, nextCode } from '@/lib/testing/account'
import { refusal, world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { codeAt } from './second-factor'

const password = 'Kettle-Orbit 7 Fjord'
let w: World
let mara: SomePerson
let incident: SomeIncident
beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  await givePassword(w, mara, password)
})
afterAll(() => w.end())
beforeEach(async () => {
  await w.sql.query('delete from throttle')
  incident = await w.open(mara)
})

const ending = () => ({ incidentId: incident.id, ending: 'not an incident', doubleOfId: null, reason: 'A planned job.' })
const sign = async (code: string, fingerprint?: string) => {
  const seen = await weigh(mara, (at) => preview(at, 'incident.standDown', ending()))
  return refusal(w.run(mara, 'incident.standDown', ending(), { proof: { code, fingerprint: fingerprint ?? seen!.fingerprint! } }))
}
const token = (code: string) => refusal(w.run(mara, 'apiToken.create', { label: 'Job', days: 1, code, tokenHash: '1'.repeat(64) }))
const change = (current: string) => refusal(w.run(mara, 'password.change', { current, next: 'Nine-Lantern 4 Rivers' }))
const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work))
const counted = (answers: Awaited<ReturnType<typeof refusal>>[]) => answers.filter((answer) => answer !== 'done' && answer.code === 'proof').length

describe('SG-2: guesses sent at once all count', () => {
  test('SG-2: at a signature', async () => {
    const answers = await times(40, () => sign('000000'))
    expect(counted(answers)).toBe(5)
    expect(answers.filter((answer) => answer !== 'done' && answer.code === 'throttled')).toHaveLength(35)
  })
  test('SG-2: at a code for one’s own account', async () => {
    expect(counted(await times(40, () => token('000000')))).toBe(5)
  })
  test('SG-2: at the present password', async () => {
    expect(counted(await times(40, () => change('wrong')))).toBe(5)
  })
})

describe('SG-2: only a wrong proof counts', () => {
  test('SG-2: what is refused for another reason costs no try', async () => {
    for (let i = 0; i < 8; i++) expect(await sign('000000', 'of something else')).toMatchObject({ code: 'changed' })
    await w.advance(0.5)
    expect(await sign(codeAt(mara.secret, await w.moment()))).toBe('done')
  })
  test('SG-2: a right proof starts the count anew', async () => {
    for (let i = 0; i < 4; i++) await token('000000')
    expect(await token(await nextCode(w, mara))).toBe('done')
    for (let i = 0; i < 5; i++) expect(await token('000000')).toMatchObject({ code: 'proof' })
    expect(await token('000000')).toMatchObject({ code: 'throttled' })
  })
  test('SG-2: who must wait learns nothing of what the code was for (N3)', async () => {
    await times(6, () => token('000000'))
    const elsewhere = { ...ending(), incidentId: crypto.randomUUID() }
    const outsider = () => refusal(w.run(mara, 'incident.standDown', elsewhere, { proof: { code: '000000', fingerprint: 'x' } }))
    expect(await outsider()).toEqual(await sign('000000'))
  })
})
