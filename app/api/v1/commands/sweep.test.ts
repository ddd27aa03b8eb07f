import { describe, expect, test } from 'vitest'
import { bodyOf, readIncidents, send, tokenFor } from '@/lib/testing/calls'
import { columns, phases, type Column } from '@/lib/rules/permission'
import { commandNames, type CommandName } from '@/lib/rules/permissions'
import { ruleOf } from '@/lib/testing/examples/attempt'
import { books } from '@/lib/testing/examples/book'
import { ghosts } from '@/lib/testing/examples/cast'
import type { Given } from '@/lib/testing/examples/example'
import { examples } from '@/lib/testing/examples/examples'
import { columnsOf, expected, isUnseen, phasesOf } from '@/lib/testing/examples/expected'
import { playing } from '@/lib/testing/examples/playing'
import { unchanged } from '@/lib/testing/examples/refused-alike'
import type { Played, Scene } from '@/lib/testing/examples/scene'
import { namedBy, seesAll } from '@/lib/testing/examples/sight'

const statuses = { missing: 404, forbidden: 403, state: 409, done: 200 }
const people = columns.filter((column) => column !== 'system')

describe('promise 2: every command by HTTP answers as the matrix does', () => {
  const onStage = playing()
  test.each(commandNames)('%s', (name) => onStage((played) => byToken(played, name))(), 60_000)
})

async function byToken(played: Played, name: CommandName): Promise<void> {
  const rule = ruleOf(name)
  const able = columnsOf(name, examples[name])[0]!
  const scene = played.scene(able, phasesOf(name, examples[name])[0]!)
  const given = await examples[name].given(scene)
  await scene.enter(scene.phase)
  const hand = rule.proof === true || rule.byHand === true
  const body = { input: given.input, ...(given.version === undefined ? {} : { version: given.version }) }
  const named = await namedBy(scene, given.input)
  const tokens = new Map(
    await Promise.all([...people, ...ghosts].map(async (role) => [role, await tokenFor(scene, scene.cast[role].id)] as const))
  )
  await scene.sql.query(`update api_token set last_used_at = muster.now()`)

  await unchanged(scene, async () => {
    for (const column of people) {
      if (examples[name].unseated?.includes(column)) continue
      const sees = !['limited', 'unacknowledged'].includes(column) || (await seesAll(scene, scene.cast[column], named))
      const code = expected(name, column, scene.phase, sees)
      if (code === 'done' && !hand) continue
      const { status } = await send(tokens.get(column)!, name, body)
      expect(
        code === 'done' ? byHandOnly(name) : code === 'missing' && !isUnseen(name, column) ? [404, 403] : [statuses[code]],
        `${name} as ${column}`,
      ).toContain(status)
    }
    // A token ends with its person's account; of an incident the others know nothing.
    for (const ghost of ghosts.filter((each) => isUnseen(name, each)))
      expect((await send(tokens.get(ghost)!, name, body)).status, ghost).toBe(ghost === 'disabled' ? 401 : 404)
    expect((await send(null, name, body)).status).toBe(401)
    expect((await send('mst_' + 'x'.repeat(43), name, body)).status).toBe(401)
    expect((await send(null, name, body, { cookie: 'muster=anything' })).status).toBe(401)
    const own = tokens.get(able === 'system' ? 'coordinator' : able)!
    const bad = await send(own, name, { ...body, input: { ...given.input, surplus: 1 } })
    if ((await readIncidents(own)).status === 401) expect(bad.status).toBe(401)
    else expect([bad.status, bodyOf(bad)]).toEqual(
      [400, { error: 'invalid', because: expect.any(String), fields: { input: expect.any(String) } }]
    )
  })
  if (able === 'system') return
  await otherPhase(played, name, able, hand)
  if (!hand) await once(scene, name, tokens.get(able)!, given)
}

/** A token never signs, accepts or claims. Without an account or a second factor it is none, and of others' own things it finds none. */
const byHandOnly = (name: CommandName): number[] => (ruleOf(name).scope === 'incident' ? [403] : [403, 404, 401])

/** Sent in a phase that does not allow it: not now. */
async function otherPhase(played: Played, name: CommandName, able: Column, hand: boolean): Promise<void> {
  const other = phases.find((phase) => ruleOf(name).while && !ruleOf(name).while!.includes(phase))
  if (!other) return
  const scene = played.scene(able, other)
  const { input, version } = await examples[name].given(scene)
  await scene.enter(other)
  const token = await tokenFor(scene, scene.actor.id)
  expect((await send(token, name, { input, version })).status, `${name} while ${other}`).toBe(hand ? 403 : 409)
}

/** One key is one act: sent twice at once, and again, it answers alike and is done once; with other contents it is refused. */
async function once(scene: Scene, name: CommandName, token: string, { input, version }: Given): Promise<void> {
  const key = { 'idempotency-key': crypto.randomUUID() }
  const before = (await books(scene.sql)).length
  const [first, second] = await Promise.all([send(token, name, { input, version }, key), send(token, name, { input, version }, key)])
  expect(first.status, first.text).toBe(200)
  expect(second).toEqual(first)
  const entries = (await books(scene.sql)).length
  expect(entries, 'entries').toBeGreaterThan(before)
  await unchanged(scene, async () => {
    expect(await send(token, name, { input, version }, key)).toEqual(first)
    expect((await send(token, 'zone.change', { input: { zone: 'Asia/Tokyo' } }, key)).status, 'the same key for another command').toBe(409)
    const text = Object.keys(input).find((each) => typeof input[each] === 'string' && /^[A-Z].* .*\.$/.test(input[each]))
    if (text) expect(
      (await send(token, name, { input: { ...input, [text]: 'Other words.' }, version }, key)).status, 'the same key for other words'
    ).toBe(409)
  })
}
