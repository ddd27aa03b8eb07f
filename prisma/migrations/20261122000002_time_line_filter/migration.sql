-- Filters and search within a time line (E1, E4), and a kind of time for what happened once, some time between two moments (E2).

alter table time_line_entry drop constraint time_line_happened_guard,
  add constraint time_line_happened_guard check (happened in ('exact', 'range', 'within', 'about', 'before', 'after', 'unknown'));

-- Each word of an index carries a mark of its incident, so that the list of a word is that of one incident: how often others use it costs no
-- time (N3). Punctuation divides: web03.example.org and /var/log/secure are found by each of their parts.
create function muster.word_mark(incident uuid) returns text language sql immutable parallel safe return 'x' || right(incident::text, 8);
create function muster.words(incident uuid, written text) returns tsvector language sql immutable parallel safe
  return to_tsvector('pg_catalog.simple'::regconfig, muster.word_mark(incident) || replace(
    replace(replace(replace(btrim(translate(written, E'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~\n\r\t', repeat(' ', 35))), '    ', ' '), '  ', ' '), '  ', ' '),
    ' ', ' ' || muster.word_mark(incident)));
-- Accounts as they are written: with commas or semicolons between.
create function muster.names_in(written text) returns text[] language sql immutable parallel safe
  return array_remove(regexp_split_to_array(lower(btrim(written)), '\s*[,;]\s*'), '');
create function muster.marked_names(incident uuid, written text) returns text[] language sql immutable parallel safe
  return regexp_split_to_array(muster.word_mark(incident) || array_to_string(muster.names_in(written), ';' || muster.word_mark(incident)), ';');

create index time_line_entry_words_guard on time_line_entry
  using gin (muster.words(incident_id, text || ' ' || source || ' ' || accounts));
create index time_line_correction_words_guard on time_line_correction using gin (muster.words(incident_id, text));
create index time_line_entry_accounts_guard on time_line_entry using gin (muster.marked_names(incident_id, accounts)) where accounts <> '';
create index time_line_entry_audience_guard on time_line_entry (incident_id, audience, sort_us, sort_rank, id);
create index time_line_entry_happened_guard on time_line_entry (incident_id, happened, sort_us, sort_rank, id);
create index time_line_mention_host_guard on time_line_mention (incident_id, host_id, entry_id) where host_id is not null;

grant select on time_line_entry, time_line_correction, time_line_mention to muster_gate;
create policy gate on time_line_entry for select to muster_gate using (true);
create policy gate on time_line_correction for select to muster_gate using (true);
create policy gate on time_line_mention for select to muster_gate using (true);

-- The entries of a time line that fit what is asked, in its order, behind the place that is given; with `newest` from its other end. What
-- is asked and null is not asked. Of an incident that the actor doesn't see whole there are none, hidden and missing alike (N3).
-- It runs as the gate because `@@` and `@>` are not leakproof: beneath the policies of the application no index would serve them.
-- A filter that most entries fit is met by walking a little in the order; else the hits are looked up and sorted. Planned anew each time,
-- so that the planner knows what is asked.
create function muster.time_line_matching(of_incident uuid, words text, host uuid, account text, for_whom text, known text,
  since bigint, until bigint, newest boolean, from_us bigint, from_rank int, from_id uuid, most int
) returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set work_mem = '32MB' as $$
declare
  asked tsquery := to_tsquery('pg_catalog.simple', words);
  -- Entries of which a correction has the words, or the kind.
  worded uuid[] := array(select c.entry_id from public.time_line_correction c
    where c.incident_id = of_incident and muster.words(c.incident_id, c.text) @@ asked and of_incident = any (muster.whole_incidents()));
  restated uuid[] := array(select c.entry_id from public.time_line_correction c
    where c.incident_id = of_incident and c.happened = known and of_incident = any (muster.whole_incidents()));
  place constant text := case when newest then '' else 'and (e.sort_us, e.sort_rank, e.id) > ($10::bigint, $11::int, $12::uuid)' end;
  sorted constant text := replace('order by e.sort_us, e.sort_rank, e.id', ',', case when newest then ' desc,' else ',' end)
    || case when newest then ' desc' else '' end;
  among constant text := 'e.incident_id = $1 and ($8::bigint is null or e.sort_us >= $8) and ($9::bigint is null or e.sort_us < $9)';
  fits constant text := $f$
    ($2::tsquery is null or muster.words(e.incident_id, e.text || ' ' || e.source || ' ' || e.accounts) @@ $2 or e.id = any ($3))
    and ($4::uuid is null or %s)
    and ($5::text is null or e.accounts <> '' and muster.marked_names(e.incident_id, e.accounts) @> array[muster.word_mark($1) || lower($5)])
    and ($6::text is null or e.audience = $6)
    and ($7::text is null or (e.happened = $7 or e.id = any ($14)) and $7 = coalesce((select c.happened
      from public.time_line_correction c where c.entry_id = e.id order by c.at desc, c.id desc limit 1), e.happened)) $f$;
  names_host constant text := 'exists (select from public.time_line_mention m where m.entry_id = e.id and m.host_id = $4)';
  with_host constant text :=
    'e.id = any (array(select m.entry_id from public.time_line_mention m where m.incident_id = $1 and m.host_id = $4))';
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
    into found using of_incident, asked, worded, host, account, for_whom, known, since, until, from_us, from_rank, from_id, most, restated;
    if cardinality(found) = most then return found; end if;
  end if;
  execute format('with hit as materialized (select e.id, e.sort_us, e.sort_rank from public.time_line_entry e where %s and %s)
      select array(select e.id from hit e where true %s %s limit $13)', among,
    format(fits, with_host), place, sorted)
    into found using of_incident, asked, worded, host, account, for_whom, known, since, until, from_us, from_rank, from_id, most, restated;
  return found;
end $$;

alter function muster.time_line_matching(uuid, text, uuid, text, text, text, bigint, bigint, boolean, bigint, int, uuid, int) owner to muster_gate;
revoke all on function muster.time_line_matching(uuid, text, uuid, text, text, text, bigint, bigint, boolean, bigint, int, uuid, int) from public;
grant execute on function muster.time_line_matching(uuid, text, uuid, text, text, text, bigint, bigint, boolean, bigint, int, uuid, int)
  to muster_app;
