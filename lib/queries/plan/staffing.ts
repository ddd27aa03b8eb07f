import { isUnstaffed } from '@/lib/db/unstaffed'
import type { Within } from '@/lib/facts/incident'
import { accounts, listedSeats, trustsByPlan } from '@/lib/facts/roster'
import { toldApart } from '@/lib/facts/told-apart'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { needsEnd, unlisted } from '../people/plan-people'
import { nameable, type Nameable } from './opened'

/** Somebody whom the plan names and who is not on the list: `from` says as what, and where from; `needsEnd`: their access has an end. */
export type Comer = { key: string; name: string; from: string; needsEnd: boolean }

/** What naming coordinators for the prerequisites in one act needs (TK-2, SE-6): tasks nobody has, who is here, and who comes in with it. */
export type Staffing = { tasks: { id: string; title: string }[]; people: Nameable[]; comers: Comer[]; can: Verdict }

/**
 * For whoever coordinates, while two prerequisites or more have nobody and were not handed back; else null. One statement, and six more where there is
 * something to name; none for anybody else.
 */
export async function staffing(within: Within): Promise<Staffing | null> {
  const { tx, incident } = within
  if (incident.incident.prerequisitesComplete) return null
  const can = decide(permissions['task.staff'], { ...incident, namings: [], comers: [] })
  if (!can.allowed) return null
  const tasks = await tx.$queryRaw<Staffing['tasks']>`
    select t.id, t.title from task t where t.incident_id = ${incident.incident.id}::uuid and ${isUnstaffed} order by t.position, t.id limit 50`
  if (tasks.length < 2) return null
  const known = await accounts(within)
  const here = await listedSeats(within)
  const named = (await unlisted(within, here, known)).filter(({ account }) => account !== null && !account.disabled)
  const trust = await trustsByPlan(within, named.map(({ person }) => person))
  // Whose account is another since waits for a call-back, and is brought in under Roster.
  const able = named.filter(({ person, account }, index) => trust(person.key) === account!.trust
    && named.findIndex((other) => other.account!.id === account!.id) === index)
  const comers = await toldApart(within, able.map(({ person: { key, role }, account, name, organisation }) => ({
    id: account!.id, key, name, from: [role, organisation].filter(Boolean).join(', '), needsEnd: needsEnd(role, account),
  })), incident.seats.map(({ name }) => name))
  return { tasks, people: (await nameable(within)).nameable, can, comers: comers.map(({ id: _, ...comer }) => comer) }
}
