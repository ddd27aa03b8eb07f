import { describe, expect, test } from 'vitest'
import { reads } from '@/lib/http/reads'
import { look } from '@/lib/db/as'
import { desk } from '@/lib/queries/desk'
import { evidence } from '@/lib/queries/evidence'
import { incidentFrame } from '@/lib/queries/frame'
import { myTasks } from '@/lib/queries/my-tasks'
import { people } from '@/lib/queries/people'
import { search } from '@/lib/queries/search'
import { searchBacklog } from '@/lib/queries/search-backlog'
import { task } from '@/lib/queries/task'
import { bodyOf, find, read, readIncidents, takeOut, tokenFor, type Answered } from '@/lib/testing/calls'
import { evidence as someEvidence, host, taskOf } from '@/lib/testing/examples/arranged'
import { playing } from '@/lib/testing/examples/playing'
import type { Scene } from '@/lib/testing/examples/scene'
import { see } from '@/lib/testing/see'

// attack 2/2, N8: whatever the API answers a limited seat, one of its pages says, too. Each read there is has a line here.

const incidentPath = '/api/v1/incidents/{incidentId}'
const asked: Record<string, (token: string, incidentId: string) => Promise<Answered[]>> = {
  '/api/v1/incidents': async (token) => [await readIncidents(token)],
  '/api/v1/search': (token) => Promise.all(words.map((q) => find(token, { q }))),
  [incidentPath]: async (token, id) => [await read(token, id, '')],
  [`${incidentPath}/tasks`]: async (token, id) => [await read(token, id, 'tasks'), await read(token, id, 'tasks', { limit: '1' })],
  [`${incidentPath}/time-line`]: async (token, id) => [await read(token, id, 'time-line'), await read(token, id, 'time-line', { limit: '1' })],
  [`${incidentPath}/time-line/export`]: async (token, id) => [await takeOut(token, id, 'as=jsonl'), await takeOut(token, id, 'as=csv')],
  [`${incidentPath}/people`]: async (token, id) => [await read(token, id, 'people'), await read(token, id, 'people', { limit: '1' })],
  [`${incidentPath}/log-book`]: async (token, id) => [await read(token, id, 'log-book')],
}
/** What the API says in other words than a page: the plan's own name of a task, which is the same in every incident of an organisation. */
const ofThePlan = new Set(['key'])
const words = ['hidden', 'shown', 'log', 'copper', 'e-9', 'was', 'colin']

describe('attack 2/2: a limited seat reads by HTTP what its pages show', () => {
  const onStage = playing()

  test('N8: every read, compared with the pages', onStage(async (played) => {
    const scene = played.scene('limited', 'responding')
    const mine = await arrange(scene)
    const token = await tokenFor(scene, scene.actor.id)
    const pages = leaves(await shown(scene, mine)).map(({ value }) => value)
    expect(Object.keys(asked).sort()).toEqual(reads.map(({ path }) => path).sort())
    for (const { path } of reads) {
      for (const answer of await asked[path]!(token, scene.incident.id)) {
        expect(answer.text, path).not.toMatch(/HIDDEN|E-\d\d/)
        if (answer.status !== 200) continue
        const { next, ...body } = bodyOf(answer)
        const told = leaves(body).filter(({ key, value }) => !ofThePlan.has(key) && value !== null && value !== '')
        expect(told.filter(({ value }) => !pages.includes(value)), path).toEqual([])
        if (typeof next === 'string') expect(place(next).filter((each) => each !== null && each !== 0).every((each) => pages.includes(String(each))), path).toBe(true)
      }
    }
    // Not for want of anything to read.
    expect(bodyOf(await read(token, scene.incident.id, 'time-line'))).toEqual({ rows: [{ id: mine.entryId, text: 'Shown: a key was stolen' }], next: null })
  }))
})

const place = (next: string) => JSON.parse(Buffer.from(next, 'base64url').toString('utf8')) as unknown[]

type Leaf = { key: string; value: string | null }
/** Every single value in an answer, as text, with the name of its field. */
function leaves(of: unknown, key = ''): Leaf[] {
  if (of instanceof Date) return [{ key, value: of.toISOString() }]
  if (Array.isArray(of)) return of.flatMap((each) => leaves(each, key))
  if (typeof of === 'object' && of !== null) return Object.entries(of).flatMap(([name, value]) => leaves(value, name))
  return [{ key, value: of === null || of === undefined ? null : String(of) }]
}

/** All that the pages of the limited seat show. */
async function shown({ actor, incident }: Scene, { taskId }: { taskId: string }): Promise<unknown[]> {
  const pages = await see(actor, incident, async (within) => [
    await myTasks(within), await task(within, taskId, null), await people(within, {}), await evidence(within, null), await incidentFrame(within),
    within.incident.incident, within.incident.me, within.incident.me?.acknowledgedRules,
  ])
  return [pages, await desk(actor), await look(actor, (at) => searchBacklog(at, null)), await Promise.all(words.map((typed) => look(actor, (at) => search(at, typed, null, 20))))]
}

/** A task, an entry that was corrected, evidence and a host that are shared; beside each, and inside the entry, what is hidden. */
async function arrange(scene: Scene): Promise<{ taskId: string; entryId: string }> {
  const { incident, cast, seats } = scene
  const taskId = await taskOf(scene, seats.limited)
  await host(scene, 'confirmed', 'HIDDEN-host')
  const hostId = await host(scene, 'confirmed', 'shown-host')
  await someEvidence(scene)
  const evidenceId = await someEvidence(scene)
  const says = { happened: { kind: 'unknown', start: null, end: null, zone: 'UTC' }, writtenAs: '', foundAt: null, taskId: null, audience: 'team' }
  const add = async (text: string) => String((await scene.run(cast.member, 'timeLine.add', {
    incidentId: incident.id, ...says, text, source: 'HIDDEN source', accounts: 'HIDDEN-account', hostIds: [hostId], evidenceIds: [evidenceId],
  })).answer.entryId)
  await add('HIDDEN: never shared')
  const entryId = await add('HIDDEN: the key of Priya was stolen')
  await scene.run(cast.member, 'timeLine.correct', { incidentId: incident.id, entryId, text: 'HIDDEN: whose key, said again', reason: 'HIDDEN why' }, { version: 1 })
  await scene.run(cast.member, 'timeLine.correct', {
    incidentId: incident.id, entryId, text: 'Shown: a key was stolen', source: '', accounts: '', reason: 'HIDDEN: partners may not know whose.',
  }, { version: 2 })
  for (const [noun, id] of [['time line entry', entryId], ['evidence', evidenceId], ['host', hostId]] as const) await scene.share(noun, id)
  return { taskId, entryId }
}
