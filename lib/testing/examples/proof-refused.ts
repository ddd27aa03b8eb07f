import { expect } from 'vitest'
import { execute } from '@/lib/commands/execute'
import { preview } from '@/lib/commands/preview'
import { weigh } from '@/lib/db/as'
import type { Column } from '@/lib/rules/permission'
import type { CommandName } from '@/lib/rules/permissions'
import { refusal } from '@/lib/testing/world'
import { attempt, ruleOf } from './attempt'
import { examples } from './examples'
import { phasesOf } from './expected'
import { unchanged } from './refused-alike'
import type { Played } from './scene'

/** Who may, but not like this: a token where hands are wanted, a signature without or with a wrong proof (T3), rules not read (SE-9). */
export async function proofRefused(played: Played, name: CommandName, able: Column): Promise<void> {
  const rule = ruleOf(name)
  const [phase] = phasesOf(name, examples[name])
  if (able === 'system') return
  const scene = played.scene(able, phase!)
  const given = await examples[name].given(scene)
  await scene.enter(phase!)
  const { actor } = scene
  await unchanged(scene, async () => {
    if (rule.proof || rule.byHand)
      expect(await attempt({ ...actor, via: 'token' }, name, given), 'by token').toMatchObject({
        code: 'forbidden', because: 'A token can’t do this. Sign in and do it yourself.',
      })
    if (!rule.proof) return
    const { input, version } = given
    expect(await refusal(execute(name, actor, { input, version })), 'without proof').toMatchObject({
      code: 'invalid', fields: { code: expect.any(String) },
    })
    expect(await attempt(actor, name, given), 'proof of something else').toMatchObject({ code: 'changed' })
    const seen = await weigh(actor, (at) => preview(at, name, input))
    expect(seen?.fingerprint, 'what is shown to the signer').toMatch(/^[0-9a-f]{64}$/)
    const wrong = { code: '000000', fingerprint: seen?.fingerprint ?? '' }
    expect(await refusal(execute(name, actor, { input, version, proof: wrong })), 'wrong code').toMatchObject({ code: 'proof' })
  })
  if (rule.scope === 'organisation' || rule.rulesDue || able === 'unacknowledged') return
  await scene.sql.query(`insert into rules_version (number, document) select 2, document from rules_version where number = 1`)
  await unchanged(scene, async () => {
    expect(await attempt(actor, name, given), 'while new rules wait').toMatchObject({
      code: 'forbidden', because: 'There are new rules. Acknowledge them first.',
    })
  })
}
