import { expect, vi } from 'vitest'
import type { Column, Condition } from '@/lib/rules/permission'
import type { CommandName } from '@/lib/rules/permissions'
import { attempt, ruleOf, systemAttempt } from './attempt'
import { examples } from './examples'
import { phasesOf } from './expected'
import { unchanged } from './refused-alike'
import type { Played } from './scene'

/** One condition fails and all before it hold: refused with its own sentence, and nothing is written. */
export async function conditionFails(played: Played, name: CommandName, able: Column, says: string): Promise<void> {
  const condition = ruleOf(name).and!.find((each) => each.says === says) as Condition<unknown>
  const breaks = examples[name].breaks?.[says]
  if (!breaks) throw new Error(`lib/testing/examples has nothing that breaks “${says}” of ${name}`)
  const [phase] = phasesOf(name, examples[name])
  const scene = played.scene(able, phase!)
  const given = await examples[name].given(scene)
  await scene.enter(phase!)
  const result = await breaks(scene, given)
  const changed = typeof result === 'object' ? result : {}
  const weighed = vi.spyOn(condition, 'holds')
  await unchanged(scene, async () => {
    const sent = changed.given ?? given
    const answer = able === 'system' ? await systemAttempt(scene, name, sent)
      : await attempt(changed.by ? scene.cast[changed.by] : scene.actor, name, sent)
    const facts = weighed.mock.lastCall?.[0]
    const because = typeof condition.because === 'string' ? condition.because : condition.because(facts)
    expect(answer).toMatchObject({ code: condition.refuses === 'who' ? 'forbidden' : 'state', because })
    expect(because).toMatch(/[.?]$/)
  })
  weighed.mockRestore()
}
