-- Who is at which task now, and which question they answer: gone after a crash, in no log book, and nobody answers for it.
create unlogged table "presence" (
    "seat_id" uuid not null,
    "incident_id" uuid not null,
    "task_id" uuid not null,
    "question_id" uuid,
    "at" timestamptz(6) not null,
    constraint "presence_pkey" primary key ("seat_id")
);
create index "presence_incident_id_task_id_idx" on "presence"("incident_id", "task_id");

alter table presence enable row level security;
alter table presence force row level security;
grant select, insert, update, delete on presence to muster_app;
create policy need_to_know on presence as restrictive for all to muster_app
  using (incident_id = any ((select muster.known_incidents())::uuid[])) with check (incident_id = any ((select muster.known_incidents())::uuid[]));
create policy whole on presence for select to muster_app using (incident_id = any ((select muster.whole_incidents())::uuid[]));
create policy shared on presence for select to muster_app using (exists (select 1 from share s
  where s.object_id = presence.task_id and s.seat_id = any ((select muster.limited_seats())::uuid[])));
-- Everybody is only where they are themselves, and at a task that they see.
create policy own on presence for all to muster_app using (seat_id = any ((select muster.own_seats())::uuid[]))
  with check (seat_id = any ((select muster.own_seats())::uuid[]) and exists (select 1 from task t where t.id = presence.task_id and t.incident_id = presence.incident_id));

create function muster.tell_of_presence() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.task_id = old.task_id and new.question_id is not distinct from old.question_id then return null; end if;
  perform pg_notify('muster_changed', coalesce(new.incident_id, old.incident_id)::text);
  return null; end $$;
create trigger tell_of_presence after insert or update or delete on presence for each row execute function muster.tell_of_presence();

-- Whoever has not been heard of for a while is there no more: a browser that went without a word.
create policy gate on presence for select to muster_gate using (true);
create policy gate_sweeps on presence for delete to muster_gate using (true);
grant select, delete on presence to muster_gate;
create function muster.sweep_presence() returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from public.presence where at < muster.now() - interval '45 seconds' $$;
alter function muster.sweep_presence() owner to muster_gate;
revoke all on function muster.sweep_presence() from public;
grant execute on function muster.sweep_presence() to muster_app;
