import type { Within } from '@/lib/facts/incident'
import { evidenceLabel } from '@/lib/rules/evidence'
import type { HappenedKind } from '@/lib/rules/time-line'
import { exportedTime, type ExportedEntry } from '@/lib/rules/time-line-import/write-export'

const pageSize = 1000

/**
 * Entries of the time line from a number on, up to `last`, a thousand at once, in the order in which they were written down: that order
 * never changes, so nothing is left out or doubled while others correct what is exported.
 */
export async function exportPage({ tx, incident }: Within, after: number, last: number): Promise<ExportedEntry[]> {
  const incidentId = incident.incident.id
  const rows = await tx.$queryRaw<Row[]>`
    select e.number, e.text, e.happened, e.happened_us, e.happened_end_us, e.written_as, e.zone, e.found_us, e.source, e.accounts,
      e.audience, e.recorded_at, e.late, e.named_hosts, s.name as by, t.title as task,
      (select json_agg(json_build_object('text', c.text, 'kind', c.happened, 'start', c.happened_us::text, 'end', c.happened_end_us::text,
          'writtenAs', c.written_as, 'zone', c.zone, 'reason', c.reason, 'at', c.at, 'by', b.name, 'found', c.found_us::text,
          'source', c.source, 'accounts', c.accounts, 'namedHosts', c.named_hosts, 'task', o.title,
          'hosts', (select json_agg(h.name order by h.name) from time_line_mention m join host h on h.id = m.host_id where m.correction_id = c.id
            and m.entry_id = e.id),
          'evidence', (select json_agg(v.number order by v.number) from time_line_mention m join evidence v on v.id = m.evidence_id
            where m.correction_id = c.id and m.entry_id = e.id)) order by c.at, c.id)
        from time_line_correction c join seat b on b.id = c.by_seat_id left join task o on o.id = c.task_id where c.entry_id = e.id) as corrections,
      (select array_agg(h.name order by h.name) from time_line_mention m join host h on h.id = m.host_id
        where m.entry_id = e.id and m.correction_id is null) as hosts,
      (select array_agg(v.number order by v.number) from time_line_mention m join evidence v on v.id = m.evidence_id
        where m.entry_id = e.id and m.correction_id is null) as evidence
    from time_line_entry e join seat s on s.id = e.by_seat_id left join task t on t.id = e.task_id
    where e.incident_id = ${incidentId}::uuid and e.number > ${after}::int and e.number <= ${last}::int
    order by e.number limit ${pageSize}::int`
  return rows.map(entryOf)
}

function entryOf(row: Row): ExportedEntry {
  return {
    number: row.number, kind: row.happened, start: exportedTime(row.happened_us), end: exportedTime(row.happened_end_us), zone: row.zone,
    writtenAs: row.written_as, text: row.text, found: exportedTime(row.found_us), source: row.source, accounts: row.accounts,
    hosts: hostsOf(row.named_hosts, row.hosts),
    for: row.audience, evidence: (row.evidence ?? []).map(evidenceLabel), task: row.task, recordedAt: row.recorded_at.toISOString(),
    by: row.by, late: row.late,
    corrections: (row.corrections ?? []).map((each) => {
      const { kind, start, end, zone, writtenAs, text, source, accounts, task, reason, by, at } = each
      return {
        kind, start: exportedTime(start), end: exportedTime(end), zone, writtenAs, text, found: exportedTime(each.found), source, accounts,
        hosts: hostsOf(each.namedHosts, each.hosts), evidence: (each.evidence ?? []).map(evidenceLabel), task, reason, by,
        at: new Date(at).toISOString(),
      }
    }),
  }
}

/** What the source named, and the hosts that it was linked to beside those. */
function hostsOf(namedHosts: string, linked: string[] | null): string[] {
  const names = namedHosts === '' ? [] : namedHosts.split('\n')
  const known = new Set(names.map((name) => name.toLowerCase()))
  return [...names, ...(linked ?? []).filter((name) => !known.has(name.toLowerCase()))]
}

type Row = {
  number: number; text: string; happened: HappenedKind; happened_us: bigint | null; happened_end_us: bigint | null; written_as: string
  zone: string; found_us: bigint | null; source: string; accounts: string; audience: string; recorded_at: Date; late: boolean
  named_hosts: string; by: string; task: string | null; hosts: string[] | null; evidence: number[] | null
  corrections: {
    text: string; kind: HappenedKind; start: string | null; end: string | null; writtenAs: string; zone: string; reason: string
    at: string; by: string; found: string | null; source: string; accounts: string; namedHosts: string; task: string | null
    hosts: string[] | null; evidence: number[] | null
  }[] | null
}
