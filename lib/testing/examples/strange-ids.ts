import { newId } from '@/lib/db/id'
import { phases } from '@/lib/rules/permission'
import type { CommandName } from '@/lib/rules/permissions'
import { ruleOf } from './attempt'
import type { Given, Input } from './example'
import { examples } from './examples'
import type { Played, Scene } from './scene'
import { idsIn, namedBy } from './sight'

/** The input once for each of its ids, with another in its place: of nothing, of another noun, of the same thing in another incident. */
export async function strangeIds(played: Played, name: CommandName, scene: Scene, given: Given): Promise<{ what: string; input: Input }[]> {
  const ids = idsIn(given.input)
  if (ids.length === 0) return []
  const named = await namedBy(scene, given.input)
  const twins = ruleOf(name).scope === 'incident' ? await ofAnotherIncident(played, name, scene) : []
  const task = (await scene.task(scene.incident, 'snapshot')).id
  return [...new Set(ids)].flatMap((id) => {
    const isTask = named.some((row) => row.id === id && row.table === 'task')
    const others: [string, string | undefined][] = [
      ['nothing', newId()], ['another noun', isTask ? scene.seats.colleague : task], ['another incident', twins[ids.indexOf(id)]],
    ]
    return others.flatMap(([what, other]) =>
      (other && other !== id ? [{ what: `an id of ${what} for ${whereIs(given.input, id)}`, input: swapped(given.input, id, other) }] : []))
  })
}

/** The ids that the same example names in another incident; not those of incidents themselves. */
async function ofAnotherIncident(played: Played, name: CommandName, scene: Scene): Promise<(string | undefined)[]> {
  const elsewhere = played.scene(scene.column, phases[(phases.indexOf(scene.phase) + 2) % phases.length]!)
  const incidents = new Set((await scene.sql.query<{ id: string }>('select id from incident')).rows.map((row) => row.id))
  return idsIn((await examples[name].given(elsewhere)).input).map((id) => (incidents.has(id) ? undefined : id))
}

export const upperCaseIds = (input: Input): Input => idsIn(input).reduce((next, id) => swapped(next, id, id.toUpperCase()), input)

function swapped(input: Input, id: string, other: string): Input {
  return JSON.parse(JSON.stringify(input).replaceAll(id, other)) as Input
}

const whereIs = (input: Input, id: string): string => Object.keys(input).find((key) => JSON.stringify(input[key]).includes(id)) ?? ''
