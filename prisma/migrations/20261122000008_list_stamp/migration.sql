-- How the list of an ongoing task stands (SG-3), without reading it: a time line changes only by commands, each of which is in the log book, so
-- that its stamp is the number of the last of them (docs/decisions/0014). What was signed before keeps standing, unless it was overtaken.
alter table signature no force row level security;
alter table task no force row level security;
alter table log_entry no force row level security;
alter table time_line_entry no force row level security;
alter table time_line_correction no force row level security;

-- The last entry of the log book that changed the time line: number and hash; nothing if there was none.
create function muster.time_line_place(of_incident uuid) returns table (seq int, hash text) language sql stable as $$
  select e.seq, e.hash from unnest(array['timeLine.added', 'timeLine.corrected', 'timeLine.marked', 'timeLine.imported']) as change (kind)
  cross join lateral (select l.seq, l.hash from public.log_entry l where l.incident_id = of_incident and l.kind = change.kind
    order by l.seq desc limit 1) as e
  order by e.seq desc limit 1 $$;

update signature g set list_stamp = 'entry ' || coalesce((select seq from muster.time_line_place(t.incident_id)), 0)
  from task t where t.id = g.task_id and t.key = 'time-line' and g.list_stamp = muster.list_stamp(t.incident_id, t.key);
create or replace function muster.list_stamp(of_incident uuid, task_key text) returns text language sql stable as $$
  select case task_key
    when 'time-line' then 'entry ' || coalesce((select seq from muster.time_line_place(of_incident)), 0)
    when 'team-list' then (select md5(coalesce(string_agg(jsonb_build_array(s.id, s.name, s.organisation, s.kind, s.why, s.reach, s.how,
        extract(epoch from s.added_at), extract(epoch from s.ended_at))::text, ',' order by s.id), ''))
      from public.seat s where s.incident_id = of_incident and s.state in ('aware', 'waiting', 'active', 'removed')) end $$;

alter table signature force row level security;
alter table task force row level security;
alter table log_entry force row level security;
alter table time_line_entry force row level security;
alter table time_line_correction force row level security;
