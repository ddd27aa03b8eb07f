import pg from 'pg'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { look } from '@/lib/db/as'
import { incidentFacts, type Within } from '@/lib/facts/incident'
import { commandNames } from '@/lib/rules/permissions'
import { act, ruleOf } from '@/lib/testing/examples/attempt'
import { examples } from '@/lib/testing/examples/examples'
import { columnsOf, phasesOf } from '@/lib/testing/examples/expected'
import { playing } from '@/lib/testing/examples/playing'
import { incidentFrame } from './frame'
import { readAlike } from './read-alike'
import { situation, type SituationContent } from './situation'

// What is read once for all full seats is kept while the log book has no new entry. So whatever changes it has to be written there.

const forget = () => void delete (globalThis as { musterReadAlike?: unknown }).musterReadAlike
beforeEach(forget)
const played = playing()

/** What the Situation and the frame show, as they were read by somebody before, and as they are. */
async function shown(within: Within) {
  const read = async (as: Within) => ({ situation: JSON.parse((await situation(as)).content) as unknown, frame: await incidentFrame(as) })
  const { incident } = within
  return { alike: await read(within), anew: await read({ ...within, incident: { ...incident, incident: { ...incident.incident, head: crypto.randomUUID() } } }) }
}

const ofIncidents = commandNames.filter((name) => ruleOf(name).scope === 'incident')

describe('nothing happens unrecorded: what full seats read alike is new after each command', () => {
  test.each(ofIncidents)('%s', played(async ({ scene }) => {
    const name = expect.getState().currentTestName!.split(' > ').at(-1)! as (typeof ofIncidents)[number]
    const column = columnsOf(name, examples[name])[0]!
    const phase = phasesOf(name, examples[name])[0]!
    const here = scene(column, phase)
    const given = await examples[name].given(here)
    await here.enter(phase)
    const see = () => look(here.cast.colleague, async (at) => {
      const incident = await incidentFacts(at, here.incident.id)
      return incident?.standings.has('member') ? shown({ ...at, incident }) : null
    })
    // What was arranged is in no log book.
    forget()
    const before = await see()
    expect(before?.alike).toEqual(before?.anew)
    await act(here, name, given)
    const after = await see()
    expect(after?.alike).toEqual(after?.anew)
  }))
})

describe('who reads alike', () => {
  test('the second full seat reads nothing of it again, until there is an entry', played(async ({ scene }) => {
    const here = scene('coordinator', 'responding')
    const read = (who: typeof here.cast.member) => look(who, async (at) => {
      const incident = (await incidentFacts(at, here.incident.id))!
      const sent = vi.spyOn(pg.Client.prototype, 'query')
      const { content } = await situation({ ...at, incident })
      const statements = sent.mock.calls.length
      sent.mockRestore()
      return { content, statements }
    })
    const first = await read(here.cast.member)
    const second = await read(here.cast.manager)
    expect([first.statements > 0, second.statements]).toEqual([true, 0])
    expect(second.content).toBe(first.content)
    const { summary } = JSON.parse(first.content) as SituationContent
    await here.run(here.actor, 'incident.summarise', { incidentId: here.incident.id, summary: 'The copy of the logs is safe.' }, summary)
    const third = await read(here.cast.member)
    expect(third.statements).toBe(first.statements)
    expect(third.content).toContain('The copy of the logs is safe.')
  }))

  test.each(['limited', 'unacknowledged'] as const)('%s never does', played(async ({ scene }) => {
    const column = expect.getState().currentTestName!.includes('limited') ? 'limited' : 'unacknowledged'
    const here = scene(column, 'responding')
    await look(here.actor, async (at) => {
      const incident = (await incidentFacts(at, here.incident.id))!
      await expect(readAlike({ ...at, incident }, 'situation', async () => 'not for them')).rejects.toThrow('only full seats')
    })
  }))
})
