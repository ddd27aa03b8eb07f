import { newId } from '@/lib/db/id'
import { phases } from '@/lib/rules/permission'
import type { CommandName } from '@/lib/rules/permissions'
import type { Given, Input } from './example'
import { examples } from './examples'
import type { Played, Scene } from './scene'
import { idsIn } from './sight'

/** The input once for each of its ids, with another in its place: of nothing, of another noun, and of the same thing in another incident. */
export async function strangeIds(played: Played, name: CommandName, scene: Scene, given: Given): Promise<{ what: string; input: Input }[]> {
  const ids = [...new Set(idsIn(given.input))]
  const elsewhere = played.scene(scene.column, phases[(phases.indexOf(scene.phase) + 2) % phases.length]!)
  const twins = idsIn((await examples[name].given(elsewhere)).input)
  const own = idsIn(given.input)
  const { rows: [task] } = await scene.sql.query<{ id: string }>('select id from task where incident_id = $1 limit 1', [scene.incident.id])
  return ids.flatMap((id) => {
    const twin = twins[own.indexOf(id)]
    const others = [['an id of nothing', newId()], ['an id of another noun', scene.incident.id], ['an id of another noun, a task', task!.id],
      ...(twin && twin !== id ? [['an id of another incident', twin]] : [])] as [string, string][]
    return others.filter(([, other]) => other !== id).map(([what, other]) => ({ what: `${what} for ${whereIs(given.input, id)}`, input: swapped(given.input, id, other) }))
  })
}

export const upperCaseIds = (input: Input): Input => idsIn(input).reduce((next, id) => swapped(next, id, id.toUpperCase()), input)

function swapped(input: Input, id: string, other: string): Input {
  return JSON.parse(JSON.stringify(input).replaceAll(id, other)) as Input
}

const whereIs = (input: Input, id: string): string => Object.keys(input).find((key) => JSON.stringify(input[key]).includes(id)) ?? ''
