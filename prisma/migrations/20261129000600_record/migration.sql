-- What a record can be trusted for: the end of a log book moves only with its entries, an entry's row says what its text says, and what was
-- taken down once can't be changed with the rights of the application (L3, SG-1, E3). docs/decisions/0024

-- ── the end of a book moves with its entries alone ───────────────────────────────────────────────────────────────
-- The columns of an entry say the same as the text that is hashed, so that nothing is shown that the chain does not hold.
create function muster.says_what_it_shows(entry jsonb, recorded_at timestamptz, actor uuid, kind text) returns boolean language sql stable as $$
  select coalesce((entry ->> 'recordedAt')::timestamptz = recorded_at and (entry -> 'actor' ->> 'id')::uuid = actor and entry ->> 'kind' = kind
    and entry ->> 'says' <> '' and jsonb_typeof(entry -> 'about') = 'object', false) $$;

-- They run as the gate, which alone may write the end of a book: the application moves it by adding an entry that follows, or not at all.
create or replace function muster.follow() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare head record; said jsonb := new.content::jsonb; begin
  select head_seq, head_hash, head_recorded_at into strict head from public.incident where id = new.incident_id;
  if new.seq <> head.head_seq + 1 or new.prev <> head.head_hash or new.recorded_at < head.head_recorded_at
    or new.hash <> encode(sha256(convert_to('muster entry 1' || E'\n' || new.prev || E'\n' || new.seq || E'\n' || new.leaf, 'UTF8')), 'hex')
    or new.leaf <> encode(sha256(convert_to('muster leaf 1' || E'\n' || new.salt || E'\n' || new.content, 'UTF8')), 'hex')
  then raise exception 'the entry does not follow the chain'; end if;
  if not muster.says_what_it_shows(said, new.recorded_at, new.actor_id, new.kind) or not said ?& array['seat', 'task']
    or (said ->> 'incident')::uuid is distinct from new.incident_id or (said ->> 'seq')::int is distinct from new.seq
    or (said ->> 'seat')::uuid is distinct from new.seat_id or (said ->> 'task')::uuid is distinct from new.task_id
  then raise exception 'the columns of the entry do not say what its text says'; end if;
  update public.incident set head_seq = new.seq, head_hash = new.hash, head_recorded_at = new.recorded_at where id = new.incident_id;
  return new; end $$;

create or replace function muster.follow_organisation() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare head record; said jsonb := new.content::jsonb; begin
  select head_seq, head_hash, head_recorded_at into strict head from public.organisation;
  if new.seq <> head.head_seq + 1 or new.prev <> head.head_hash or new.recorded_at < head.head_recorded_at
    or new.hash <> encode(sha256(convert_to('muster entry 1' || E'\n' || new.prev || E'\n' || new.seq || E'\n' || new.leaf, 'UTF8')), 'hex')
    or new.leaf <> encode(sha256(convert_to('muster leaf 1' || E'\n' || new.salt || E'\n' || new.content, 'UTF8')), 'hex')
  then raise exception 'the entry does not follow the chain'; end if;
  if not muster.says_what_it_shows(said, new.recorded_at, new.actor_id, new.kind) or (said ->> 'seq')::int is distinct from new.seq
  then raise exception 'the columns of the entry do not say what its text says'; end if;
  update public.organisation set head_seq = new.seq, head_hash = new.hash, head_recorded_at = new.recorded_at;
  return new; end $$;

alter function muster.follow() owner to muster_gate;
alter function muster.follow_organisation() owner to muster_gate;
grant update (head_seq, head_hash, head_recorded_at) on incident to muster_gate;
grant select, update (head_seq, head_hash, head_recorded_at) on organisation to muster_gate;
create policy gate_ends on incident for update to muster_gate using (true) with check (true);

