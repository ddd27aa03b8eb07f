-- A correction can change everything of an entry (E3): beside time and words its source, accounts, hosts, evidence, task, and when it was
-- found out. Each correction says all of it as it should stand; what changed is what differs from the one before.

alter table time_line_correction no force row level security;
alter table time_line_entry no force row level security;
alter table time_line_mention no force row level security;
alter table search_document no force row level security;

alter table time_line_correction
  add column source text not null default '', add column accounts text not null default '', add column named_hosts text not null default '',
  add column found_us bigint, add column task_id uuid;
-- Corrections of before changed none of this.
alter table time_line_correction disable trigger never_changed;
update time_line_correction c
  set source = e.source, accounts = e.accounts, named_hosts = e.named_hosts, found_us = e.found_us, task_id = e.task_id
  from time_line_entry e where e.id = c.entry_id;
alter table time_line_correction enable trigger never_changed;
alter table time_line_correction add constraint time_line_correction_task_id_guard foreign key (incident_id, task_id)
  references task (incident_id, id) deferrable initially deferred;

-- What an entry names: of what was first written, or of one of its corrections. What stands now is marked, so that a filter needs no more.
create unique index time_line_correction_incident_id_id_key on time_line_correction (incident_id, id);
alter table time_line_mention add column correction_id uuid, add column stands boolean not null default true;
alter table time_line_mention add constraint time_line_mention_correction_id_guard foreign key (incident_id, correction_id)
  references time_line_correction (incident_id, id) deferrable initially deferred;
insert into time_line_mention (id, incident_id, entry_id, host_id, evidence_id, correction_id, stands)
  select gen_random_uuid(), m.incident_id, m.entry_id, m.host_id, m.evidence_id, c.id,
    c.id = (select n.id from time_line_correction n where n.entry_id = c.entry_id order by n.at desc, n.id desc limit 1)
  from time_line_mention m join time_line_correction c on c.entry_id = m.entry_id;
update time_line_mention m set stands = false
  where m.correction_id is null and exists (select from time_line_correction c where c.entry_id = m.entry_id);
-- What is checked at the end of a transaction is checked now: a table with checks to come can't be altered.
set constraints all immediate;
drop index time_line_mention_host_guard;
create index time_line_mention_host_guard on time_line_mention (incident_id, host_id, entry_id) where host_id is not null and stands;

-- A mention is kept like the words that it belongs to; only whether it still stands changes, once.
create function muster.keep_mention() returns trigger language plpgsql as $$
begin
  if new.stands or (to_jsonb(new) - 'stands') <> (to_jsonb(old) - 'stands')
  then raise exception 'what an entry of the time line names is kept as it was'; end if;
  return new; end $$;
create trigger keep_written before update on time_line_mention for each row execute function muster.keep_mention();
create trigger never_deleted before delete on time_line_mention for each row execute function muster.refuse();
grant update (stands) on time_line_mention to muster_app;

alter table time_line_correction force row level security;
alter table time_line_entry force row level security;
alter table time_line_mention force row level security;

-- ── found by what it says now, too ───────────────────────────────────────────────────────────────────────────────
drop index time_line_correction_words_guard;
create index time_line_correction_words_guard on time_line_correction
  using gin (muster.words(incident_id, text || ' ' || source || ' ' || accounts));
create index time_line_correction_accounts_guard on time_line_correction using gin (muster.marked_names(incident_id, accounts))
  where accounts <> '';

drop trigger keep_words_added on time_line_correction;
create trigger keep_words_added after insert on time_line_correction referencing new table as written
  for each statement execute function muster.keep_words('incident_id, id, 0, ''time line'', entry_id, at, text, '
    'concat_ws('' '', reason, written_as, source, accounts, named_hosts)');
insert into search_document (incident_id, source_id, seq, noun, object_id, at, words)
  select c.incident_id, c.id, 0, 'time line', c.entry_id, c.at, muster.document_words(c.incident_id, 'time line', c.text,
    concat_ws(' ', c.reason, c.written_as, c.source, c.accounts, c.named_hosts)) from time_line_correction c
  on conflict (incident_id, source_id, seq) do update set words = excluded.words;
alter table search_document force row level security;

