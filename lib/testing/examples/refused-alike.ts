import { expect } from 'vitest'
import { columns, phases, type Column } from '@/lib/rules/permission'
import type { CommandName } from '@/lib/rules/permissions'
import { written } from '@/lib/testing/marks'
import { attempt, ruleOf, systemAttempt, type Answer } from './attempt'
import { ghosts, type Role } from './cast'
import type { Given } from './example'
import { examples } from './examples'
import { expected, isUnseen } from './expected'
import type { Played, Scene } from './scene'
import { namedBy, seesAll, shareAll, withOtherIds, type Named } from './sight'

/** Every cell of the matrix that says no: the right refusal, hidden as missing, and not a row is written. */
export async function refusedAlike(played: Played, name: CommandName, able: Column): Promise<void> {
  const organisation = ruleOf(name).scope === 'organisation'
  for (const phase of organisation ? phases.slice(0, 1) : phases) {
    const scene = played.scene(able, phase)
    const given = await examples[name].given(scene)
    await scene.enter(phase)
    const named = await namedBy(scene, given.input)
    await unchanged(scene, async () => {
      for (const column of columns) await cell(scene, name, given, column, named)
      for (const ghost of ghosts) if (isUnseen(name, ghost)) await hidden(scene, name, given, ghost)
    })
    // The limited seat once more, with all that is named in its sight.
    await shareAll(scene, named)
    await unchanged(scene, () => cell(scene, name, given, 'limited', named))
  }
}

async function cell(scene: Scene, name: CommandName, given: Given, column: Column, named: readonly Named[]): Promise<void> {
  const where = `${name} as ${column} while ${scene.phase}`
  if (column === 'system') {
    const code = expected(name, column, scene.phase, true)
    // Of somebody's own things, such as a session, the program finds none: that is an answer, too.
    if (code !== 'done') expect([code, 'missing'], where).toContain(codeOf(await systemAttempt(scene, name, given)))
    return
  }
  if (examples[name].unseated?.includes(column)) return hidden(scene, name, given, column)
  const sees = !['limited', 'unacknowledged'].includes(column) || (await seesAll(scene, scene.cast[column], named))
  const code = expected(name, column, scene.phase, sees)
  if (code === 'missing' && isUnseen(name, column)) return hidden(scene, name, given, column)
  if (code === 'missing') return unfound(scene, name, given, column)
  if (code !== 'done') return expect(codeOf(await attempt(scene.cast[column], name, given)), where).toBe(code)
  const never = examples[name].never?.[column] ?? examples[name].neverWhile?.[scene.phase]
  if (never) expect(['forbidden', 'state'], `${where}: ${never}`).toContain(codeOf(await attempt(scene.cast[column], name, given)))
}

/** Something named is out of sight: refused, and in the same words as if it did not exist (N8). */
async function unfound(scene: Scene, name: CommandName, given: Given, column: Exclude<Column, 'system'>): Promise<void> {
  const answer = await attempt(scene.cast[column], name, given)
  expect(['missing', 'forbidden'], `${name} as ${column} while ${scene.phase}`).toContain(codeOf(answer))
  expect(answer).toEqual(await attempt(scene.cast[column], name, { ...given, input: withOtherIds(given.input) }))
}

/** Refused, and in the same words as for an incident that does not exist. */
async function hidden(scene: Scene, name: CommandName, given: Given, role: Exclude<Role, 'system'>): Promise<void> {
  const answer = await attempt(scene.cast[role], name, given)
  expect(codeOf(answer), `${name} as ${role} while ${scene.phase}`).toBe('missing')
  const nowhere = { ...given, input: { ...given.input, incidentId: crypto.randomUUID() } }
  expect(answer).toEqual(await attempt(scene.cast[role], name, nowhere))
}

/** Runs `work` and compares the whole database before and after it. */
export async function unchanged(scene: Scene, work: () => Promise<unknown>): Promise<void> {
  const before = await written(scene.sql)
  await work()
  expect(await written(scene.sql)).toEqual(before)
}

export const codeOf = (answer: Answer): string => (answer === 'done' ? 'done' : answer.code)
