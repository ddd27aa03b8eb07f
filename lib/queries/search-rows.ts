import type { At } from '@/lib/db/as'
import type { SearchNoun } from '@/lib/rules/search'
import type { HappenedKind } from '@/lib/rules/time-line'

/** Where words were found: the thing, and the row of it in which they stand. */
export type Place = { incidentId: string; noun: SearchNoun; objectId: string; sourceId: string; seq: number; many: number }

/** A thing that was found, with the texts of the row in which its words stand. */
export type FoundRow = {
  incidentId: string; codeName: string; whole: boolean; noun: SearchNoun; id: string; seq: number
  /** Null where a limited seat is not told. */
  at: Date | null
  /** For an entry of the log book its exact content. */
  title: string; quiet: string; texts: string[]
  /** When an entry of the time line happened, as it stands now. */
  happened: { kind: HappenedKind; start: string | null; end: string | null; writtenAs: string; zone: string } | null
  /** Where an entry of the time line stands in its list, and how long that is. */
  sortUs: bigint | null; sortRank: number; entries: number
}

/** Reads what somebody who sees an incident whole found, with their own sight, in the order given. One statement. */
export function foundRows({ tx }: At, places: readonly Place[]): Promise<FoundRow[]> {
  const column = <K extends keyof Place>(key: K) => places.map((place) => place[key])
  return tx.$queryRaw<FoundRow[]>`
    with place as (select * from unnest(${column('incidentId')}::uuid[], ${column('noun')}::text[], ${column('objectId')}::uuid[],
        ${column('sourceId')}::uuid[], ${column('seq')}::int[]) with ordinality as p (incident_id, noun, id, source_id, seq, place)),
    thing as (
      select p.place, i.code_name as title, '' as quiet, array[i.summary, i.symptoms, i.kind] as texts, i.opened_at as at, null::json as happened, null::bigint as sort_us,
          0 as sort_rank
        from place p join incident i on i.id = p.id where p.noun = 'incident'
      union all select p.place, t.title, t.state, case when p.source_id = t.id
          then array[t.plain, t.description, t.result, t.back_reason, t.aside_reason, t.permitted_reason]
          else array[q.text, q.answer, q.plain, c.text, e.text, r.objection, r.answer, m.text] end, t.state_at, null, null, 0
        from place p join task t on t.incident_id = p.incident_id and t.id = p.id
          left join task_question q on q.incident_id = p.incident_id and q.id = p.source_id
          left join checklist_item c on c.incident_id = p.incident_id and c.id = p.source_id
          left join evidence_request e on e.incident_id = p.incident_id and e.id = p.source_id
          left join review r on r.incident_id = p.incident_id and r.id = p.source_id
          left join remark m on m.incident_id = p.incident_id and m.id = p.source_id
        where p.noun = 'task'
      union all select p.place, c.text, l.number::text, array[x.text, x.reason, x.source, x.accounts, x.named_hosts, l.text, l.source, l.named_hosts,
          l.accounts, x.written_as, l.written_as, (select string_agg(distinct h.name, ' ') from time_line_mention m join host h on h.id = m.host_id
            where m.entry_id = l.id and (m.correction_id is null or m.correction_id = x.id))],
          null, json_build_object('kind', c.happened, 'start', c.happened_us::text, 'end', c.happened_end_us::text, 'writtenAs', c.written_as, 'zone', c.zone),
          l.sort_us, l.sort_rank
        from place p join time_line_entry l on l.incident_id = p.incident_id and l.id = p.id
          left join time_line_correction x on x.incident_id = p.incident_id and x.id = p.source_id
          -- as it stands now
          cross join lateral (select * from (
            select n.text, n.happened, n.happened_us, n.happened_end_us, n.written_as, n.zone, n.at, n.id from time_line_correction n where n.entry_id = l.id
            union all select l.text, l.happened, l.happened_us, l.happened_end_us, l.written_as, l.zone, '-infinity', l.id) said
            order by said.at desc, said.id desc limit 1) c
        where p.noun = 'time line'
      union all select p.place, s.name, case when s.state = 'proposed' then s.state else s.organisation end, array[s.why, s.reach, s.organisation], s.added_at, null, null, 0
        from place p join seat s on s.incident_id = p.incident_id and s.id = p.id where p.noun = 'person'
      union all select p.place, q.text, case when q.answered_at is null then 'not answered yet' else 'answered' end, array[q.answer], q.asked_at, null, null, 0
        from place p join question q on q.incident_id = p.incident_id and q.id = p.id where p.noun = 'question'
      union all select p.place, d.to_name, 'told without approval', array[d.what, d.decision, d.to_organisation], d.reported_at, null, null, 0
        from place p join disclosure d on d.incident_id = p.incident_id and d.id = p.id where p.noun = 'disclosure'
      union all select p.place, h.name, h.state, array[h.why, h.services, h.data_stores, h.ended_reason, h.verified, h.no_snapshot_reason], h.state_at, null, null, 0
        from place p join host h on h.incident_id = p.incident_id and h.id = p.id where p.noun = 'host'
      union all select p.place, e.title, e.number::text, array[e.what, e.taken_how, e.taken_where, e.taken_by, e.sha256, e.to_run_again, e.kind],
          e.registered_at, null, null, 0
        from place p join evidence e on e.incident_id = p.incident_id and e.id = p.id where p.noun = 'evidence'
      union all select p.place, b.content, '', '{}', b.recorded_at, null, null, 0
        from place p join log_entry b on b.incident_id = p.incident_id and b.seq = p.seq where p.noun = 'log book')
    select p.incident_id as "incidentId", i.code_name as "codeName", i.id = any ((select muster.whole_incidents())::uuid[]) as whole,
      p.noun, p.id, p.seq, t.title, t.quiet, array_remove(t.texts, null) as texts, t.at, t.happened, t.sort_us as "sortUs", t.sort_rank as "sortRank",
      i.time_line_count as entries
    from thing t join place p on p.place = t.place join incident i on i.id = p.incident_id order by p.place`
}
