import type { Actor } from '@/lib/actor/actor'
import { look } from '@/lib/db/as'
import { accountFacts, organisationFacts } from '@/lib/facts/organisation'
import { accountPermissions } from '@/lib/rules/account'
import { decide } from '@/lib/rules/decide'

export type AccountState = 'in use' | 'invited' | 'link ran out' | 'no second factor' | 'disabled'

/** All accounts, for an administrator; null for everybody else. Says nothing of seats, nor of when anybody was here (N4). */
export function accounts(actor: Actor) {
  return look(actor, async (at) => {
    if (!actor.administrator) return null
    const organisation = organisationFacts(at)
    const people = await at.tx.person.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] })
    const credentials = new Map((await at.tx.credential.findMany({ select: { personId: true, passwordHash: true, totpConfirmedAt: true } }))
      .map((credential) => [credential.personId, credential]))
    const links = await at.tx.invitation.findMany({ where: { usedAt: null, expiresAt: { gt: at.now } }, select: { personId: true, expiresAt: true } })
    const linkOf = new Map(links.map((link) => [link.personId, link.expiresAt]))
    return {
      now: at.now,
      can: { invite: decide(accountPermissions['account.invite'], organisation) },
      people: people.map((person) => {
        const credential = credentials.get(person.id)
        const facts = accountFacts(organisation, person, credential?.totpConfirmedAt ?? null)
        const { id, name, login, organisation: from, ours, administrator, version } = person
        return {
          id, name, login, organisation: from, ours, administrator, version,
          state: stateOf(person.disabledAt, credential, linkOf.get(id)), linkUntil: linkOf.get(id) ?? null,
          can: {
            reinvite: decide(accountPermissions['account.reinvite'], facts),
            disable: decide(accountPermissions['account.disable'], facts),
            enable: decide(accountPermissions['account.enable'], facts),
            resetSecondFactor: decide(accountPermissions['account.resetSecondFactor'], facts),
            makeAdministrator: decide(accountPermissions['account.makeAdministrator'], facts),
            endAdministrator: decide(accountPermissions['account.endAdministrator'], facts),
          },
        }
      }),
    }
  })
}

export type AccountRow = NonNullable<Awaited<ReturnType<typeof accounts>>>['people'][number]

type Credential = { passwordHash: string | null; totpConfirmedAt: Date | null }

function stateOf(disabledAt: Date | null, credential: Credential | undefined, linkUntil: Date | undefined): AccountState {
  if (disabledAt) return 'disabled'
  if (linkUntil) return 'invited'
  if (!credential?.passwordHash) return 'link ran out'
  return credential.totpConfirmedAt ? 'in use' : 'no second factor'
}
