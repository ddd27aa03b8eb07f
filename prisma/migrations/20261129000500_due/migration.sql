-- The worker looks at what is due, found by an index, and not at every open incident (docs/decisions/0023).
-- Each incident knows when the clock alone makes something due in it next; each command and each look writes that.
alter table "incident" add column "next_due_at" timestamptz(6);
alter table "incident" add column "looked_at" timestamptz(6) not null default '1970-01-01 00:00:00 +00:00';
create table "account_change" (
    "id" bigserial not null,
    "person_id" uuid not null,
    "at" timestamptz(6) not null,
    constraint "account_change_pkey" primary key ("id")
);

create index incident_next_due_guard on incident (next_due_at) where next_due_at is not null;
-- Ended incidents are left alone, but for windows of access that end.
create index incident_looked_at_guard on incident (looked_at) where phase in ('starting', 'responding', 'repairing', 'watching');
-- Hosts that have no items yet are found by the items they have.
create index checklist_item_of_host_guard on checklist_item (host_id, task_id) where host_id is not null;
-- Notices that wait to be mailed, whoever has how many behind them.
create index notice_to_mail_guard on notice (created_at) where mailed_at is null;

-- ── what changes outside of incidents ────────────────────────────────────────────────────────────────────────────
-- An administrator's act adds one row, whatever seats the person has: it neither waits for an incident nor tells of one (N3).
grant select, insert, delete on account_change to muster_gate;
grant usage on sequence account_change_id_seq to muster_gate;
create function muster.note_account_change() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into public.account_change (person_id, at) values (new.id, muster.now());
  return null; end $$;
alter function muster.note_account_change() owner to muster_gate;
revoke all on function muster.note_account_change() from public;
create trigger note_account_change after update of disabled_at, trust, administrator on person for each row
  when ((old.disabled_at, old.trust, old.administrator) is distinct from (new.disabled_at, new.trust, new.administrator))
  execute function muster.note_account_change();

-- ── what the worker has to look at: ids alone, no facts ──────────────────────────────────────────────────────────
drop function muster.due_incidents();
drop function muster.open_incidents();

/* At most `most` incidents, but not those in `besides`: whose moment has come; whose people's accounts changed; and two
   that nobody looked at for a day: should anything above ever be wrong, nothing stays due for longer. */
create function muster.due_incidents(most int, besides uuid[]) returns setof uuid language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select id from (
    (select i.id, 1 as place, i.next_due_at as since from public.incident i
      where i.next_due_at <= muster.now() and i.id <> all (besides) order by i.next_due_at limit most)
    union all
    (select distinct on (s.incident_id) s.incident_id, 2, c.at from public.account_change c join public.seat s on s.person_id = c.person_id
        join public.person p on p.id = c.person_id
      where s.ended_at is null and s.state in ('waiting', 'active') and s.lapse_noted_at is null and (p.disabled_at is not null or p.trust <> s.trust)
        and s.incident_id <> all (besides)
      order by s.incident_id limit most)
    union all
    (select i.id, 3, i.looked_at from public.incident i
      where i.phase in ('starting', 'responding', 'repairing', 'watching') and i.id <> all (besides)
        and i.looked_at < muster.now() - interval '1 day'
      order by i.looked_at limit 2)) as due
  group by id order by min(place), min(since), id limit most $$;

-- A change of an account whose every seat is in the book is done with; not for an hour: somebody may be adding a seat that moment.
create function muster.forget_account_changes() returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from public.account_change c where c.at < muster.now() - interval '1 hour' and not exists (
    select 1 from public.seat s join public.person p on p.id = s.person_id
    where s.person_id = c.person_id and s.ended_at is null and s.state in ('waiting', 'active') and s.lapse_noted_at is null
      and (p.disabled_at is not null or p.trust <> s.trust)) $$;

/* Notices of the last day that were not mailed: whom to write to, and nothing of what it is about (M4). One row for each of at most `most`
   people, whoever was tried least often first: nobody who can't be reached keeps others waiting. A mail tells of all that waits for a person. */
drop function muster.due_notices();
create function muster.due_notices(most int) returns table (login text, incident_ids uuid[], notice_ids uuid[]) language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select p.login, array_agg(n.incident_id order by n.created_at, n.id), array_agg(n.id order by n.created_at, n.id)
  from public.notice n join public.seat s on s.id = n.seat_id join public.person p on p.id = s.person_id
  where n.mailed_at is null and n.mail_tries < 8 and n.created_at > muster.now() - interval '1 day' and p.disabled_at is null
    and s.ended_at is null and s.state in ('waiting', 'active') and s.suspended_at is null and p.trust = s.trust
    and (s.access_until is null or s.access_until > muster.now())
  group by p.id
  having bool_or(n.created_at + (interval '30 seconds' * (power(2, n.mail_tries) - 1)) <= muster.now())
  order by min(n.mail_tries), min(n.created_at), p.id limit most $$;

do $$ declare f text; begin
  foreach f in array array['due_incidents(int, uuid[])', 'forget_account_changes()', 'due_notices(int)'] loop
    execute format('alter function muster.%s owner to muster_gate', f);
    execute format('revoke all on function muster.%s from public', f);
    execute format('grant execute on function muster.%s to muster_app', f);
  end loop; end $$;

-- Whatever is due now is found by the first look; the others are spread over the day.
alter table incident no force row level security;
update incident set next_due_at = muster.now(), looked_at = muster.now() - random() * interval '1 day';
alter table incident force row level security;
