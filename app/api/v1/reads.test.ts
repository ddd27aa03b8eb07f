import { describe, expect, test } from 'vitest'
import { bodyOf, partNames, read, readIncidents, tokenFor } from '@/lib/testing/calls'
import { host, timeLineEntry } from '@/lib/testing/examples/arranged'
import { ghosts, type Role } from '@/lib/testing/examples/cast'
import { playing } from '@/lib/testing/examples/playing'
import type { Played, Scene } from '@/lib/testing/examples/scene'

type Page = { rows: { id?: string; seq?: number }[]; next: string | null }
const lists = partNames.filter((part) => part !== '')
const whole = ['coordinator', 'deputy', 'manager', 'member'] as const
const nobody = ['removed', 'administrator', 'outsider', ...ghosts.filter((ghost) => ghost !== 'disabled')] as const

describe('promise 2: what each column reads by HTTP', () => {
  const onStage = playing()
  const setting = (work: (scene: Scene, token: (role: Role) => Promise<string>) => Promise<void>) => onStage(async (played: Played) => {
    const scene = played.scene('limited', 'responding')
    await arrange(scene)
    await work(scene, (role) => tokenFor(scene, scene.cast[role].id))
  })

  test.each(nobody)('%s: no incident, nor can one be told from none', (role) => setting(async ({ incident }, token) => {
    const mine = await token(role)
    expect(bodyOf(await readIncidents(mine))).toEqual({ rows: [], next: null })
    for (const part of partNames) {
      const hidden = await read(mine, incident.id, part)
      expect(hidden).toEqual(await read(mine, crypto.randomUUID(), part))
      expect(hidden).toEqual(await read(mine, 'no-id', part))
      expect(hidden.status).toBe(404)
    }
  })())

  test('without a token, or with that of a disabled account: nothing at all', setting(async ({ incident }, token) => {
    for (const mine of [null, 'mst_' + 'x'.repeat(43), await token('disabled')])
      for (const part of partNames) expect((await read(mine, incident.id, part)).status).toBe(401)
  }))

  test('R2: before the rules are acknowledged, the coordinator’s name and the drill mark alone', setting(async ({ incident, cast }, token) => {
    const mine = await token('unacknowledged')
    const { text } = await readIncidents(mine)
    expect(text).not.toContain('Copper Heron')
    expect(bodyOf(await read(mine, incident.id, ''))).toEqual({
      id: incident.id, drill: false, coordinator: cast.coordinator.name, seat: 'waiting',
    })
    for (const part of lists) expect((await read(mine, incident.id, part)).status, part).toBe(404)
  }))

  test('N1: a full seat reads who is suspended, and by what', setting(async ({ incident, seats }, token) => {
    const { rows } = bodyOf(await read(await token('member'), incident.id, 'people')) as { rows: { id: string; suspended: string | null }[] }
    const by = (role: 'suspended' | 'reset' | 'window over' | 'member') => rows.find(({ id }) => id === seats[role])?.suspended
    expect([by('suspended'), by('reset'), by('window over'), by('member')]).toEqual(['coordinator', 'account', 'window', null])
  }))

  test('N8: a limited seat reads what is shared with it, without counts, phase or logbook', setting(async (
    { incident, seats, ...scene }, token
  ) => {
    const mine = await token('limited')
    expect(
      Object.keys(bodyOf(await read(mine, incident.id, ''))).sort()
    ).toEqual(['codeName', 'coordinator', 'drill', 'id', 'kind', 'seat'])
    expect(ids(await read(mine, incident.id, 'tasks'))).toEqual([(await scene.task(incident, 'log-copy')).id])
    expect(ids(await read(mine, incident.id, 'people')).sort()).toEqual([seats.limited, seats.coordinator, seats.colleague].sort())
    expect(ids(await read(mine, incident.id, 'time-line'))).toHaveLength(1)
    expect((await read(mine, incident.id, 'log-book')).status).toBe(404)
    const rows = (bodyOf(await readIncidents(mine)).rows as Record<string, unknown>[]).map(({ phase, openedAt }) => [phase, openedAt])
    expect(new Set(rows.flat())).toEqual(new Set([null]))
  }))

  test('N8: of people, a limited seat reads what its page gives: names and ways to reach them', setting(async (
    { incident, seats, cast, ...scene }, token
  ) => {
    const mine = await token('limited')
    const rows = async () => (bodyOf(await read(mine, incident.id, 'people')) as { rows: object[] }).rows
    expect(new Set((await rows()).map((row) => Object.keys(row).sort().join()))).toEqual(new Set(['id,name,organisation,reach']))
    await scene.run(cast.limited, 'seat.propose', {
      incidentId: incident.id, personId: null, name: 'Nora New', organisation: 'Systems', kind: 'technical', why: 'Runs the gateway.', reach: 'Card.',
    })
    await scene.update('seat', seats.colleague, { state: 'removed', ended_at: new Date() })
    expect((await rows()).map((row) => 'id' in row && row.id).sort()).toEqual([seats.limited, seats.coordinator].sort())
  }))

  test('N8: the place in a list tells nothing but its row', setting(async ({ incident }, token) => {
    for (const part of ['tasks', 'people'] as const) {
      const { next, rows } = bodyOf(await read(await token('limited'), incident.id, part, { limit: '1' })) as Page
      expect(JSON.parse(Buffer.from(next!, 'base64url').toString('utf8')), part).toEqual([rows[0]!.id])
    }
  }))

  test.each(whole)('%s reads all of it', (role) => setting(async ({ incident, sql }, token) => {
    const mine = await token(role)
    for (
      const [part, table] of [['tasks', 'task'], ['people', 'seat'], ['time-line', 'time_line_entry'], ['log-book', 'log_entry']] as const
    ) {
      const there = await sql.query(`select 1 from ${table} where incident_id = $1`, [incident.id])
      expect(ids(await read(mine, incident.id, part, { limit: '500' })), part).toHaveLength(there.rowCount!)
    }
  })())

  test.each(
    ['coordinator', 'limited'] as const
  )('%s: lists go on where they stopped, each row once', (role) => setting(async ({ incident }, token) => {
    const mine = await token(role)
    for (const part of role === 'limited' ? lists.filter((each) => each !== 'log-book') : lists) {
      const paged: string[] = []
      for (let after: string | null = ''; after !== null;) {
        const answer = await read(mine, incident.id, part, { limit: '2', ...(after && { after }) })
        paged.push(...ids(answer))
        after = (bodyOf(answer) as Page).next
      }
      expect(paged, part).toEqual(ids(await read(mine, incident.id, part, { limit: '500' })))
    }
  })())

  test('promise 13: a cursor or a limit that is none is refused with its field, alike', setting(async ({ incident }, token) => {
    const place = (...key: unknown[]) => ({ after: Buffer.from(JSON.stringify(key)).toString('base64url') })
    const id = crypto.randomUUID()
    const bad: Record<string, string>[] = [
      { limit: '0' }, { limit: '501' }, { limit: '1.5' }, { limit: 'all' }, { after: 'x' }, { after: '%00' }, place('x', 1), place(2 ** 40),
      place(2 ** 40, id), place('9223372036854775808', 0, id), place('0', 2 ** 40, id), place('2026-02-30T00:00:00Z', id),
      place('0000-01-01T00:00:00Z', id),
    ]
    for (const mine of [await token('member'), await token('outsider')])
      for (const part of lists)
        for (const query of bad) {
          const answer = await read(mine, incident.id, part, query)
          expect(answer.status, `${part} ${JSON.stringify(query)}`).toBe(400)
          expect(Object.keys(bodyOf(answer).fields as object)).toEqual(Object.keys(query))
        }
  }))
})

const ids = (answer: { text: string }): string[] => (JSON.parse(answer.text) as Page).rows.map((row) => String(row.id ?? row.seq))

/** One task with a coordinator and one event shared with the limited seat; beside them others that are not. */
async function arrange(scene: Scene): Promise<void> {
  const { id } = await scene.task(scene.incident, 'log-copy')
  await scene.update('task', id, { state: 'assigned', coordinator_seat_id: scene.seats.colleague })
  await scene.share('task', id)
  await scene.share('time line entry', await timeLineEntry(scene))
  for (let each = 0; each < 5; each++) await timeLineEntry(scene)
  await host(scene, 'suspected')
  await scene.enter('responding')
}
