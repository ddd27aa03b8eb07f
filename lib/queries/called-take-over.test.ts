import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { codeAt } from '@/lib/actor/second-factor'
import { statementsOf } from '@/lib/testing/statements'
import { see } from '@/lib/testing/see'
import { assemble, cast } from '@/lib/testing/team'
import { world, type SomePerson, type World } from '@/lib/testing/world'
import { incidentFrame } from './frame'

// F5: a take-over stands on every page of whoever coordinates, with what they need to answer it from there.

let w: World
let people: Awaited<ReturnType<typeof cast>>
let team: Awaited<ReturnType<typeof assemble>>

beforeAll(async () => {
  w = await world()
  people = await cast(w)
})
afterAll(() => w.end())
beforeEach(async () => {
  team = await assemble(w, people, true)
})

const called = async (who: SomePerson) => (await see(who, team.incident, incidentFrame)).called
const call = async () => {
  const { answer } = await w.run(people.daniel, 'takeOver.call', { incidentId: team.incident.id, reason: 'No answer for an hour.' })
  return String(answer.takeOverId)
}

describe('a takeover that was called over the viewer', () => {
  test('TO-3: the frame of every page brings it to the coordinator, and to nobody else', async () => {
    expect(await called(people.mara)).toBeNull()
    const before = await w.moment()
    const id = await call()
    const theirs = await called(people.mara)
    expect(theirs).toMatchObject({ id, reason: 'No answer for an hour.', by: 'Daniel Osei', claimants: ['Daniel Osei'], answer: { allowed: true } })
    const minutes = (theirs!.until!.getTime() - before.getTime()) / 60_000
    expect(minutes).toBeGreaterThanOrEqual(15)
    expect(minutes).toBeLessThan(16)
    for (const who of [people.daniel, people.priya, people.tomas, people.hanna]) expect(await called(who)).toBeNull()
    await w.run(people.hanna, 'takeOver.confirmAbsence', { incidentId: team.incident.id, takeOverId: id, attempts: 'Called twice.' })
    expect((await called(people.mara))?.until ?? null).toBeNull()
  })

  test('TO-3: what is proved over it is what the command wants proved; a claim since makes it another', async () => {
    const takeOverId = await call()
    const before = (await called(people.mara))!.fingerprint
    await w.run(people.priya, 'takeOver.claim', { incidentId: team.incident.id, takeOverId })
    const { fingerprint, claimants } = (await called(people.mara))!
    expect(claimants).toEqual(['Daniel Osei', 'Priya Raman'])
    const answer = async (shown: string) => {
      await w.advance(0.5)
      const proof = { code: codeAt(people.mara.secret, await w.moment()), fingerprint: shown }
      return w.run(people.mara, 'takeOver.answer', { incidentId: team.incident.id, takeOverId }, { proof })
    }
    await expect(answer(before)).rejects.toMatchObject({ code: 'changed' })
    await answer(fingerprint)
    expect(await called(people.mara)).toBeNull()
  })

  test('it costs the page no statement', async () => {
    const count = () => statementsOf(() => called(people.mara))
    const without = await count()
    await call()
    expect(await count()).toBe(without)
  })
})
