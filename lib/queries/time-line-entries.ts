import type { Within } from '@/lib/facts/incident'
import { evidenceLabel } from '@/lib/rules/evidence'
import { microsText, type HappenedKind } from '@/lib/rules/time-line'

/** A time as it is known: a Date to write it, and the exact moment as RFC 3339 with its microseconds. */
export type KnownTime = { at: Date; exact: string }
export type Happened = { kind: HappenedKind; start: KnownTime | null; end: KnownTime | null; writtenAs: string; zone: string }

/** All that an entry says, or that it should say by a correction (E3). */
export type EntrySays = {
  text: string; happened: Happened; found: KnownTime | null; source: string; accounts: string
  hosts: { id: string; name: string }[]; evidence: { id: string; label: string }[]; task: { id: string; title: string } | null
  /** Hosts that the source of an imported entry names, and no register knows. */
  otherHosts: string[]
}
export type Correction = EntrySays & { id: string; reason: string; by: string; at: Date }
/** An entry as it was first written; what stands now is what its newest correction says. */
export type TimeLineEntry = EntrySays & {
  id: string; number: number; version: number; late: boolean; audience: 'team' | 'outside'; recordedAt: Date; by: string
  corrections: Correction[]
}

/**
 * Entries of a time line with all that they name and their corrections, in the order of the ids given: as far as the viewer sees them, who
 * wrote them included. One statement.
 */
export async function timeLineEntries({ tx, incident }: Within, ids: readonly string[]): Promise<TimeLineEntry[]> {
  const found = await tx.$queryRaw<Row[]>`
    with named as materialized (select jsonb_object_agg(of, jsonb_build_object('hosts', hosts, 'evidence', evidence)) as things from (
      select coalesce(m.correction_id, m.entry_id) as of,
        jsonb_agg(jsonb_build_object('id', h.id, 'name', h.name) order by h.name) filter (where h.id is not null) as hosts,
        jsonb_agg(jsonb_build_object('id', v.id, 'number', v.number) order by v.number) filter (where v.id is not null) as evidence
      from time_line_mention m left join host h on h.id = m.host_id left join evidence v on v.id = m.evidence_id
      where m.incident_id = ${incident.incident.id}::uuid and m.entry_id = any (${ids}::uuid[]) group by 1) as each)
    select e.id, e.number, e.version, e.late, e.audience, e.text, e.happened, e.happened_us, e.happened_end_us, e.written_as, e.zone,
      e.found_us, e.recorded_at, e.source, e.accounts, e.named_hosts, coalesce(s.name, '') as by,
      case when t.id is not null then json_build_object('id', t.id, 'title', t.title) end as task,
      case when e.version > 1 then (select json_agg(json_build_object('id', c.id, 'text', c.text, 'happened', c.happened, 'start', c.happened_us::text,
          'end', c.happened_end_us::text, 'writtenAs', c.written_as, 'zone', c.zone, 'reason', c.reason, 'at', c.at, 'by', coalesce(b.name, ''),
          'found', c.found_us::text, 'source', c.source, 'accounts', c.accounts, 'namedHosts', c.named_hosts,
          'task', case when o.id is not null then json_build_object('id', o.id, 'title', o.title) end,
          'things', (select things from named) -> c.id::text) order by c.at, c.id)
        from time_line_correction c left join seat b on b.id = c.by_seat_id left join task o on o.id = c.task_id where c.entry_id = e.id) end as corrections,
      (select things from named) -> e.id::text as things
    from time_line_entry e left join seat s on s.id = e.by_seat_id left join task t on t.id = e.task_id
    where e.incident_id = ${incident.incident.id}::uuid and e.id = any (${ids}::uuid[])`
  const byId = new Map(found.map((row) => [row.id, entryOf(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function entryOf(row: Row): TimeLineEntry {
  return {
    ...thingsOf(row.things, row.named_hosts), id: row.id, number: row.number, version: row.version, late: row.late, audience: row.audience,
    text: row.text, happened: happenedOf(row.happened, row.happened_us, row.happened_end_us, row.written_as, row.zone),
    corrections: (row.corrections ?? []).map((each) => ({
      ...thingsOf(each.things, each.namedHosts), id: each.id, text: each.text, reason: each.reason, by: each.by, at: new Date(each.at),
      happened: happenedOf(each.happened, big(each.start), big(each.end), each.writtenAs, each.zone), found: known(big(each.found)),
      source: each.source, accounts: each.accounts, task: each.task,
    })),
    found: known(row.found_us), recordedAt: row.recorded_at, by: row.by, source: row.source, accounts: row.accounts, task: row.task,
  }
}

function thingsOf(things: Things | null, namedHosts: string): Pick<EntrySays, 'hosts' | 'evidence' | 'otherHosts'> {
  const hosts = things?.hosts ?? []
  const isLinked = (name: string) => hosts.some((host) => host.name.toLowerCase() === name.toLowerCase())
  return {
    hosts, evidence: (things?.evidence ?? []).map(({ id, number }) => ({ id, label: evidenceLabel(number) })),
    otherHosts: namedHosts.split('\n').filter((name) => name !== '' && !isLinked(name)),
  }
}

/** A time from the columns in which it is kept. */
export function happenedOf(kind: HappenedKind, start: bigint | null, end: bigint | null, writtenAs: string, zone: string): Happened {
  return { kind, start: known(start), end: known(end), writtenAs, zone }
}

const big = (text: string | null): bigint | null => (text === null ? null : BigInt(text))
const known = (us: bigint | null): KnownTime | null => (us === null ? null : { at: new Date(Number(us / 1000n)), exact: microsText(us)! })

type Things = { hosts: { id: string; name: string }[] | null; evidence: { id: string; number: number }[] | null }
type Row = {
  id: string; number: number; version: number; late: boolean; audience: 'team' | 'outside'; text: string; happened: HappenedKind
  happened_us: bigint | null; happened_end_us: bigint | null; written_as: string; zone: string; found_us: bigint | null; recorded_at: Date
  source: string; accounts: string; named_hosts: string; by: string; task: { id: string; title: string } | null; things: Things | null
  corrections: {
    id: string; text: string; happened: HappenedKind; start: string | null; end: string | null; writtenAs: string; zone: string
    found: string | null; source: string; accounts: string; namedHosts: string; task: { id: string; title: string } | null; things: Things | null
    reason: string; at: string; by: string
  }[] | null
}
