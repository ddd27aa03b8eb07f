import { expect } from 'vitest'
import type { Column } from '@/lib/rules/permission'
import type { CommandName } from '@/lib/rules/permissions'
import { systemActor } from '@/lib/actor/actor'
import { act } from './attempt'
import { book, books, breaksOf } from './book'
import { examples } from './examples'
import { phasesOf } from './expected'
import type { Played } from './scene'

/** A cell of the matrix that says yes: done in each phase that allows it, written down under its name, the chain whole. */
export async function carriedOut(played: Played, name: CommandName, column: Column): Promise<void> {
  const { kind } = examples[name]
  const entry = typeof kind === 'string' ? kind : kind(column)
  for (const phase of phasesOf(name, examples[name])) {
    const scene = played.scene(column, phase)
    const given = await examples[name].given(scene)
    await scene.enter(phase)
    const before = await books(scene.sql)
    await act(scene, name, given)
    const written = (await books(scene.sql)).filter((each) => !before.some((old) => old.hash === each.hash))
    const own = written.find((each) => each.kind === entry)
    expect(own, `${name} by ${column} while ${phase} wrote ${written.map((each) => each.kind).join(', ')}`).toBeDefined()
    expect(own!.actor_id).toBe(column === 'system' ? systemActor.id : scene.actor.id)
    for (const incidentId of new Set(written.map((each) => each.incident_id)))
      expect(breaksOf(await book(scene.sql, incidentId)), 'entries that do not follow').toEqual([])
  }
}
