-- The words of many entries that one statement adds, an import of a large file, are not read while its incident is held: the worker reads
-- them afterwards, a thousand at a time (docs/decisions/0007).

-- Entries of a time line, by their numbers, of which the words are still to be read.
create table "search_backlog" (
    "incident_id" uuid not null,
    "first_number" integer not null,
    "last_number" integer not null,
    constraint "search_backlog_pkey" primary key ("incident_id", "last_number")
);
alter table search_backlog enable row level security;
alter table search_backlog force row level security;
grant select on search_backlog to muster_app;
grant select, insert, update, delete on search_backlog to muster_gate;
create policy need_to_know on search_backlog as restrictive for all to muster_app
  using (incident_id = any ((select muster.known_incidents())::uuid[]))
  with check (incident_id = any ((select muster.known_incidents())::uuid[]));
create policy whole on search_backlog for select to muster_app using (incident_id = any ((select muster.whole_incidents())::uuid[]));
create policy gate on search_backlog for all to muster_gate using (true) with check (true);
alter table search_backlog
  add constraint search_backlog_incident_guard foreign key (incident_id) references incident (id) deferrable initially deferred;

-- What of an entry is found by which words: as `muster.keep_words` is told by the triggers of the other tables.
create function muster.read_words_of_entries(of_incident uuid, first_number int, last_number int) returns void language sql
  security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into public.search_document (incident_id, source_id, seq, noun, object_id, at, words)
  select e.incident_id, e.id, 0, 'time line', e.id, e.recorded_at, muster.document_words(e.incident_id, 'time line', e.text,
    concat_ws(' ', e.source, e.accounts, e.named_hosts, e.written_as))
  from public.time_line_entry e where e.incident_id = of_incident and e.number between first_number and last_number $$;

create function muster.keep_words_of_entries() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare added record;
begin
  for added in select w.incident_id, min(w.number) as first_number, max(w.number) as last_number, count(*) as many
      from written w group by w.incident_id loop
    if added.many > 5000 then
      insert into public.search_backlog values (added.incident_id, added.first_number, added.last_number);
    else
      perform muster.read_words_of_entries(added.incident_id, added.first_number, added.last_number);
    end if;
  end loop;
  return null; end $$;
drop trigger keep_words_added on time_line_entry;
create trigger keep_words_added after insert on time_line_entry referencing new table as written
  for each statement execute function muster.keep_words_of_entries();

/* Reads the words of the next entries that wait, at most `most`; false if none wait, or another worker is at them. What an entry says
   never changes (E3), so nothing can change between its writing and its reading. */
create function muster.read_search_backlog(most int) returns boolean language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare due public.search_backlog; up_to int;
begin
  select * into due from public.search_backlog order by incident_id, last_number limit 1 for update skip locked;
  if not found then return false; end if;
  up_to := least(due.last_number, due.first_number + most - 1);
  perform muster.read_words_of_entries(due.incident_id, due.first_number, up_to);
  if up_to = due.last_number then
    delete from public.search_backlog b where b.incident_id = due.incident_id and b.last_number = due.last_number;
  else
    update public.search_backlog b set first_number = up_to + 1
      where b.incident_id = due.incident_id and b.last_number = due.last_number;
  end if;
  return true; end $$;

do $$ declare f text; begin
  foreach f in array array['read_words_of_entries(uuid, int, int)', 'keep_words_of_entries()', 'read_search_backlog(int)'] loop
    execute format('alter function muster.%s owner to muster_gate', f);
    execute format('revoke all on function muster.%s from public', f);
  end loop;
end $$;
grant execute on function muster.read_search_backlog(int) to muster_app;
