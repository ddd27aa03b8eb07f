-- Need to know, in the database (N3, N8), and the log book that can only grow (L1, L3).
-- Roles exist already (they belong to the cluster): muster_owner owns tables, muster_gate owns the look-ups,
-- muster_app logs in and owns nothing. This file runs as muster_owner.

create schema if not exists muster;
grant usage, create on schema muster to muster_gate;
grant usage on schema muster to muster_app;
grant usage on schema public to muster_gate, muster_app;

-- The clock of every rule, in milliseconds, as the program counts. Only the owner can replace it: that is how tests and the demonstration set the time.
create function muster.now() returns timestamptz language sql stable
  as $$ select date_trunc('milliseconds', clock_timestamp()) $$;

create function muster.actor() returns uuid language sql stable
  as $$ select nullif(current_setting('app.actor_id', true), '')::uuid $$;

-- The program itself as an actor. Its sight is one incident at a time, never all of them.
create function muster.system_id() returns uuid language sql immutable
  as $$ select '00000000-0000-7000-8000-000000000001'::uuid $$;
create function muster.system_incident() returns uuid[] language sql stable
  as $$ select case when muster.actor() = muster.system_id()
    then array_remove(array[nullif(current_setting('app.incident_id', true), '')::uuid], null) else '{}' end $$;

-- ── look-ups of the gate ─────────────────────────────────────────────────────────────────────────────────────────
grant select on seat, share, incident, notice, hand_over, take_over, log_entry, coordinator_term to muster_gate;
grant insert on incident, seat, coordinator_term to muster_gate;
grant select on person to muster_gate;
grant select (id, coordinator_seat_id) on task to muster_gate;
grant select (task_id, seat_id, state) on task_helper to muster_gate;
grant select (task_id, seat_id) on review to muster_gate;
grant select (id, holder_seat_id) on evidence to muster_gate;

-- A seat counts while it is living, not suspended, inside its window, and bound to the account as it is trusted now (SE-10).
create function muster.known_incidents() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(s.incident_id), '{}') || muster.system_incident()
  from public.seat s join public.person p on p.id = s.person_id
  where s.person_id = muster.actor() and s.ended_at is null and s.state in ('waiting', 'active') and s.suspended_at is null
    and p.disabled_at is null and p.trust = s.trust and (s.access_until is null or s.access_until > muster.now()) $$;

create function muster.whole_incidents() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(s.incident_id), '{}') || muster.system_incident()
  from public.seat s join public.person p on p.id = s.person_id
  where s.person_id = muster.actor() and s.ended_at is null and s.state = 'active' and s.sees = 'whole' and s.suspended_at is null
    and p.disabled_at is null and p.trust = s.trust and (s.access_until is null or s.access_until > muster.now()) $$;

create function muster.limited_seats() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(s.id), '{}')
  from public.seat s join public.person p on p.id = s.person_id
  where s.person_id = muster.actor() and s.ended_at is null and s.state = 'active' and s.sees = 'shared' and s.suspended_at is null
    and p.disabled_at is null and p.trust = s.trust and (s.access_until is null or s.access_until > muster.now()) $$;

create function muster.own_seats() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(s.id), '{}')
  from public.seat s join public.person p on p.id = s.person_id
  where s.person_id = muster.actor() and s.ended_at is null and s.state in ('waiting', 'active') and s.suspended_at is null
    and p.disabled_at is null and p.trust = s.trust and (s.access_until is null or s.access_until > muster.now()) $$;

-- People a limited seat works with (N8): the coordinator, the people of each task shared with it (its coordinator, helpers, reviewers), and
-- who holds evidence shared with it. Computed, so that it follows each hand-over and assignment at once.
create function muster.colleagues() returns uuid[] language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  with mine as (select unnest(muster.limited_seats()) as seat_id), seen as (select object_id from public.share join mine using (seat_id))
  select coalesce(array_agg(id), '{}') from (
    select i.coordinator_seat_id from public.incident i join public.seat s on s.incident_id = i.id join mine on mine.seat_id = s.id
    union select t.coordinator_seat_id from public.task t join seen on seen.object_id = t.id
    union select h.seat_id from public.task_helper h join seen on seen.object_id = h.task_id where h.state = 'helper'
    union select r.seat_id from public.review r join seen on seen.object_id = r.task_id
    union select e.holder_seat_id from public.evidence e join seen on seen.object_id = e.id) as people (id)
  where id is not null $$;