-- As in 20261122000002_time_line_filter, but hosts and accounts as they stand now.
create or replace function muster.time_line_matching(of_incident uuid, words text, host uuid, account text, for_whom text, known text,
  since bigint, until bigint, newest boolean, from_us bigint, from_rank int, from_id uuid, most int
) returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set work_mem = '32MB' as $$
declare
  asked tsquery := to_tsquery('pg_catalog.simple', words);
  -- Entries of which a correction has the words, the kind, or the account.
  worded uuid[] := array(select c.entry_id from public.time_line_correction c where c.incident_id = of_incident
    and muster.words(c.incident_id, c.text || ' ' || c.source || ' ' || c.accounts) @@ asked
    and of_incident = any (muster.whole_incidents()));
  restated uuid[] := array(select c.entry_id from public.time_line_correction c
    where c.incident_id = of_incident and c.happened = known and of_incident = any (muster.whole_incidents()));
  accounted uuid[] := array(select c.entry_id from public.time_line_correction c where c.incident_id = of_incident and c.accounts <> ''
    and muster.marked_names(c.incident_id, c.accounts) @> array[muster.word_mark(of_incident) || lower(account)]
    and of_incident = any (muster.whole_incidents()));
  place constant text := case when newest then '' else 'and (e.sort_us, e.sort_rank, e.id) > ($10::bigint, $11::int, $12::uuid)' end;
  sorted constant text := replace('order by e.sort_us, e.sort_rank, e.id', ',', case when newest then ' desc,' else ',' end)
    || case when newest then ' desc' else '' end;
  among constant text := 'e.incident_id = $1 and ($8::bigint is null or e.sort_us >= $8) and ($9::bigint is null or e.sort_us < $9)';
  now_says constant text := '(select c.%1$s from public.time_line_correction c where c.entry_id = e.id order by c.at desc, c.id desc limit 1)';
  fits constant text := $f$
    ($2::tsquery is null or muster.words(e.incident_id, e.text || ' ' || e.source || ' ' || e.accounts) @@ $2 or e.id = any ($3))
    and ($4::uuid is null or %s)
    and ($5::text is null or (e.accounts <> '' and muster.marked_names(e.incident_id, e.accounts) @> array[muster.word_mark($1) || lower($5)]
        or e.id = any ($15))
      and (e.version = 1 or lower($5) = any (muster.names_in(coalesce($f$ || format(now_says, 'accounts') || $f$, e.accounts)))))
    and ($6::text is null or e.audience = $6)
    and ($7::text is null or (e.happened = $7 or e.id = any ($14)) and $7 = coalesce($f$ || format(now_says, 'happened') || $f$, e.happened)) $f$;
  names_host constant text := 'exists (select from public.time_line_mention m where m.entry_id = e.id and m.host_id = $4 and m.stands)';
  with_host constant text :=
    'e.id = any (array(select m.entry_id from public.time_line_mention m where m.incident_id = $1 and m.host_id = $4 and m.stands))';
  few boolean := false;
  found uuid[];
begin
  if not coalesce(of_incident = any (muster.whole_incidents()), false) then return '{}'; end if;
  -- A word that few entries have is looked up at once: to make the words of thousands anew would take longer.
  if asked is not null then
    execute 'select count(*) < 20000 from (select from public.time_line_entry e
        where muster.words(e.incident_id, e.text || '' '' || e.source || '' '' || e.accounts) @@ $1 limit 20000) x' into few using asked;
  end if;
  if not few then
    execute format('select array(select e.id from (select e.* from public.time_line_entry e where %s %s %s limit %s) e
      where %s %s limit $13)', among, place, sorted, greatest(2000, most * 2),
    format(fits, names_host), sorted)
    into found using of_incident, asked, worded, host, account, for_whom, known, since, until, from_us, from_rank, from_id, most, restated,
      accounted;
    if cardinality(found) = most then return found; end if;
  end if;
  execute format('with hit as materialized (select e.id, e.sort_us, e.sort_rank from public.time_line_entry e where %s and %s)
      select array(select e.id from hit e where true %s %s limit $13)', among,
    format(fits, with_host), place, sorted)
    into found using of_incident, asked, worded, host, account, for_whom, known, since, until, from_us, from_rank, from_id, most, restated,
      accounted;
  return found;
end $$;
