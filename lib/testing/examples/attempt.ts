import { systemActor, type Actor } from '@/lib/actor/actor'
import { execute } from '@/lib/commands/execute'
import { commands } from '@/lib/commands/registry'
import { tick } from '@/lib/commands/tick'
import { as } from '@/lib/db/as'
import { withSystemSight } from '@/lib/db/sight'
import { incidentFacts } from '@/lib/facts/incident'
import type { Permission } from '@/lib/rules/permission'
import { permissions, type CommandName } from '@/lib/rules/permissions'
import { refusal } from '@/lib/testing/world'
import type { Given } from './example'
import type { Scene } from './scene'

export type Answer = Awaited<ReturnType<typeof refusal>>

export const ruleOf = (name: CommandName) => permissions[name] as unknown as Permission<never>

/** Carries the example out as it is meant: with a proof where one is wanted, by the clock where it is the program's. Throws if refused. */
export async function act(scene: Scene, name: CommandName, { input, version }: Given): Promise<void> {
  if (scene.column === 'system') await tick(scene.incident.id)
  else if (ruleOf(name).proof) await scene.sign(scene.actor, name, input, { version })
  else await scene.run(scene.actor, name, input, { version })
}

/** How somebody is answered who sends just this. A proof is sent along, so that its lack is not what is refused. */
export function attempt(who: Actor, name: CommandName, { input, version }: Given): Promise<Answer> {
  return refusal(execute(name, who, { input, version, proof: { code: '000000', fingerprint: '' } }))
}

/** What the rules say to the program itself, with its sight of the incident. */
export async function systemAttempt(scene: Scene, name: CommandName, given: Given): Promise<Answer> {
  const command = commands[name]
  if (command.scope !== 'incident') return attempt(systemActor, name, given)
  const incidentId = scene.incident.id
  return as(systemActor, (at) => withSystemSight(at, incidentId, async () => {
    const incident = await incidentFacts(at, incidentId)
    const prepared = incident && (await command.read(given.input).prepare({ ...at, incident }, { version: given.version, how: '' }))
    if (!prepared) return { code: 'missing', because: '' }
    return prepared.verdict.allowed ? 'done' : { code: prepared.verdict.code, because: prepared.verdict.because }
  }))
}
