-- A standing deputy counts only once that person has accepted and somebody who is no administrator has confirmed it (N4, C7, TO-8).

-- The administrator who last answered for an account: who made it, sent a new link, or reset its second factor.
alter table "person" add column "vouched_by_id" uuid, add column "vouched_at" timestamptz(6);
update person p set vouched_by_id = e.actor_id, vouched_at = e.recorded_at
  from (select distinct on (about) about, actor_id, recorded_at from (
      select seq, actor_id, recorded_at, content::jsonb -> 'about' ->> 'personId' as about from organisation_entry
      where kind in ('account.invited', 'account.reinvited', 'account.secondFactorReset')) as acts
    order by about, seq desc) as e
  where e.about = p.id::text;

-- A naming: who was named, as the account was trusted then, by whom, and what became of it. The order stands in the plan. A naming ends when
-- the person leaves the list, is named anew after the account changed, or becomes an administrator.
create table "standing_deputy" (
    "id" uuid not null,
    "person_id" uuid not null,
    "trust" integer not null,
    "named_by_id" uuid,
    "named_at" timestamptz(6) not null,
    "accepted_at" timestamptz(6),
    "confirmed_at" timestamptz(6),
    "confirmed_by_id" uuid,
    "confirmer_vouched_by_id" uuid,
    "confirmer_vouched_at" timestamptz(6),
    "ended_at" timestamptz(6),
    constraint "standing_deputy_pkey" primary key ("id")
);
create unique index "standing_deputy_living_guard" on "standing_deputy"("person_id") where ended_at is null;
alter table standing_deputy
  add constraint standing_deputy_confirmed_guard check ((confirmed_at is null) = (confirmed_by_id is null)),
  add constraint standing_deputy_other_guard check (confirmed_by_id <> person_id and confirmed_by_id <> named_by_id);
grant select, insert, update on standing_deputy to muster_app;

-- Who was named by whom stays as it was, and so does what was accepted, confirmed or ended.
create function muster.keep_naming() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
    or (new.id, new.person_id, new.trust, new.named_by_id, new.named_at) is distinct from (old.id, old.person_id, old.trust, old.named_by_id, old.named_at)
    or old.accepted_at is not null and new.accepted_at is distinct from old.accepted_at
    or old.confirmed_at is not null and (new.confirmed_at, new.confirmed_by_id, new.confirmer_vouched_by_id, new.confirmer_vouched_at)
      is distinct from (old.confirmed_at, old.confirmed_by_id, old.confirmer_vouched_by_id, old.confirmer_vouched_at)
  then raise exception 'a naming is kept as it was named, accepted, confirmed or ended'; end if;
  return new; end $$;
create trigger keep_naming before update on standing_deputy for each row execute function muster.keep_naming();
create trigger never_deleted before delete on standing_deputy for each row execute function muster.refuse();

-- Who is named now was named before anybody was asked: it counts once it is accepted and confirmed.
insert into standing_deputy (id, person_id, trust, named_by_id, named_at)
select gen_random_uuid(), (named.deputy ->> 'personId')::uuid, (named.deputy ->> 'trust')::int, set_by.actor_id, coalesce(set_by.recorded_at, v.created_at)
  from plan_version v cross join jsonb_array_elements(v.document -> 'standingDeputies') as named (deputy)
  join person p on p.id = (named.deputy ->> 'personId')::uuid
  left join (select actor_id, recorded_at from organisation_entry where kind = 'plan.standingDeputiesSet' order by seq desc limit 1) as set_by on true
  where v.number = (select max(number) from plan_version);

-- The list as an incident keeps it: those who counted when it was opened, or when its coordinator took a newer list over. It keeps what was
-- shown of each, in words. Without acceptance or confirmation (from before this migration) somebody is shown, and does not count.
create table "pinned_deputy" (
    "id" uuid not null,
    "incident_id" uuid not null,
    "person_id" uuid not null,
    "position" integer not null,
    "name" text not null,
    "trust" integer not null,
    "named_by" text,
    "named_at" timestamptz(6),
    "accepted_at" timestamptz(6),
    "confirmed_by" text,
    "confirmed_at" timestamptz(6),
    "vouched_by" text,
    "vouched_at" timestamptz(6),
    "confirmer_vouched_by" text,
    "confirmer_vouched_at" timestamptz(6),
    constraint "pinned_deputy_pkey" primary key ("id")
);
create unique index "pinned_deputy_incident_id_person_id_key" on "pinned_deputy"("incident_id", "person_id");

-- When everybody was told that nobody can act, and that a standing deputy will be brought in (TO-8).
alter table "incident" add column "standing_told_at" timestamptz(6);
-- The waits as they were at the opening: no administrator shortens those of an incident that is open.
alter table "incident" add column "silence_hours" integer not null default 12, add column "take_over_wait_minutes" integer not null default 15;
create function muster.pin_waits() returns trigger language plpgsql as $$
begin
  select silence_hours, take_over_wait_minutes into strict new.silence_hours, new.take_over_wait_minutes from public.organisation;
  return new; end $$;
create trigger pin_waits before insert on incident for each row execute function muster.pin_waits();
grant select on organisation to muster_gate;

alter table incident no force row level security;
update incident set silence_hours = o.silence_hours, take_over_wait_minutes = o.take_over_wait_minutes from organisation o;
insert into pinned_deputy (id, incident_id, person_id, position, name, trust)
select gen_random_uuid(), i.id, p.id, named.place, p.name, (named.deputy ->> 'trust')::int
  from incident i join plan_version v on v.id = i.plan_version_id
  cross join jsonb_array_elements(v.document -> 'standingDeputies') with ordinality as named (deputy, place)
  join person p on p.id = (named.deputy ->> 'personId')::uuid;
alter table incident force row level security;

alter table pinned_deputy enable row level security;
alter table pinned_deputy force row level security;
create policy need_to_know on pinned_deputy as restrictive for all to muster_app
  using (incident_id = any ((select muster.known_incidents())::uuid[])) with check (incident_id = any ((select muster.known_incidents())::uuid[]));
grant select, insert, delete on pinned_deputy to muster_app;
create policy whole on pinned_deputy for all to muster_app
  using (incident_id = any ((select muster.whole_incidents())::uuid[])) with check (incident_id = any ((select muster.whole_incidents())::uuid[]));
alter table pinned_deputy add constraint pinned_deputy_incident_guard foreign key (incident_id) references incident (id) deferrable initially deferred;

-- What somebody is told who has no seat, or none that counts now: that there is something, and nothing by which it could be found.
create table "person_notice" (
    "id" uuid not null,
    "person_id" uuid not null,
    "kind" text not null,
    "created_at" timestamptz(6) not null,
    "mailed_at" timestamptz(6),
    "mail_tries" integer not null default 0,
    constraint "person_notice_pkey" primary key ("id")
);
create index "person_notice_person_id_created_at_idx" on "person_notice"("person_id", "created_at");
create index "person_notice_mail_guard" on "person_notice"("created_at") where mailed_at is null;
alter table person_notice enable row level security;
alter table person_notice force row level security;
grant select, insert, update on person_notice to muster_app;
create policy own on person_notice for select to muster_app using (person_id = (select muster.actor()));
create policy program on person_notice for all to muster_app
  using ((select muster.actor()) = muster.system_id()) with check ((select muster.actor()) = muster.system_id());
