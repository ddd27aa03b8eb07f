import type { At } from '@/lib/db/as'
import type { Within } from '@/lib/facts/incident'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { rulesDocument } from './settings'

/** The newest rules, and whether the viewer can acknowledge them now (R2, R3). */
export type Rules = {
  incidentId: string
  version: number
  rules: { level: 'must' | 'must not'; title: string; text: string; why: string }[]
  acknowledge: Verdict
  /** Who acknowledged which version: for a full seat everybody who has a seat, for a limited one itself, before the rules nobody. */
  people: { seatId: string; name: string; you: boolean; version: number | null; at: Date | null }[]
}

/** Two statements. Takes the incident as somebody who waits for its rules may find it, too: of it nothing is read. */
export async function rules(within: Within): Promise<Rules> {
  const { incident } = within
  const { number, document } = await newest(within)
  const facts = { ...incident, rulesVersion: number, newestRules: number }
  return {
    incidentId: incident.incident.id, version: number, rules: rulesDocument.parse(document).rules,
    acknowledge: decide(permissions['rules.acknowledge'], facts),
    people: incident.standings.has('unacknowledged') ? [] : await acknowledged(within),
  }
}

async function newest({ tx }: At): Promise<{ number: number; document: unknown }> {
  const [version] = await tx.$queryRaw<{ number: number; document: unknown }[]>`select number, document from rules_version order by number desc limit 1`
  return version!
}

async function acknowledged({ tx, incident }: Within): Promise<Rules['people']> {
  const me = incident.me?.id ?? null
  const whole = incident.standings.has('member')
  return tx.$queryRaw<Rules['people']>`
    select s.id as "seatId", s.name, s.id = ${me}::uuid as you, s.acknowledged_rules as version, s.acknowledged_at as at
    from seat s
    where s.incident_id = ${incident.incident.id}::uuid and s.state in ('waiting', 'active') and (${whole} or s.id = ${me}::uuid)
    order by s.acknowledged_rules nulls first, s.acknowledged_at, s.name`
}
