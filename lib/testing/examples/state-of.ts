import { expect } from 'vitest'
import type { Column, Phase } from '@/lib/rules/permission'
import type { CommandName } from '@/lib/rules/permissions'
import { act, attempt, systemAttempt } from './attempt'
import { examples } from './examples'
import { codeOf, unchanged } from './refused-alike'
import type { Played } from './scene'

/** A state of the thing that a command is about: done from the states that design states names, refused from all others. */
export async function stateOf(played: Played, name: CommandName, able: Column, phase: Phase, state: string): Promise<void> {
  const { given, states } = examples[name]
  const scene = played.scene(able, phase)
  const sent = await given(scene)
  await scene.enter(phase)
  await states!.put(scene, sent, state)
  if (states!.from.includes(state)) return act(scene, name, sent)
  await unchanged(scene, async () => {
    const answer = able === 'system' ? await systemAttempt(scene, name, sent) : await attempt(scene.actor, name, sent)
    expect(['state', 'forbidden', 'missing'], `${name} from ${state}: ${codeOf(answer)}`).toContain(codeOf(answer))
  })
}
