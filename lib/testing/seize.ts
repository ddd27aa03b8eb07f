import { newEnrolment } from '@/lib/actor/enrolment'
import { newRecoveryCodes, recoveryHash } from '@/lib/actor/recovery'
import { codeAt } from '@/lib/actor/second-factor'
import { digest, newToken } from '@/lib/actor/secret'
import { newcomer } from '@/lib/actor/session'
import type { SomePerson, World } from './world'

/** An administrator sends a new link and uses it: the account is theirs from now on. Returns it as they hold it. */
export async function seize(w: World, administrator: SomePerson, victim: SomePerson): Promise<SomePerson> {
  const link = newToken()
  await w.sign(administrator, 'account.reinvite', { personId: victim.id, reason: 'Lost everything.', tokenHash: digest(link) })
  const enrolment = await newEnrolment(victim.id, victim.login, await w.moment())
  const secret = enrolment.letters.replaceAll(' ', '')
  await w.advance(0.5)
  await w.run(newcomer(victim.id, victim.name), 'invitation.accept', {
    tokenHash: digest(link), password: 'Quiet-Heron_walks 48 miles', sealed: enrolment.sealed, code: codeAt(secret, await w.moment()),
    recoveryHashes: newRecoveryCodes().map((code) => recoveryHash(victim.id, code)),
  })
  return { ...victim, secret }
}

/** An administrator names accounts in the plan. Returns the keys by which the plan names them, in the same order. */
export async function nameInPlan(w: World, administrator: SomePerson, people: readonly SomePerson[]): Promise<string[]> {
  const newest = async () => (await w.sql.query('select number, document from plan_version order by number desc limit 1')).rows[0]
  for (const { id, name } of people)
    await w.sign(administrator, 'plan.namePerson', {
      name, role: 'Legal', organisation: 'Systems', why: 'Counsel.', reach: 'Line.', personId: id, sure: true,
    }, { version: Number((await newest()).number) })
  const named = (await newest()).document.people as { key: string; personId: string }[]
  return people.map(({ id }) => named.find((each) => each.personId === id)!.key)
}
