import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/actor/actor'
import { codeAt } from '@/lib/actor/second-factor'
import { digest, newToken, seal } from '@/lib/actor/secret'
import { execute } from '@/lib/commands/execute'
import { setUpBound } from '@/lib/commands/organisation/set-up'
import { newId } from '@/lib/db/id'
import { demoSecrets } from './accounts'
import type { Demonstration, DemoPerson } from './demonstration'

export type Cast = ReadonlyMap<string, Actor>

/** The organisation, its accounts and its plan, set up as people would have done it. Returns the actor of each person by key. */
export async function setUpOrganisation({ people, plan }: Demonstration, now: Date): Promise<Cast> {
  const cast = new Map<string, Actor>()
  const withAccounts = people.filter((person) => person.account)
  const first = withAccounts.find((person) => person.account!.administrator)!
  const administrator = actorOf(first, newId())
  cast.set(first.key, administrator)

  const setUpCode = randomBytes(16).toString('hex').toUpperCase()
  process.env.MUSTER_SETUP_CODE_HASH = digest(setUpCode)
  await execute('organisation.setUp', administrator, {
    input: { setUpCode, organisation: 'The project', login: first.account!.login, name: first.name, ...(await secrets(first, setUpBound, now)) },
  })
  for (const person of withAccounts.filter((each) => each !== first)) {
    const tokenHash = digest(newToken())
    const { login, ours, administrator: runs } = person.account!
    const { answer } = await execute('account.invite', administrator, {
      input: { login, name: person.name, organisation: `${person.organisation}, ${person.role.toLowerCase()}`, ours, administrator: runs, tokenHash },
    })
    const actor = actorOf(person, String(answer.personId))
    cast.set(person.key, actor)
    await execute('invitation.accept', actor, { input: { tokenHash, ...(await secrets(person, actor.id, now)) } })
  }
  for (const person of withAccounts) await execute('zone.change', cast.get(person.key)!, { input: { zone: person.account!.zone } })
  await execute('plan.setStandingDeputies', administrator, {
    input: { personIds: plan.standingDeputies.map((key) => cast.get(key)!.id) }, version: 1,
  })
  for (const [index, named] of plan.people.entries()) {
    const person = people.find((each) => each.key === named.person)!
    await execute('plan.namePerson', administrator, {
      input: {
        name: person.name, role: person.role, organisation: person.organisation, why: named.why, reach: person.seat!.reach,
        personId: cast.get(person.key)!.id,
      },
      version: index + 2,
    })
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
