import type { Within } from '@/lib/facts/incident'
import { decide } from '@/lib/rules/decide'
import { evidenceLabel } from '@/lib/rules/evidence'
import type { HostState } from '@/lib/rules/host'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'

export type HostLine = {
  id: string; name: string; state: HostState; stateAt: Date; services: string; dataStores: string; why: string
  /** What it was confirmed by. */
  evidence: string | null
  /** Why it was cleared or taken out, and what was verified. */
  endedReason: string | null; verified: string | null
  snapshots: number; noSnapshotReason: string | null
  addedBy: string; addedAt: Date
  can: { confirm: Verdict; clear: Verdict; retire: Verdict; noSnapshot: Verdict }
}
export type Hosts = {
  incidentId: string
  hosts: HostLine[]
  /** The host that the address opens, with its verbs. */
  opened: string | null
  evidence: { id: string; name: string }[]
  can: { suspect: Verdict; confirm: Verdict }
}

/** The hosts that are suspected or affected, or were (H1). Two statements. */
export async function hosts(within: Within, opened: string | null): Promise<Hosts> {
  const { tx, incident } = within
  const incidentId = incident.incident.id
  const rows = await tx.$queryRaw<Row[]>`
    select h.id, h.name, h.state, h.state_at as "stateAt", h.services, h.data_stores as "dataStores", h.why,
    h.ended_reason as "endedReason", h.verified,
      h.no_snapshot_reason as "noSnapshotReason", h.added_at as "addedAt", s.name as "addedBy", v.number, v.title,
      (select count(*)::int from evidence e where e.incident_id = h.incident_id and e.host_id = h.id and e.kind = 'snapshot') as snapshots
    from host h join seat s on s.id = h.added_by_seat_id left join evidence v on v.id = h.evidence_id
    where h.incident_id = ${incidentId}::uuid
    order by array_position(array['confirmed', 'suspected', 'cleared', 'retired'], h.state), h.name, h.id`
  const items = await tx.$queryRaw<{ id: string; number: number; title: string }[]>`
    select id, number, title from evidence where incident_id = ${incidentId}::uuid order by number`
  return {
    incidentId, opened,
    hosts: rows.map(({ number, title, ...host }) => {
      const facts = { ...incident, host }
      return {
        ...host, evidence: number === null ? null : `${evidenceLabel(number)} ${title}`,
        can: {
          confirm: decide(permissions['host.confirm'], facts), clear: decide(permissions['host.clear'], facts),
          retire: decide(permissions['host.retire'], facts), noSnapshot: decide(permissions['host.noSnapshot'], facts),
        },
      }
    }),
    evidence: items.map(({ id, number, title }) => ({ id, name: `${evidenceLabel(number)} ${title}` })),
    can: {
      suspect: decide(permissions['host.suspect'], { ...incident, host: null }),
      confirm: decide(permissions['host.confirm'], { ...incident, host: null }),
    },
  }
}

type Row = Omit<HostLine, 'evidence' | 'can'> & { number: number | null; title: string | null }
