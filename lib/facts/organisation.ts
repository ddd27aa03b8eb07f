import type { At } from '@/lib/db/as'
import type { AccountFacts } from '@/lib/rules/account'
import type { OrganisationFacts } from '@/lib/rules/facts'
import type { Standing } from '@/lib/rules/permission'

/** What the actor is to the organisation, for its commands and pages. */
export function organisationFacts({ actor, now }: Pick<At, 'actor' | 'now'>): OrganisationFacts {
  const standings = new Set<Standing>([actor.via === 'system' ? 'system' : 'anyone'])
  if (actor.administrator) standings.add('administrator')
  if (actor.ours && actor.via !== 'system') standings.add('own people')
  return { now, via: actor.via, standings, phase: null, coordinatorName: '', rulesDue: false, personId: actor.id }
}

type Account = { id: string; disabledAt: Date | null; administrator: boolean; ours: boolean }

/** What rules weigh of an account. Nothing of any seat: an administrator learns nothing of incidents from a refusal (N4). */
export function accountFacts(organisation: OrganisationFacts, person: Account, totpConfirmedAt: Date | null): AccountFacts {
  return {
    ...organisation, own: person.id === organisation.personId, disabled: person.disabledAt !== null, administrator: person.administrator,
    ours: person.ours, enrolled: totpConfirmedAt !== null,
  }
}

/** What an administrator is shown of an account before they prove an act upon it. */
export function accountShown(person: Account & { login: string; name: string; trust: number }, enrolled: boolean) {
  const { id, login, name, ours, administrator, trust } = person
  return { id, login, name, ours, administrator, trust, disabled: person.disabledAt !== null, enrolled }
}

/** Beside whom a new administrator would stand. */
export const administratorsShown = (people: readonly { id: string; name: string }[]) =>
  ({ administrators: people.map(({ id, name }) => ({ id, name })).sort((a, b) => (a.id < b.id ? -1 : 1)) })

type Waits = { name: string; takeOverWaitMinutes: number; idleLockMinutes: number; silenceHours: number }

/** What changing the settings is proved for: as they were shown. */
export const settingsShown = ({ name, takeOverWaitMinutes, idleLockMinutes, silenceHours }: Waits) =>
  ({ name, takeOverWaitMinutes, idleLockMinutes, silenceHours })

/** What publishing rules is proved for: they come after this version. */
export const rulesShown = (version: number) => ({ version })