-- ── what may change ──────────────────────────────────────────────────────────────────────────────────────────────
-- Of each table the columns that never change once a row is there; what is not named may. '*': the whole row. Rows go only where the last
-- column says so. A column that comes later is granted where it comes: lib/testing/may-change.ts holds the same, and a test compares.
do $$ declare t record; changing text; begin
  for t in select * from (values
    ('organisation', 'id head_seq head_hash head_recorded_at', false),
    ('person', 'id login created_at', false),
    ('credential', 'person_id', false),
    ('former_password', '*', true),
    ('recovery_code', 'id person_id code_hash', true),
    ('invitation', 'id person_id token_hash invited_by_id created_at', false),
    ('session', 'id person_id agent created_at', true),
    ('api_token', 'id token_hash person_id label created_at expires_at', false),
    ('throttle', '*', true),
    ('known_browser', 'person_id', true),
    ('standing_deputy', 'id person_id trust named_by_id named_at', false),
    ('pinned_deputy', '*', true),
    ('person_notice', 'id person_id kind created_at', false),
    ('plan_version', '*', false),
    ('rules_version', '*', false),
    ('organisation_entry', '*', false),
    ('idempotency', '*', false),
    ('incident', 'id drill symptoms plan_version_id plan_number opened_at silence_hours take_over_wait_minutes head_seq head_hash head_recorded_at', false),
    ('coordinator_term', '*', false),
    ('seat', 'id incident_id plan_key', false),
    ('office', '*', true),
    ('deputy', 'id incident_id seat_id', true),
    ('hand_over', 'id incident_id from_seat_id to_seat_id note due_at offered_at', false),
    ('take_over', 'id incident_id called_by_seat_id reason needs_manager', false),
    ('take_over_voice', 'id incident_id take_over_id seat_id voice', false),
    ('share', '*', true),
    ('acknowledgement', '*', false),
    ('disclosure', 'id incident_id reported_by_seat_id to_name to_organisation what reported_at', false),
    ('question', 'id incident_id asked_by_seat_id task_id text asked_at', false),
    ('task', 'id incident_id key section title plain description source level kind assessment prerequisite ongoing repairs gate', false),
    ('task_dependency', '*', true),
    ('task_helper', '*', true),
    ('task_cover', '*', true),
    ('checklist_item', 'id incident_id task_id key text level per_host host_id position', false),
    ('task_question', 'id incident_id task_id key text plain takes required position', false),
    ('evidence_request', 'id incident_id task_id text required position', true),
    ('review', 'id incident_id task_id seat_id', true),
    ('remark', '*', false),
    ('signature', 'id incident_id task_id purpose content fingerprint seat_id person_id office at plan_number rules_version list_stamp'
      || ' evidence_id typed_by_seat_id', false),
    ('broken_account', '*', false),
    ('time_line_entry', 'id incident_id number text happened happened_us happened_end_us written_as zone source found_us recorded_at by_seat_id'
      || ' accounts task_id late named_hosts content_digest', false),
    ('time_line_import', 'id incident_id by_seat_id name mapping zone begun_at', false),
    ('time_line_import_part', '*', true),
    ('time_line_correction', '*', false),
    ('time_line_mention', '*', false),
    ('host', 'id incident_id name added_by_seat_id added_at', false),
    ('evidence', 'id incident_id number title what kind host_id taken_by taken_how taken_where taken_at size sha256 to_run_again'
      || ' copy_of_evidence_id registered_by_seat_id registered_at', false),
    ('repair_step', '*', true),
    ('log_entry', '*', false),
    ('notice', 'id incident_id seat_id kind created_at', true),
    ('presence', 'seat_id', true),
    ('search_document', '*', false),
    ('search_backlog', '*', false)
  ) as x (name, kept, goes) loop
    execute format('revoke update, delete on %I from muster_app', t.name);
    select string_agg(quote_ident(c.column_name), ', ') into changing from information_schema.columns c
      where c.table_schema = 'public' and c.table_name = t.name and t.kept <> '*' and c.column_name <> all (string_to_array(t.kept, ' '));
    if changing is not null then execute format('grant update (%s) on %I to muster_app', changing, t.name); end if;
    if t.goes then execute format('grant delete on %I to muster_app', t.name); end if;
  end loop;
end $$;

-- Of these a row goes only while nobody has said anything in it.
create policy goes_unanswered on review as restrictive for delete to muster_app using (state = 'asked');
create policy goes_unasked on evidence_request as restrictive for delete to muster_app using (text = '');
create policy goes_unsent on notice as restrictive for delete to muster_app using (mailed_at is null);

-- ── what is said once ────────────────────────────────────────────────────────────────────────────────────────────
-- The columns that it is given keep the first value they were given.
create function muster.keep_given() returns trigger language plpgsql as $$
declare was jsonb := to_jsonb(old); becomes jsonb := to_jsonb(new); given text; begin
  foreach given in array tg_argv loop
    if was -> given <> 'null' and becomes -> given is distinct from was -> given then
      raise exception '% of % is kept as it was given', given, tg_table_name;
    end if;
  end loop;
  return new; end $$;
create trigger keep_given before update on question for each row
  execute function muster.keep_given('answer', 'answered_by_seat_id', 'answered_at', 'withdrawn_at');
create trigger keep_given before update on disclosure for each row
  execute function muster.keep_given('decision', 'decided_at', 'decided_by_seat_id', 'may_talk');
