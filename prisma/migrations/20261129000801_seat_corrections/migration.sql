-- An entry of the list of people can be corrected (N1): what stood there before is kept, field by field, with who, when and why.
create table "seat_correction" (
    "id" uuid not null,
    "incident_id" uuid not null,
    "seat_id" uuid not null,
    "field" text not null,
    "was" text not null,
    "became" text not null,
    "reason" text not null,
    "by_seat_id" uuid not null,
    "at" timestamptz(6) not null,
    constraint "seat_correction_pkey" primary key ("id")
);
create index "seat_correction_incident_id_seat_id_at_idx" on "seat_correction"("incident_id", "seat_id", "at");

alter table seat_correction enable row level security;
alter table seat_correction force row level security;
create policy need_to_know on seat_correction as restrictive for all to muster_app
  using (incident_id = any ((select muster.known_incidents())::uuid[]))
  with check (incident_id = any ((select muster.known_incidents())::uuid[]));
create policy whole on seat_correction for all to muster_app
  using (incident_id = any ((select muster.whole_incidents())::uuid[]))
  with check (incident_id = any ((select muster.whole_incidents())::uuid[]));
grant select, insert on seat_correction to muster_app;
alter table seat_correction
  add constraint seat_correction_incident_guard foreign key (incident_id) references incident (id) deferrable initially deferred,
  add constraint seat_correction_seat_id_guard foreign key (incident_id, seat_id) references seat (incident_id, id) deferrable initially deferred,
  add constraint seat_correction_by_seat_id_guard foreign key (incident_id, by_seat_id) references seat (incident_id, id)
    deferrable initially deferred,
  add constraint seat_correction_field_guard check (field in ('name', 'organisation', 'kind', 'why', 'reach'));
create trigger never_changed before update or delete on seat_correction for each row execute function muster.refuse();