-- Opening: the one moment at which an incident and its first seat come into being together (IN-1).
create function muster.open_incident(
  new_incident uuid, new_seat uuid, code_name text, kind text, established text, severity int, drill boolean, symptoms text,
  plan_version uuid, plan_number int, rules_version int, seat_name text, seat_organisation text, seat_reach text, seat_trust int
) returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into public.incident (id, code_name, kind, established, severity, drill, symptoms, plan_version_id, plan_number,
    coordinator_seat_id, opened_at, head_recorded_at)
  select new_incident, open_incident.code_name, open_incident.kind, open_incident.established, open_incident.severity,
    open_incident.drill, open_incident.symptoms, plan_version, plan_number, new_seat, muster.now(), muster.now()
  where muster.actor() is not null;
  insert into public.seat (id, incident_id, person_id, name, organisation, kind, why, reach, state, sees, trust, how,
    added_by_seat_id, added_at, acknowledged_at, acknowledged_rules)
  select new_seat, new_incident, muster.actor(), seat_name, seat_organisation, 'technical', 'Opened the incident.', seat_reach,
    'active', 'whole', seat_trust, 'opening', new_seat, muster.now(), muster.now(), rules_version
  where muster.actor() is not null;
  insert into public.coordinator_term (incident_id, from_seq, seat_id, how)
  select new_incident, 1, new_seat, 'opening' where muster.actor() is not null;
$$;

-- What the worker has to look at: ids alone, no facts.
create function muster.due_incidents() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select incident_id from public.hand_over where state = 'offered' and due_at <= muster.now()
  union select incident_id from public.take_over where state = 'called' and wait_until <= muster.now()
  union select s.incident_id from public.seat s join public.person p on p.id = s.person_id
    where s.state in ('waiting', 'active') and s.ended_at is null and s.lapse_noted_at is null
      and (p.disabled_at is not null or p.trust <> s.trust or s.access_until <= muster.now()) $$;

create function muster.open_incidents() returns setof uuid language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select id from public.incident where phase in ('starting', 'responding', 'repairing', 'watching') $$;

-- Notices of the last day that were not mailed: whom to write to, and nothing of what it is about (M4).
create function muster.due_notices() returns table (incident_id uuid, notice_id uuid, login text) language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select n.incident_id, n.id, p.login from public.notice n join public.seat s on s.id = n.seat_id join public.person p on p.id = s.person_id
  where n.mailed_at is null and n.mail_tries < 8 and n.created_at > muster.now() - interval '1 day' and p.disabled_at is null
    and s.ended_at is null and s.state in ('waiting', 'active') and s.suspended_at is null and p.trust = s.trust
    and (s.access_until is null or s.access_until > muster.now())
    and n.created_at + (interval '30 seconds' * (power(2, n.mail_tries) - 1)) <= muster.now()
  order by n.created_at limit 200 $$;

do $$ declare f text; begin
  foreach f in array array['known_incidents()', 'whole_incidents()', 'limited_seats()', 'own_seats()', 'colleagues()', 'due_incidents()', 'open_incidents()',
    'due_notices()', 'open_incident(uuid, uuid, text, text, text, int, boolean, text, uuid, int, int, text, text, text, int)'] loop
    execute format('alter function muster.%s owner to muster_gate', f);
    execute format('revoke all on function muster.%s from public', f);
    execute format('grant execute on function muster.%s to muster_app', f);
  end loop; end $$;

create index seat_of_person_guard on seat (person_id) include (incident_id, state, sees, trust) where ended_at is null;
create policy gate on seat for select to muster_gate using (true);
create policy gate on share for select to muster_gate using (true);
create policy gate on incident for select to muster_gate using (true);
create policy gate on notice for select to muster_gate using (true);
create policy gate on hand_over for select to muster_gate using (true);
create policy gate on take_over for select to muster_gate using (true);
create policy gate on log_entry for select to muster_gate using (true);
create policy gate on task for select to muster_gate using (true);
create policy gate on task_helper for select to muster_gate using (true);
create policy gate on review for select to muster_gate using (true);
create policy gate on evidence for select to muster_gate using (true);
create policy gate on coordinator_term for select to muster_gate using (true);
create policy gate_opens on incident for insert to muster_gate with check (true);
create policy gate_opens on seat for insert to muster_gate with check (true);
create policy gate_opens on coordinator_term for insert to muster_gate with check (true);

