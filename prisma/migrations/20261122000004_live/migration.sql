-- What changed, told to every process that serves pages: the incident's id alone. Whoever hears it asks again who may know.
create function muster.tell_of_incident() returns trigger language plpgsql as $$
begin perform pg_notify('muster_changed', new.incident_id::text); return null; end $$;
create trigger tell_of_incident after insert on log_entry for each row execute function muster.tell_of_incident();

-- Which incidents these people may find now, and how much of each; for the live stream, which asks for the people it holds open.
create function muster.sights(people uuid[]) returns table (person_id uuid, incident_id uuid, sees text, changed_at timestamptz) language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select s.person_id, s.incident_id, case when s.state = 'waiting' then 'rules' else s.sees end, i.head_recorded_at
  from public.seat s join public.person p on p.id = s.person_id join public.incident i on i.id = s.incident_id
  where s.person_id = any (people) and s.ended_at is null and s.state in ('waiting', 'active') and s.suspended_at is null
    and p.disabled_at is null and p.trust = s.trust and (s.access_until is null or s.access_until > muster.now()) $$;
alter function muster.sights(uuid[]) owner to muster_gate;
revoke all on function muster.sights(uuid[]) from public;
grant execute on function muster.sights(uuid[]) to muster_app;