create trigger keep_given before update on evidence for each row execute function muster.keep_given('sha256', 'size');
create trigger keep_given before update on recovery_code for each row execute function muster.keep_given('used_at');
create trigger keep_given before update on time_line_import for each row execute function muster.keep_given('sha256', 'added', 'done_at');

-- A signature: who, in which office, what, when and how stays. What it stands for today moves; how it came to count, while it is on paper.
create or replace function muster.keep_signed() returns trigger language plpgsql as $$
declare kept text[] := array['id', 'incident_id', 'task_id', 'purpose', 'content', 'fingerprint', 'seat_id', 'person_id', 'office', 'at',
  'plan_number', 'rules_version', 'evidence_id', 'typed_by_seat_id'];
  counting text[] := array['how', 'accepted_by_ic', 'accepted_by_manager', 'accepted_ic_seat_id', 'accepted_manager_seat_id'];
  each text; begin
  foreach each in array kept || case when old.state = 'on paper' then '{}' else counting end loop
    if to_jsonb(new) -> each is distinct from to_jsonb(old) -> each then raise exception 'what was signed is kept as it was: %', each; end if;
  end loop;
  if old.same_hand and not new.same_hand then raise exception 'what was signed is kept as it was: same_hand'; end if;
  return new; end $$;

-- Since when and by whom somebody is on the list: written anew only when a proposal is decided or somebody who was removed comes back (N1).
-- An account that an entry is bound to stays.
create function muster.keep_listed() returns trigger language plpgsql as $$
begin
  if old.state not in ('proposed', 'removed') and (new.added_at <> old.added_at or new.how <> old.how
      or new.added_by_seat_id is distinct from old.added_by_seat_id)
    then raise exception 'since when and by whom somebody is on the list is kept'; end if;
  if old.person_id is not null and new.person_id is distinct from old.person_id
    then raise exception 'whose entry it is is kept'; end if;
  return new; end $$;
create trigger keep_listed before update on seat for each row execute function muster.keep_listed();

-- These are facts once they are there.
do $$ declare t text; begin
  foreach t in array array['coordinator_term', 'acknowledgement', 'remark', 'broken_account'] loop
    execute format('create trigger never_changed before update or delete on %I for each row execute function muster.refuse()', t);
  end loop;
  foreach t in array array['evidence', 'seat', 'question', 'disclosure', 'hand_over', 'take_over', 'task', 'host'] loop
    execute format('create trigger never_deleted before delete on %I for each row execute function muster.refuse()', t);
  end loop;
end $$;

-- ── search: whole seats alone ────────────────────────────────────────────────────────────────────────────────────
-- A document holds all that is written of a thing. What a limited seat finds is read from what its pages show: lib/queries/search-limited.
/* What is found, best and newest first, at most `most` things of each noun; of one incident, or of all that the actor sees whole. Begins from
   the actor's incidents: where there is none, it is over at once, whatever else is stored. Of each noun and incident 500 rows are weighed. */
create or replace function muster.search(asked text, of_incident uuid, most int)
  returns table (incident_id uuid, noun text, object_id uuid, source_id uuid, seq int, many int)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare wanted text[] := muster.asked_words(asked);
  whole uuid[] := muster.whole_incidents();
begin
  if of_incident is not null then whole := case when of_incident = any (whole) then array[of_incident] else '{}' end; end if;
  if cardinality(wanted) = 0 or cardinality(whole) = 0 then return; end if;
  return query
    with nouns as (select each.noun, muster.noun_letter(each.noun) as letter from unnest(array['incident', 'task', 'time line', 'person', 'question',
        'disclosure', 'host', 'evidence', 'log book']) as each (noun)),
    hits as (
      select d.*, d.words @@ muster.asked_at(d.incident_id, upper(nouns.letter), wanted) as named
      from unnest(whole) as known (id) cross join nouns cross join lateral (
        select * from public.search_document d
        where d.words @@ muster.asked_at(known.id, nouns.letter, wanted) and d.incident_id is not distinct from known.id limit 500) as d),
    -- A thing is found once, by what fits best of all that is written of it. An entry of the book is its number.
    things as (
      select distinct on (h.noun, h.thing_id, h.seq) h.*
      from (select *, case noun when 'question' then source_id else object_id end as thing_id from hits) as h
      order by h.noun, h.thing_id, h.seq, h.named desc, h.at desc, h.source_id),
    placed as (select t.*, row_number() over (partition by t.noun order by t.named desc, t.at desc, t.seq desc, t.thing_id) as place,
      count(*) over (partition by t.noun) as many from things t)
  select p.incident_id, p.noun, p.thing_id, p.source_id, p.seq, p.many::int from placed p where p.place <= least(most, 50) order by p.noun, p.place;
end $$;
