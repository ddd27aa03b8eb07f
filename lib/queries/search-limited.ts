import type { At } from '@/lib/db/as'
import type { FoundRow } from './search-rows'

/**
 * What a limited seat finds, best first: among the words that its own pages show it, and none of what they leave out (N8). Its tasks with
 * what is in them, the names of hosts, evidence without its number, what an entry of the time line says now, whom it works with and how to
 * reach them, whom it proposed, and its own questions. When somebody was put on the list, or a host, is not told.
 * A seat has few such things: their words are read here, with its own sight, and are in no index. Of what is added without end the newest is
 * searched: 200 remarks, 100 questions and 100 proposals. One statement; nothing for other readers.
 */
export function limitedRows({ tx }: At, text: string, incidentId: string | null, most: number): Promise<(FoundRow & { many: number })[]> {
  return tx.$queryRaw<(FoundRow & { many: number })[]>`
    with me as (select s.id, s.incident_id from seat s where s.id = any ((select muster.limited_seats())::uuid[])
        and (${incidentId}::uuid is null or s.incident_id = ${incidentId}::uuid)),
    shared as (select m.incident_id, x.object_id from me m join share x on x.seat_id = m.id),
    its as (select t.* from shared x join task t on t.id = x.object_id),
    -- named: a title whose words count first; shown is what the hit is called.
    document (incident_id, noun, id, at, named, shown, quiet, texts) as (
      select t.incident_id, 'task', t.id, t.state_at, t.title, t.title, t.state,
          array[t.description, t.result, t.back_reason, t.permitted_reason,
            case when t.state = 'set aside' then t.aside_reason end] from its t
      union all select t.incident_id, 'task', t.id, t.state_at, '', t.title, t.state, array[q.text, q.answer] from its t join task_question q on q.task_id = t.id
      union all select t.incident_id, 'task', t.id, t.state_at, '', t.title, t.state, array[c.text] from its t join checklist_item c on c.task_id = t.id
      union all select t.incident_id, 'task', t.id, t.state_at, '', t.title, t.state, array[e.text] from its t join evidence_request e on e.task_id = t.id
      union all select t.incident_id, 'task', t.id, t.state_at, '', t.title, t.state, array[r.objection, r.answer] from its t join review r on r.task_id = t.id
      union all select t.incident_id, 'task', t.id, t.state_at, '', t.title, t.state, array[m.text]
        from (select r.task_id, r.text from its join remark r on r.task_id = its.id order by r.at desc, r.id desc limit 200) m join its t on t.id = m.task_id
      union all select h.incident_id, 'host', h.id, null, h.name, h.name, '', '{}' from shared x join host h on h.id = x.object_id
      union all select e.incident_id, 'evidence', e.id, e.registered_at, e.title, e.title, '',
          array[e.what, e.taken_how, e.taken_where, e.taken_by, e.sha256, e.to_run_again, e.kind] from shared x join evidence e on e.id = x.object_id
      union all select l.incident_id, 'time line', l.id, null, '', coalesce(c.text, l.text), '', array[coalesce(c.text, l.text)]
        from shared x join time_line_entry l on l.id = x.object_id left join lateral
          (select n.text from time_line_correction n where n.entry_id = l.id order by n.at desc, n.id desc limit 1) c on true
      union all select s.incident_id, 'person', s.id, null, s.name, s.name, s.organisation, array[s.organisation, s.reach]
        from (select object_id as id from shared union select unnest(muster.colleagues())) known join seat s on s.id = known.id
          join me m on m.incident_id = s.incident_id and m.id <> s.id
        where s.state in ('aware', 'waiting', 'active')
      union all select s.incident_id, 'person', s.id, s.added_at, s.name, s.name, 'proposed', array[s.why, s.reach, s.organisation]
        from (select p.* from me m join seat p on p.incident_id = m.incident_id and p.added_by_seat_id = m.id and p.state = 'proposed'
          order by p.added_at desc, p.id desc limit 100) s
      union all select q.incident_id, 'question', q.id, q.asked_at, q.text, q.text,
          case when q.answered_at is null then 'not answered yet' else 'answered' end, array[q.answer]
        from (select a.* from me m join question a on a.incident_id = m.incident_id and a.asked_by_seat_id = m.id
          order by a.asked_at desc, a.id desc limit 100) q),
    asked as (select muster.asked_words(${text}) as words),
    hit as (select d.*, v.words @@ muster.asked_at(d.incident_id, upper(muster.noun_letter(d.noun)), asked.words) as first
      from document d cross join asked
        cross join lateral (select muster.document_words(d.incident_id, d.noun, d.named, array_to_string(d.texts, ' ')) as words) v
      where cardinality(asked.words) > 0 and v.words @@ muster.asked_at(d.incident_id, muster.noun_letter(d.noun), asked.words)),
    thing as (select distinct on (h.noun, h.id) h.* from hit h order by h.noun, h.id, h.first desc, h.texts),
    placed as (select t.*, row_number() over (partition by t.noun order by t.first desc, t.at desc nulls last, t.shown, t.id) as place,
        count(*) over (partition by t.noun)::int as many from thing t)
    select p.incident_id as "incidentId", i.code_name as "codeName", false as whole, p.noun, p.id, 0 as seq, p.at, p.shown as title, p.quiet,
      array_remove(p.texts, null) as texts, null as happened, null::bigint as "sortUs", 0 as "sortRank", 0 as entries, p.many
    from placed p join incident i on i.id = p.incident_id where p.place <= ${most}::int order by p.noun, p.place`
}
