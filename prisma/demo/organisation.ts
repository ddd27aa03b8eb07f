import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/actor/actor'
import { codeAt } from '@/lib/actor/second-factor'
import { digest, newToken, seal } from '@/lib/actor/secret'
import { execute } from '@/lib/commands/execute'
import { setUpBound } from '@/lib/commands/organisation/set-up'
import { preview } from '@/lib/commands/preview'
import { as, weigh } from '@/lib/db/as'
import { newId } from '@/lib/db/id'
import { standingDeputies } from '@/lib/facts/standing-deputy'
import type { CommandName } from '@/lib/rules/permissions'
import { demoSecrets } from './accounts'
import type { DemoClock } from './clock'
import type { Demonstration, DemoPerson } from './demonstration'

export type Cast = ReadonlyMap<string, Actor>

/** The organisation, its accounts and its plan, set up as people would have done it. Returns the actor of each person by key. */
export async function setUpOrganisation({ people, plan }: Demonstration, clock: DemoClock, now: Date): Promise<Cast> {
  const cast = new Map<string, Actor>()
  let moment = now
  /** Proves with a code that was not used yet, half a minute later. */
  const sign = async (person: DemoPerson, name: CommandName, input: Record<string, unknown>, version?: number) => {
    moment = new Date(moment.getTime() + 30_000)
    await clock.set(moment)
    const actor = cast.get(person.key)!
    const seen = await weigh(actor, (at) => preview(at, name, input))
    const proof = { code: codeAt(demoSecrets(person.account!.login).totp, moment), fingerprint: seen?.fingerprint ?? '' }
    return execute(name, actor, { input, version, proof })
  }
  const withAccounts = people.filter((person) => person.account)
  const first = withAccounts.find((person) => person.account!.administrator)!
  const administrator = actorOf(first, newId())
  cast.set(first.key, administrator)

  const setUpCode = randomBytes(16).toString('hex').toUpperCase()
  process.env.MUSTER_SETUP_CODE_HASH = digest(setUpCode)
  await execute('organisation.setUp', { ...administrator, newcomer: true }, {
    input: { setUpCode, organisation: 'The project', login: first.account!.login, name: first.name, ...(await secrets(first, setUpBound, now)) },
  })
  for (const person of withAccounts.filter((each) => each !== first)) {
    const tokenHash = digest(newToken())
    const { login, ours, administrator: runs } = person.account!
    const organisation = `${person.organisation}, ${person.role.toLowerCase()}`
    const { answer } = runs
      ? await sign(first, 'account.inviteAdministrator', { login, name: person.name, organisation, tokenHash })
      : await execute('account.invite', administrator, { input: { login, name: person.name, organisation, ours, tokenHash } })
    const actor = actorOf(person, String(answer.personId))
    cast.set(person.key, actor)
    await execute('invitation.accept', actor, { input: { tokenHash, ...(await secrets(person, actor.id, moment)) } })
  }
  for (const person of withAccounts) await execute('zone.change', cast.get(person.key)!, { input: { zone: person.account!.zone } })
  await sign(first, 'plan.setStandingDeputies', { personIds: plan.standingDeputies.map((key) => cast.get(key)!.id) }, 1)
  for (const naming of await as(administrator, standingDeputies)) {
    const input = { namingId: naming.namingId }
    await sign(withAccounts.find(({ key }) => cast.get(key)!.id === naming.personId)!, 'standingDeputy.accept', input)
    await sign(withAccounts.find(({ key }) => key === plan.confirmedBy)!, 'standingDeputy.confirm', input)
  }
  for (const [index, named] of plan.people.entries()) {
    const person = people.find((each) => each.key === named.person)!
    await sign(first, 'plan.namePerson', {
      name: person.name, role: person.role, organisation: person.organisation, why: named.why, reach: person.seat!.reach,
      personId: cast.get(person.key)!.id,
    }, index + 2)
  }
  return cast
}

function actorOf(person: DemoPerson, id: string): Actor {
  const { administrator, ours } = person.account!
  return { id, name: person.name, via: 'session', administrator, ours, sessionId: null }
}

/** Password and second factor as a form would send them: the secret comes back sealed, with the first code of the app. */
async function secrets(person: DemoPerson, bound: string, now: Date) {
  const { login } = person.account!
  const { password, totp } = demoSecrets(login)
  const until = new Date(now.getTime() + 600_000).toISOString()
  return {
    password, sealed: seal('enrolment', bound, `${until} ${totp}`), code: codeAt(totp, now),
    recoveryHashes: Array.from({ length: 10 }, () => digest(randomBytes(16).toString('hex'))),
  }
}