-- ── every table of an incident ───────────────────────────────────────────────────────────────────────────────────
do $$ declare t text; begin
  for t in select c.table_name from information_schema.columns c
    where c.table_schema = 'public' and c.column_name = 'incident_id' loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy need_to_know on %I as restrictive for all to muster_app
      using (incident_id = any ((select muster.known_incidents())::uuid[]))
      with check (incident_id = any ((select muster.known_incidents())::uuid[]))', t);
    if t <> 'log_entry' then
      execute format('grant select, insert, update, delete on %I to muster_app', t);
      execute format('create policy whole on %I for all to muster_app
        using (incident_id = any ((select muster.whole_incidents())::uuid[]))
        with check (incident_id = any ((select muster.whole_incidents())::uuid[]))', t);
    end if;
    execute format('alter table %I add constraint %I foreign key (incident_id) references incident (id)
      deferrable initially deferred', t, t || '_incident_guard');
  end loop;
end $$;

-- A limited seat reads what is shared with it, by the id of the thing or of the task it belongs to (N8).
do $$ declare t text; k text; begin
  foreach t in array array['task', 'seat', 'host', 'evidence', 'time_line_entry'] loop
    execute format('create policy shared on %I for select to muster_app using (exists (select 1 from share s
      where s.object_id = %I.id and s.seat_id = any ((select muster.limited_seats())::uuid[])))', t, t);
  end loop;
  for t, k in select * from (values ('task_helper', 'task_id'), ('task_cover', 'task_id'), ('checklist_item', 'task_id'),
    ('task_question', 'task_id'), ('evidence_request', 'task_id'), ('review', 'task_id'), ('remark', 'task_id'), ('signature', 'task_id'),
    ('time_line_correction', 'entry_id'), ('time_line_mention', 'entry_id')) as x loop
    execute format('create policy shared on %I for select to muster_app using (exists (select 1 from share s
      where s.object_id = %I.%I and s.seat_id = any ((select muster.limited_seats())::uuid[])))', t, t, k);
  end loop;
end $$;
create policy own on share for select to muster_app using (seat_id = any ((select muster.limited_seats())::uuid[]));
create policy own on seat for select to muster_app using (id = any ((select muster.own_seats())::uuid[]));
create policy colleague on seat for select to muster_app using (id = any ((select muster.colleagues())::uuid[]));
-- A proposal is its proposer's until it is decided; what becomes of it shows only to those who see the list (SE-2).
create policy proposed on seat for select to muster_app
  using (state = 'proposed' and added_by_seat_id = any ((select muster.own_seats())::uuid[]));
create policy own on notice for select to muster_app using (seat_id = any ((select muster.own_seats())::uuid[]));
create policy own on question for select to muster_app using (asked_by_seat_id = any ((select muster.own_seats())::uuid[]));

-- The incident itself: known to every living seat; UPDATE so that a command can lock it. Opened only through open_incident().
alter table incident enable row level security;
alter table incident force row level security;
grant select, update on incident to muster_app;
create policy need_to_know on incident as restrictive for all to muster_app
  using (id = any ((select muster.known_incidents())::uuid[])) with check (id = any ((select muster.known_incidents())::uuid[]));
create policy known on incident for select to muster_app using (id = any ((select muster.known_incidents())::uuid[]));
create policy lock on incident for update to muster_app using (id = any ((select muster.known_incidents())::uuid[]));

-- The log book: read by whole seats, added to by whoever acts, never changed.
grant select, insert on log_entry to muster_app;
create policy whole on log_entry for select to muster_app using (incident_id = any ((select muster.whole_incidents())::uuid[]));
create policy append on log_entry for insert to muster_app with check (actor_id = (select muster.actor()));

-- One person, one answer: nobody reads another's idempotency rows.
alter table idempotency enable row level security;
alter table idempotency force row level security;
grant select, insert, delete on idempotency to muster_app;
create policy own on idempotency for all to muster_app using (actor_id = (select muster.actor())) with check (actor_id = (select muster.actor()));

grant select, insert, update on organisation, person, credential, invitation, session, api_token, throttle, plan_version, rules_version to muster_app;
grant select, insert on former_password, organisation_entry to muster_app;
grant select, insert, update, delete on recovery_code to muster_app;
grant delete on former_password, throttle, session to muster_app;

-- ── links stay inside one incident ───────────────────────────────────────────────────────────────────────────────
do $$ declare r record; target text; begin
  for r in select c.table_name, c.column_name from information_schema.columns c
    where c.table_schema = 'public' and c.column_name ~ '(^|_)(seat|task|host|evidence|entry|take_over|depends_on)_id$'
      and exists (select 1 from information_schema.columns i
        where i.table_schema = 'public' and i.table_name = c.table_name and i.column_name = 'incident_id') loop
    target := case when r.column_name ~ 'seat_id$' then 'seat' when r.column_name ~ '(task|depends_on)_id$' then 'task'
      when r.column_name ~ 'host_id$' then 'host' when r.column_name ~ 'evidence_id$' then 'evidence'
      when r.column_name ~ 'take_over_id$' then 'take_over' else 'time_line_entry' end;
    execute format('alter table %I add constraint %I foreign key (incident_id, %I) references %I (incident_id, id) deferrable initially deferred',
      r.table_name, r.table_name || '_' || r.column_name || '_guard', r.column_name, target);
  end loop;
