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
    const people = await at.tx.$queryRaw<PersonRow[]>`
      select p.id, p.name, p.login, p.organisation, p.ours, p.administrator, p.version, p.disabled_at as "disabledAt",
        coalesce(c.password_hash is not null, false) as "hasPassword", c.totp_confirmed_at as "totpConfirmedAt",
        (select max(i.expires_at) from invitation i where i.person_id = p.id and i.used_at is null and i.expires_at > ${at.now}) as "linkUntil"
      from person p left join credential c on c.person_id = p.id order by p.name, p.id`
    return {
      now: at.now,
      can: { invite: decide(accountPermissions['account.invite'], organisation) },
      people: people.map((person) => {
        const facts = accountFacts(organisation, person, person.totpConfirmedAt)
        const { id, name, login, organisation: from, ours, administrator, version, linkUntil } = person
        return {
          id, name, login, organisation: from, ours, administrator, version,
          state: stateOf(person), linkUntil,
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

type PersonRow = {
  id: string; name: string; login: string; organisation: string; ours: boolean; administrator: boolean; version: number; disabledAt: Date | null
  hasPassword: boolean; totpConfirmedAt: Date | null; linkUntil: Date | null
}

function stateOf({ disabledAt, hasPassword, totpConfirmedAt, linkUntil }: PersonRow): AccountState {
  if (disabledAt) return 'disabled'
  if (linkUntil) return 'invited'
  if (!hasPassword) return 'link ran out'
  return totpConfirmedAt ? 'in use' : 'no second factor'
}
