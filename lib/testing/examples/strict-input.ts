import { expect } from 'vitest'
import type { Column } from '@/lib/rules/permission'
import type { CommandName } from '@/lib/rules/permissions'
import { refusal } from '@/lib/testing/world'
import { written } from '@/lib/testing/marks'
import { act, attempt } from './attempt'
import { badInputs, oddInputs } from './bad-input'
import { examples } from './examples'
import { phasesOf } from './expected'
import { unchanged } from './refused-alike'
import type { Given } from './example'
import type { Played, Scene } from './scene'
import { strangeIds, upperCaseIds } from './strange-ids'

/**
 * Everything that the schema does not say is refused, with the field. Ids of another incident, of another noun, or of nothing are alike:
 * there is nothing. An older version is refused as changed. None of it changes anything, and the same input, with its ids in capitals, is
 * carried out after it.
 */
export async function takesWhatTheSchemaSaysAlone(played: Played, name: CommandName, column: Column): Promise<void> {
  const scene = played.scene(column, phasesOf(name, examples[name])[0]!)
  const given = await examples[name].given(scene)
  await scene.enter(scene.phase)
  const strange = column === 'system' ? [] : await strangeIds(played, name, scene, given)
  await unchanged(scene, async () => {
    await refusesBadInput(scene, name, given)
    for (const { what, input } of strange) {
      const answer = await attempt(scene.actor, name, { ...given, input })
      expect(answer, `${name} with ${what}`).not.toBe('done')
      expect(['missing', 'state'], `${name} with ${what}: ${JSON.stringify(answer)}`).toContain((answer as { code: string }).code)
    }
    if (given.version !== undefined && column !== 'system')
      expect(
        await attempt(scene.actor, name, { ...given, version: given.version + 7 }), 'a version that nobody read'
      ).toMatchObject({ code: 'changed' })
  })
  if (column !== 'system') await act(scene, name, { ...given, input: upperCaseIds(given.input) })
}

async function refusesBadInput(scene: Scene, name: CommandName, given: Given): Promise<void> {
  for (const { what, field, input } of badInputs(name, given.input)) {
    const answer = await attempt(scene.actor, name, { ...given, input: input as object as typeof given.input })
    expect(answer, `${name} with ${what}`).toMatchObject({ code: 'invalid' })
    const fields = Object.keys((answer as { fields?: object }).fields ?? {})
    expect(
      fields.some((each) => each === field || each.split('.')[0] === field), `${name} with ${what} names ${fields.join(', ')}`
    ).toBe(true)
  }
}

/** What is odd is taken or refused, never a fault; and what is refused changes nothing. */
export async function takesOddInputOrRefuses(played: Played, name: CommandName, column: Column): Promise<void> {
  if (column === 'system') return
  const scene = played.scene(column, phasesOf(name, examples[name])[0]!)
  const given = await examples[name].given(scene)
  await scene.enter(scene.phase)
  let before = await written(scene.sql)
  for (const { what, input } of oddInputs(name, given.input)) {
    const answer = await refusal(act(scene, name, { ...given, input })).catch((fault: unknown) => `a fault: ${String(fault)}`)
    expect(String(answer), `${name} with ${what}`).not.toMatch(/^a fault/)
    const after = await written(scene.sql)
    if (answer !== 'done') expect(after, `${name} with ${what}`).toEqual(before)
    before = after
  }
}