end $$;
alter table incident add constraint incident_coordinator_guard foreign key (id, coordinator_seat_id) references seat (incident_id, id)
  deferrable initially deferred;
alter table incident add constraint incident_plan_guard foreign key (plan_version_id) references plan_version (id);

-- ── what can only be one ─────────────────────────────────────────────────────────────────────────────────────────
-- A proposal is no seat yet: it may name somebody who has one, so that its answer tells nothing (SE-2).
create unique index seat_living_guard on seat (incident_id, person_id)
  where ended_at is null and person_id is not null and state <> 'proposed';
create unique index hand_over_one_guard on hand_over (incident_id) where state = 'offered';
create unique index take_over_one_guard on take_over (incident_id) where state in ('wanted', 'called');
create unique index signature_one_guard on signature (task_id, purpose) where state = 'in force';

-- ── one coordinator, at every entry of the book (C1) ────────────────────────────────────────────────────────────
-- When a transaction ends, the newest term is the holder's and began with an entry that is in the book. Terms are never changed.
create function muster.check_holder() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare changed uuid := case tg_table_name when 'incident' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'incident_id')::uuid end;
begin
  if not exists (select 1 from public.incident i where i.id = changed
    and (select t.seat_id from public.coordinator_term t where t.incident_id = i.id order by t.from_seq desc limit 1) = i.coordinator_seat_id
    and (select max(t.from_seq) from public.coordinator_term t where t.incident_id = i.id) <= i.head_seq)
  then raise exception 'an incident has one coordinator, and the book says since when'; end if;
  return null; end $$;
alter function muster.check_holder() owner to muster_gate;
create constraint trigger one_holder after insert or update of coordinator_seat_id on incident deferrable initially deferred
  for each row execute function muster.check_holder();
create constraint trigger one_holder after insert on coordinator_term deferrable initially deferred
  for each row execute function muster.check_holder();
revoke update, delete on coordinator_term from muster_app;

-- ── words are the words of lib/rules ─────────────────────────────────────────────────────────────────────────────
alter table organisation add constraint organisation_single_guard check (id = 1);
alter table incident
  add constraint incident_phase_guard check (phase in ('starting', 'responding', 'repairing', 'watching', 'closed', 'stood down')),
  add constraint incident_established_guard check (established in ('suspected', 'established', 'not an incident')),
  add constraint incident_severity_guard check (severity between 1 and 4);
alter table seat
  add constraint seat_state_guard check (state in ('aware', 'waiting', 'active', 'removed', 'proposed', 'declined')),
  add constraint seat_sees_guard check (sees in ('whole', 'shared'));
alter table office add constraint office_guard check (office in ('manager', 'point of contact', 'communication owner'));
alter table hand_over add constraint hand_over_state_guard check (state in ('offered', 'accepted', 'declined', 'withdrawn', 'void'));
alter table take_over add constraint take_over_state_guard check (state in ('wanted', 'called', 'answered', 'decided', 'withdrawn', 'ended'));
alter table task
  add constraint task_state_guard check (state in ('open', 'assigned', 'in progress', 'signed off', 'done', 'set aside')),
  add constraint task_level_guard check (level in ('must', 'should', 'may', 'must not', 'should not'));
alter table signature
  add constraint signature_state_guard check (state in ('in force', 'overtaken', 'void', 'in doubt', 'on paper')),
  add constraint signature_purpose_guard check (purpose in ('sign-off', 'countersignature'));
alter table task_helper add constraint task_helper_state_guard check (state in ('helper', 'asked'));
alter table review add constraint review_state_guard check (state in ('asked', 'agreed', 'objected', 'answered'));
alter table task_dependency add constraint task_dependency_until_guard check (until in ('settled', 'started'));
alter table task_question
  add constraint task_question_takes_guard check (takes in ('text', 'yes-no')),
  add constraint task_question_verdict_guard check (verdict in ('yes', 'no', 'unknown')),
  add constraint task_question_confidence_guard check (confidence in ('confirmed', 'likely', 'possible', 'unknown'));
alter table host add constraint host_state_guard check (state in ('suspected', 'confirmed', 'cleared', 'retired'));
alter table time_line_entry
  add constraint time_line_happened_guard check (happened in ('exact', 'range', 'about', 'before', 'after', 'unknown')),
  add constraint time_line_audience_guard check (audience in ('team', 'outside'));

