import { withSystemSight } from '@/lib/db/sight'
import { longestWritten, taskContent, type ContentList } from '@/lib/rules/task-content'
import type { Within } from './incident'
import type { TaskRow } from './task-row'

/** What a signature of this task would say now (states 5): the same for everybody who may sign it, and for the page that shows it. */
export async function contentOf(within: Within, row: TaskRow) {
  return taskContent({
    ...row, incidentId: within.incident.incident.id, taskId: row.id, list: row.ongoing ? await listOf(within, row.key) : null,
  })
}

/** How an ongoing task's list stands, in one short text that differs after every change of it; null for every other task. */
export async function listStamp(within: Within, row: Pick<TaskRow, 'key' | 'ongoing'>): Promise<string | null> {
  if (!row.ongoing) return null
  const incidentId = within.incident.incident.id
  // With the program's sight, as it is compared later: a limited seat sees only a part of the list that it signs.
  const rows = await withSystemSight(within, incidentId, () => within.tx.$queryRaw<{ stamp: string | null }[]>`
    select muster.list_stamp(${incidentId}::uuid, ${row.key}) as stamp`)
  return rows[0]!.stamp
}

/** When what a sign-off of this task speaks of last changed: its text, answers and ticks, its list, and who is to sign it (SG-7). */
export async function contentChangedAt(within: Within, row: Pick<TaskRow, 'key' | 'ongoing' | 'stateAt' | 'contentAt'>): Promise<Date> {
  const found = [row.stateAt, row.contentAt, row.ongoing ? await listChangedAt(within, row.key) : null]
  return new Date(Math.max(...found.map((moment) => moment?.getTime() ?? 0)))
}

async function listChangedAt(within: Within, key: string | null): Promise<Date | null> {
  const incidentId = within.incident.incident.id
  const rows = await withSystemSight(within, incidentId, () => within.tx.$queryRaw<{ at: Date | null }[]>`
    select case ${key}
      when 'time-line' then (select l.recorded_at from muster.time_line_place(${incidentId}::uuid) p
        join log_entry l on l.incident_id = ${incidentId}::uuid and l.seq = p.seq)
      when 'team-list' then (select max(greatest(s.added_at, s.ended_at,
          (select max(c.at) from seat_correction c where c.seat_id = s.id))) from seat s where s.incident_id = ${incidentId}::uuid
        and s.state in ('aware', 'waiting', 'active', 'removed')) end as at`)
  return rows[0]!.at
}

const instant = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'

function listOf(within: Within, key: string | null): Promise<ContentList | null> {
  const { tx, incident } = within
  const incidentId = incident.incident.id
  return withSystemSight(within, incidentId, async () => {
    if (key === 'team-list')
      return tx.$queryRaw<ContentList & unknown[]>`
        select s.id, s.name, s.organisation, s.kind, s.why, s.reach, s.how,
          (select coalesce(json_agg(json_build_object('field', c.field, 'was', c.was, 'became', c.became, 'reason', c.reason)
            order by c.at, c.field), '[]') from seat_correction c where c.seat_id = s.id) as corrections,
          to_char(s.added_at at time zone 'UTC', ${instant}) as since, to_char(s.ended_at at time zone 'UTC', ${instant}) as until
        from seat s where s.incident_id = ${incidentId}::uuid and s.state in ('aware', 'waiting', 'active', 'removed')
        order by s.added_at, s.id`
    return key === 'time-line' ? timeLineOf(tx, incidentId) : null
  })
}

async function timeLineOf(tx: Within['tx'], incidentId: string): Promise<ContentList> {
  const [place] = await tx.$queryRaw<{ entries: number; seq: number; hash: string }[]>`
    select i.time_line_count as entries, p.seq, p.hash from incident i, muster.time_line_place(i.id) p where i.id = ${incidentId}::uuid`
  if (place && place.entries > longestWritten) return { entries: place.entries, book: { seq: place.seq, hash: place.hash } }
  return tx.$queryRaw<ContentList & unknown[]>`
    select e.id, e.number, e.text, e.happened, e.written_as as "writtenAs", e.happened_us::text as "happenedUs",
      e.happened_end_us::text as "happenedEndUs", e.zone, e.source, e.found_us::text as "foundUs", e.audience, e.accounts,
      e.named_hosts as "namedHosts", e.task_id as "taskId", named ->> e.id::text as names,
      (select coalesce(json_agg(json_build_object('id', c.id, 'text', c.text, 'happened', c.happened, 'writtenAs', c.written_as,
          'happenedUs', c.happened_us::text, 'happenedEndUs', c.happened_end_us::text, 'zone', c.zone, 'source', c.source,
          'foundUs', c.found_us::text, 'accounts', c.accounts, 'namedHosts', c.named_hosts, 'taskId', c.task_id,
          'names', named ->> c.id::text, 'reason', c.reason) order by c.at, c.id), '[]')
        from time_line_correction c where c.entry_id = e.id) as corrections
    from time_line_entry e, (select coalesce(jsonb_object_agg(of, ids), '{}') as named from (
        select coalesce(m.correction_id, m.entry_id) as of, string_agg(coalesce(m.host_id, m.evidence_id)::text, ' '
          order by coalesce(m.host_id, m.evidence_id)) as ids
        from time_line_mention m where m.incident_id = ${incidentId}::uuid group by 1) as each) as names
    where e.incident_id = ${incidentId}::uuid order by e.number`
}
