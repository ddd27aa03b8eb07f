import type { Actor } from '@/lib/actor/actor'
import { look } from '@/lib/db/as'
import { accountFacts, accountShown, administratorsShown, organisationFacts } from '@/lib/facts/organisation'
import { standingDeputies } from '@/lib/facts/standing-deputy'
import { fingerprint } from '@/lib/log-book/hash'
import { accountPermissions } from '@/lib/rules/account'
import { decide } from '@/lib/rules/decide'
import { counts } from '@/lib/rules/standing-deputy'

export type AccountState = 'in use' | 'invited' | 'link expired' | 'no second factor' | 'disabled'

/** All accounts, for an administrator; null for everybody else. Says nothing of seats, nor of when anybody was here (N4). */
export function accounts(actor: Actor) {
  return look(actor, async (at) => {
    if (!actor.administrator) return null
    const organisation = organisationFacts(at)
    const people = await at.tx.$queryRaw<PersonRow[]>`
      select p.id, p.name, p.login, p.organisation, p.ours, p.administrator, p.trust, p.version, p.disabled_at as "disabledAt",
        coalesce(c.password_hash is not null, false) as "hasPassword", c.totp_confirmed_at as "totpConfirmedAt",
        (select max(i.expires_at) from invitation i where i.person_id = p.id and i.used_at is null and i.expires_at > ${at.now}) as "linkUntil"
      from person p left join credential c on c.person_id = p.id order by p.name, p.id`
    const deputies = (await standingDeputies(at)).filter(counts)
    const administrators = people.filter((person) => person.administrator && !person.disabledAt)
    return {
      now: at.now,
      can: {
        invite: decide(accountPermissions['account.invite'], organisation),
        inviteAdministrator: decide(accountPermissions['account.inviteAdministrator'], organisation),
      },
      /** Beside whom a new administrator would stand, which is what inviting one is proved for. */
      administrators: { names: administrators.map(({ name }) => name), fingerprint: fingerprint('account.inviteAdministrator', administratorsShown(administrators)) },
      people: people.map((person) => {
        const facts = accountFacts(organisation, person, person.totpConfirmedAt)
        const shown = accountShown(person, person.totpConfirmedAt !== null)
        const { id, name, login, organisation: from, ours, administrator, version, linkUntil } = person
        return {
          id, name, login, organisation: from, ours, administrator, version,
          state: stateOf(person), linkUntil,
          /** How many standing deputies would still count without this one; null for whoever is none that counts (C7). */
          deputiesLeft: deputies.some(({ personId }) => personId === id) ? deputies.length - 1 : null,
          /** Of the account as it is shown: what is done to it is proved for that. */
          fingerprints: {
            reinvite: fingerprint('account.reinvite', shown), resetSecondFactor: fingerprint('account.resetSecondFactor', shown),
            makeAdministrator: fingerprint('account.makeAdministrator', shown), disable: fingerprint('account.disable', shown),
            enable: fingerprint('account.enable', shown),
          },
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

export type Accounts = NonNullable<Awaited<ReturnType<typeof accounts>>>
export type AccountRow = Accounts['people'][number]

type PersonRow = {
  id: string; name: string; login: string; organisation: string; ours: boolean; administrator: boolean; trust: number; version: number
  disabledAt: Date | null
  hasPassword: boolean; totpConfirmedAt: Date | null; linkUntil: Date | null
}

function stateOf({ disabledAt, hasPassword, totpConfirmedAt, linkUntil }: PersonRow): AccountState {
  if (disabledAt) return 'disabled'
  if (linkUntil) return 'invited'
  if (!hasPassword) return 'link expired'
  return totpConfirmedAt ? 'in use' : 'no second factor'
}