-- ── the chain ────────────────────────────────────────────────────────────────────────────────────────────────────
create function muster.refuse() returns trigger language plpgsql as $$
begin raise exception '% can only be added to', tg_table_name; end $$;

-- Each entry follows the head that stands on the incident, and becomes the head.
create function muster.follow() returns trigger language plpgsql as $$
declare head record; begin
  select head_seq, head_hash, head_recorded_at into strict head from incident where id = new.incident_id;
  if new.seq <> head.head_seq + 1 or new.prev <> head.head_hash or new.recorded_at < head.head_recorded_at
    or new.hash <> encode(sha256(convert_to('muster entry 1' || E'\n' || new.prev || E'\n' || new.seq || E'\n' || new.leaf, 'UTF8')), 'hex')
    or new.leaf <> encode(sha256(convert_to('muster leaf 1' || E'\n' || new.salt || E'\n' || new.content, 'UTF8')), 'hex')
  then raise exception 'the entry does not follow the chain'; end if;
  update incident set head_seq = new.seq, head_hash = new.hash, head_recorded_at = new.recorded_at where id = new.incident_id;
  return new; end $$;
create trigger follow before insert on log_entry for each row execute function muster.follow();
create trigger append_only before update or delete on log_entry for each row execute function muster.refuse();
create trigger no_truncate before truncate on log_entry for each statement execute function muster.refuse();

create function muster.follow_organisation() returns trigger language plpgsql as $$
declare head record; begin
  select head_seq, head_hash into strict head from organisation;
  if new.seq <> head.head_seq + 1 or new.prev <> head.head_hash
    or new.hash <> encode(sha256(convert_to('muster entry 1' || E'\n' || new.prev || E'\n' || new.seq || E'\n' || new.leaf, 'UTF8')), 'hex')
    or new.leaf <> encode(sha256(convert_to('muster leaf 1' || E'\n' || new.salt || E'\n' || new.content, 'UTF8')), 'hex')
  then raise exception 'the entry does not follow the chain'; end if;
  update organisation set head_seq = new.seq, head_hash = new.hash, head_recorded_at = new.recorded_at;
  return new; end $$;
create trigger follow before insert on organisation_entry for each row execute function muster.follow_organisation();
create trigger append_only before update or delete on organisation_entry for each row execute function muster.refuse();
create trigger no_truncate before truncate on organisation_entry for each statement execute function muster.refuse();

-- How the list of an ongoing task stands: another text after each change of what its signature speaks of (SG-3). Runs with the caller's sight.
create function muster.list_stamp(of_incident uuid, task_key text) returns text language sql stable as $$
  select case task_key
    when 'time-line' then (select count(*) || '.' || coalesce(sum(e.version), 0) || '.' || count(*) filter (where e.audience = 'outside')
        from public.time_line_entry e where e.incident_id = of_incident)
      || '.' || (select count(*) from public.time_line_correction c where c.incident_id = of_incident)
    when 'team-list' then (select md5(coalesce(string_agg(jsonb_build_array(s.id, s.name, s.organisation, s.kind, s.why, s.reach, s.how,
        extract(epoch from s.added_at), extract(epoch from s.ended_at))::text, ',' order by s.id), ''))
      from public.seat s where s.incident_id = of_incident and s.state in ('aware', 'waiting', 'active', 'removed')) end $$;

-- A signature's content never changes; only its standing does.
create function muster.keep_signed() returns trigger language plpgsql as $$
begin
  if new.content <> old.content or new.fingerprint <> old.fingerprint or new.person_id <> old.person_id or new.at <> old.at
    or new.task_id <> old.task_id or new.incident_id <> old.incident_id
  then raise exception 'what was signed is kept as it was'; end if;
  return new; end $$;
create trigger keep_signed before update on signature for each row execute function muster.keep_signed();
create trigger never_deleted before delete on signature for each row execute function muster.refuse();

-- What was written into the time line stands as it was; a correction stands beside it (E3).
create function muster.keep_written() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - array['audience', 'sort_us', 'sort_rank', 'version']) <> (to_jsonb(old) - array['audience', 'sort_us', 'sort_rank', 'version'])
  then raise exception 'what was written into the time line is kept as it was'; end if;
  return new; end $$;
create trigger keep_written before update on time_line_entry for each row execute function muster.keep_written();
create trigger never_deleted before delete on time_line_entry for each row execute function muster.refuse();
create trigger never_changed before update or delete on time_line_correction for each row execute function muster.refuse();
