-- Import into the time line (E5): a file is read into parts of its own, looked at, and then taken over by one command.

create table "time_line_import" (
    "id" uuid not null,
    "incident_id" uuid not null,
    "by_seat_id" uuid not null,
    "name" text not null,
    "state" text not null default 'reading',
    "mapping" text not null,
    "zone" text,
    "sha256" text,
    "bytes" bigint not null default 0,
    "readable" integer not null default 0,
    "refused" integer not null default 0,
    "added" integer,
    "begun_at" timestamptz(6) not null,
    "done_at" timestamptz(6),
    constraint "time_line_import_pkey" primary key ("id")
);
create unique index "time_line_import_incident_id_id_key" on "time_line_import"("incident_id", "id");
create index "time_line_import_incident_id_by_seat_id_begun_at_idx" on "time_line_import"("incident_id", "by_seat_id", "begun_at");

-- Lines of a file, some hundred in each row as JSON: entries that wait to be taken over, or refusals with their reasons, which are kept.
create table "time_line_import_part" (
    "incident_id" uuid not null,
    "import_id" uuid not null,
    "holds" text not null,
    "number" integer not null,
    "lines" text not null,
    constraint "time_line_import_part_pkey" primary key ("incident_id", "import_id", "holds", "number")
);

-- Hosts as the source names them, one in each line: most are in no register. A mention links those that are.
alter table "time_line_entry" add column "named_hosts" text not null default '', add column "content_digest" uuid;
create index "time_line_entry_incident_id_content_digest_idx" on "time_line_entry"("incident_id", "content_digest");

do $$ declare t text; begin
  foreach t in array array['time_line_import', 'time_line_import_part'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy need_to_know on %I as restrictive for all to muster_app
      using (incident_id = any ((select muster.known_incidents())::uuid[]))
      with check (incident_id = any ((select muster.known_incidents())::uuid[]))', t);
    execute format('grant select, insert, update, delete on %I to muster_app', t);
    execute format('create policy whole on %I for all to muster_app
      using (incident_id = any ((select muster.whole_incidents())::uuid[]))
      with check (incident_id = any ((select muster.whole_incidents())::uuid[]))', t);
  end loop;
end $$;
alter table time_line_import
  add constraint time_line_import_incident_guard foreign key (incident_id) references incident (id) deferrable initially deferred,
  add constraint time_line_import_by_seat_id_guard foreign key (incident_id, by_seat_id) references seat (incident_id, id)
    deferrable initially deferred,
  add constraint time_line_import_state_guard check (state in ('reading', 'ready', 'done', 'cancelled'));
alter table time_line_import_part
  add constraint time_line_import_part_import_guard foreign key (incident_id, import_id) references time_line_import (incident_id, id)
    deferrable initially deferred,
  add constraint time_line_import_part_holds_guard check (holds in ('entries', 'refusals'));
-- They are written once and read once: not worth the time to make them smaller.
alter table time_line_import_part alter column lines set storage external;

/* What an entry says, as one value: two entries with the same digest are the same event written down twice. The first half of a SHA-256:
   nobody can make two lines of which the second would pass for the first. */
create function muster.content_digest(
  happened text, from_us bigint, until_us bigint, written_as text, zone text, found_us bigint, said text, source text, accounts text,
  hosts text, audience text
) returns uuid language sql immutable parallel safe as $$
  select encode(substring(sha256(convert_to(happened || ' ' || coalesce(from_us::text, '') || ' ' || coalesce(until_us::text, '') || ' '
    || coalesce(found_us::text, '') || ' ' || audience || ' ' || zone || ' ' || length(written_as) || ' ' || written_as || ' ' || length(source)
    || ' ' || source || ' ' || length(accounts) || ' ' || accounts || ' ' || length(hosts) || ' ' || hosts || ' ' || said, 'UTF8'))
    for 16), 'hex')::uuid $$;
