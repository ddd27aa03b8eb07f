-- One reading of the words of a search (docs/decisions/0037): the time line's own filter asks what the search asks. With it: scripts without
-- blanks, addresses that were made harmless, exact IPv4 addresses, and events by the names of their hosts.

-- ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The letters of scripts that put no blanks between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese. lib/rules/search has the same.
create function muster.dense() returns text language sql immutable parallel safe as $$
  select '[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]' $$;

-- As in 20261122000003_search; whether there are letters beyond ASCII is told by lengths, which is quicker than a pattern.
create or replace function muster.fold(written text) returns text language sql immutable parallel safe as $$
  select lower(case when octet_length(written) > length(written) then regexp_replace(normalize(written, NFKD), '[\u0300-\u036f]', '', 'g') else written end) $$;

-- As in 20261122000003_search. An address that was made harmless (login[.]example, hxxps) reads as the address, and dense letters stand apart.
create or replace function muster.plain_words(written text) returns text language plpgsql immutable parallel safe as $$
declare plain text := muster.fold(written);
begin
  if plain ~ '[\[({]' then plain := regexp_replace(plain, '[\[({](?:[.:@/]+|dot|at)[\])}]', '.', 'g'); end if;
  plain := left(btrim(regexp_replace(regexp_replace(plain, '[-./\\:@_=+~#%&|]+', '.', 'g'),
    '[.]?[\x01-\x20"''!?*^$<>`,;(){}[\]\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2022\u2026\u00ab\u00b7\u00bb\u3001-\u3003\u3008-\u3011\u3014-\u301f\u30fb]'
      '[.\x01-\x20"''!?*^$<>`,;(){}[\]\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2022\u2026\u00ab\u00b7\u00bb\u3001-\u3003\u3008-\u3011\u3014-\u301f\u30fb]*',
    ' ', 'g'), '. '), 100000);
  if position('hxxp' in plain) > 0 then plain := regexp_replace(plain, '(^|[ .])hxxp(s?)(?=[ .]|$)', '\1http\2', 'g'); end if;
  if octet_length(plain) > length(plain) and plain ~ muster.dense() then
    plain := btrim(regexp_replace(regexp_replace(plain, '[.]*(' || muster.dense() || '+)[.]*', ' \1 ', 'g'), ' {2,}', ' ', 'g'));
  end if;
  return plain; end $$;

-- Of dense letters each with the one behind it, and the last alone: 削除 of ファイルを削除 is found, and 除 is. Other words stay as they are.
create function muster.dense_pairs(plain text) returns text language sql immutable parallel safe as $$
  select string_agg(case when word !~ muster.dense() then word else (
      select string_agg(letter || coalesce(next, ''), ' ' order by at)
      from (select letter, at, lead(letter) over (order by at) as next from string_to_table(word, null) with ordinality as each (letter, at)) as letters)
    end, ' ' order by place)
  from string_to_table(plain, ' ') with ordinality as words (word, place) $$;

-- As in 20261130000300_bounded_words, with pairs of dense letters.
create or replace function muster.word_parts(written text) returns text language plpgsql immutable parallel safe as $$
declare plain text := muster.plain_words(written); found_by text; rest text;
begin
  if octet_length(plain) > length(plain) and plain ~ muster.dense() then plain := muster.dense_pairs(plain); end if;
  if length(plain) > 200 and plain ~ '[^ ]{200}' then plain := regexp_replace(plain, '([^ ]{200})[^ ]+', '\1', 'g'); end if;
  if position('.' in plain) = 0 then return plain; end if;
  found_by := plain || ' ' || replace(plain, '.', ' ');
  rest := plain;
  for parts in 1 .. 12 loop
    exit when octet_length(found_by) > 400000;
    rest := regexp_replace(rest, '(^| )[^. ]+[.]?', ' ', 'g');
    exit when position('.' in rest) = 0;
    found_by := found_by || rest;
  end loop;
  return regexp_replace(found_by, ' {2,}', ' ', 'g'); end $$;

-- Every word has to be there. The last one may be only begun, from its second letter on, and so may names of several parts; an IPv4 address may
-- not, but a port or a length may follow it. Of dense letters all pairs have to be there.
create or replace function muster.asked_words(asked text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(case
      when word ~ muster.dense() and length(word) = 1 then format('''%%s%s'':*', word)
      when word ~ muster.dense() then (select string_agg(format('''%%s%s''', pair), ' & ')
        from string_to_table(muster.dense_pairs(word), ' ') as pairs (pair) where length(pair) = 2)
      when word ~ '^[0-9]{1,3}([.][0-9]{1,3}){3}$' then format('(''%%s%1$s'' | ''%%s%1$s.'':*)', word)
      else format('''%%s%s''', word) || case when position('.' in word) > 0 or (place = many and length(word) > 1) then ':*' else '' end end
    order by place), '{}')
  from (select place, word, count(*) over () as many
    from string_to_table(muster.plain_words(left(asked, 200)), ' ') with ordinality as words (word, place)) as each
  where word <> '' and place <= 12 $$;

-- ── what an event is found by ────────────────────────────────────────────────────────────────────────────────────
-- The names of hosts that it was linked to stand in the register alone. A host keeps its name.
grant select (id, incident_id, name) on host to muster_gate;
create policy gate on host for select to muster_gate using (true);

create function muster.entry_text(e public.time_line_entry) returns text language sql stable parallel safe as $$
  select concat_ws(' ', e.text, e.source, e.accounts, e.named_hosts, e.written_as) $$;
create function muster.correction_text(c public.time_line_correction) returns text language sql stable parallel safe as $$
  select concat_ws(' ', c.text, c.reason, c.written_as, c.source, c.accounts, c.named_hosts) $$;
create function muster.linked_hosts(entry uuid, correction uuid) returns text language sql stable as $$
  select string_agg(h.name, ' ' order by h.name) from public.time_line_mention m join public.host h on h.id = m.host_id
  where m.entry_id = entry and m.correction_id is not distinct from correction $$;
create function muster.entry_words(e public.time_line_entry) returns tsvector language sql stable as $$
  select muster.document_words(e.incident_id, 'time line', null, concat_ws(' ', muster.entry_text(e), muster.linked_hosts(e.id, null))) $$;
create function muster.correction_words(c public.time_line_correction) returns tsvector language sql stable as $$
  select muster.document_words(c.incident_id, 'time line', null, concat_ws(' ', muster.correction_text(c), muster.linked_hosts(c.entry_id, c.id))) $$;

-- As in 20261122000007_search_backlog; what was read before is read anew.
create or replace function muster.read_words_of_entries(of_incident uuid, first_number int, last_number int) returns void language sql
  security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into public.search_document (incident_id, source_id, seq, noun, object_id, at, words)
  select e.incident_id, e.id, 0, 'time line', e.id, e.recorded_at, muster.entry_words(e)
  from public.time_line_entry e where e.incident_id = of_incident and e.number between first_number and last_number
  on conflict (incident_id, source_id, seq) do update set words = excluded.words $$;

-- As in 20261130000300_bounded_words; whose words were read before, and can't be read now, keeps those.
create or replace function muster.read_words_of_each_entry(of_incident uuid, first_number int, last_number int) returns void language plpgsql
  security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  for n in first_number .. last_number loop
    begin
      perform muster.read_words_of_entries(of_incident, n, n);
    exception when others then
      raise warning 'the words of entry % of a time line can not be read: %', n, sqlstate;
      insert into public.search_document (incident_id, source_id, seq, noun, object_id, at, words)
        select e.incident_id, e.id, 0, 'time line', e.id, e.recorded_at, '' from public.time_line_entry e
        where e.incident_id = of_incident and e.number = n
        on conflict (incident_id, source_id, seq) do nothing;
    end;
  end loop; end $$;

-- What an entry names is written after it. A host that its source names is among its words already: so it is with all that a file brings.
create function muster.keep_words_of_mentions() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update public.search_document d set words = muster.entry_words(e)
    from public.time_line_entry e
    where d.incident_id = e.incident_id and d.source_id = e.id and d.seq = 0 and e.id in (
      select w.entry_id from written w join public.host h on h.id = w.host_id join public.time_line_entry n on n.id = w.entry_id
      where w.correction_id is null and not lower(h.name) = any (string_to_array(lower(n.named_hosts), E'\n')));
  update public.search_document d set words = muster.correction_words(c)
    from public.time_line_correction c
    where d.incident_id = c.incident_id and d.source_id = c.id and d.seq = 0 and c.id in (
      select w.correction_id from written w join public.host h on h.id = w.host_id join public.time_line_correction n on n.id = w.correction_id
      where not lower(h.name) = any (string_to_array(lower(n.named_hosts), E'\n')));
  return null; end $$;
alter function muster.keep_words_of_mentions() owner to muster_gate;
revoke all on function muster.keep_words_of_mentions() from public;
create trigger keep_words_added after insert on time_line_mention referencing new table as written
  for each statement execute function muster.keep_words_of_mentions();

-- ── looking up ───────────────────────────────────────────────────────────────────────────────────────────────────
-- As in 20261129000600_record, but of the time line what happened last comes first, whenever it was written down.
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
    dated as (
      select t.*, extract(epoch from t.at) * 1000000 as us from things t where t.noun <> 'time line'
      union all select t.*, nullif(e.sort_us, 9223372036854775807) from things t join public.time_line_entry e on e.id = t.thing_id
        where t.noun = 'time line'),
    placed as (select d.*, row_number() over (partition by d.noun order by d.named desc, d.us desc nulls last, d.seq desc, d.thing_id) as place,
      count(*) over (partition by d.noun) as many from dated d)
  select p.incident_id, p.noun, p.thing_id, p.source_id, p.seq, p.many::int from placed p where p.place <= least(most, 50) order by p.noun, p.place;
end $$;

-- As in 20261129000800_whole_corrections, but `words` are what was typed, read as the search reads them, in the documents of the search. Of
-- entries whose words still wait to be read they are made on the way: in the order of the list, so that a word that many have ends it soon, and
-- only where the letters stand at all, so that a rare one costs little.
create or replace function muster.time_line_matching(of_incident uuid, words text, host uuid, account text, for_whom text, known text,
  since bigint, until bigint, newest boolean, from_us bigint, from_rank int, from_id uuid, most int
) returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp set work_mem = '32MB' as $$
declare
  wanted text[];
  asked tsquery;
  -- Entries of which a correction has the kind, or the account.
  restated uuid[];
  accounted uuid[];
  place constant text := case when newest then '' else 'and (e.sort_us, e.sort_rank, e.id) > ($10::bigint, $11::int, $12::uuid)' end;
  sorted constant text := replace('order by e.sort_us, e.sort_rank, e.id', ',', case when newest then ' desc,' else ',' end)
    || case when newest then ' desc' else '' end;
  among constant text := 'e.incident_id = $1 and ($8::bigint is null or e.sort_us >= $8) and ($9::bigint is null or e.sort_us < $9)';
  now_says constant text := '(select c.%1$s from public.time_line_correction c where c.entry_id = e.id order by c.at desc, c.id desc limit 1)';
  fits constant text := $f$
    ($2::tsquery is null or %s)
    and ($4::uuid is null or %s)
    and ($5::text is null or (e.accounts <> '' and muster.marked_names(e.incident_id, e.accounts) @> array[muster.word_mark($1) || lower($5)]
        or e.id = any ($15))
      and (e.version = 1 or lower($5) = any (muster.names_in(coalesce($f$ || format(now_says, 'accounts') || $f$, e.accounts)))))
    and ($6::text is null or e.audience = $6)
    and ($7::text is null or (e.happened = $7 or e.id = any ($14)) and $7 = coalesce($f$ || format(now_says, 'happened') || $f$, e.happened)) $f$;
  has_words constant text :=
    'exists (select from public.search_document d where d.incident_id = $1 and d.object_id = e.id and d.words @@ $2)';
  with_words constant text := 'e.id = any (array(select d.object_id from public.search_document d
    where d.words @@ $2 and d.incident_id is not distinct from $1))';
  names_host constant text := 'exists (select from public.time_line_mention m where m.entry_id = e.id and m.host_id = $4 and m.stands)';
  with_host constant text :=
    'e.id = any (array(select m.entry_id from public.time_line_mention m where m.incident_id = $1 and m.host_id = $4 and m.stands))';
  unread boolean := false;
  few boolean := false;
  found uuid[];
  letters text[];
  made uuid[] := '{}';
  entry record;
begin
  if not coalesce(of_incident = any (muster.whole_incidents()), false) then return '{}'; end if;
  restated := array(select c.entry_id from public.time_line_correction c where c.incident_id = of_incident and c.happened = known);
  accounted := array(select c.entry_id from public.time_line_correction c where c.incident_id = of_incident and c.accounts <> ''
    and muster.marked_names(c.incident_id, c.accounts) @> array[muster.word_mark(of_incident) || lower(account)]);
  wanted := muster.asked_words(words);
  if cardinality(wanted) > 0 then
    asked := muster.asked_at(of_incident, muster.noun_letter('time line'), wanted);
    unread := exists (select from public.search_backlog b where b.incident_id = of_incident);
    -- A word that few entries have is looked up at once: walking would read the words of thousands.
    execute 'select count(*) < 20000 from (select from public.search_document d where d.words @@ $1 limit 20000) x' into few using asked;
  end if;
  if not few and not unread then
    execute format('select array(select e.id from (select e.* from public.time_line_entry e where %s %s %s limit %s) e
      where %s %s limit $13)', among, place, sorted, greatest(2000, most * 2), format(fits, has_words, names_host), sorted)
    into found using of_incident, asked, null, host, account, for_whom, known, since, until, from_us, from_rank, from_id, most, restated, accounted;
    if cardinality(found) = most then return found; end if;
  end if;
  execute format('with hit as materialized (select e.id, e.sort_us, e.sort_rank from public.time_line_entry e where %s and %s)
      select array(select e.id from hit e where true %s %s limit $13)', among, format(fits, with_words, with_host), place, sorted)
    into found using of_incident, asked, null, host, account, for_whom, known, since, until, from_us, from_rank, from_id, most, restated, accounted;
  if not unread then return found; end if;

  -- What has to stand in an entry that has these words, whatever joins their parts: none of these letters means anything else in a pattern.
  letters := array(select case when word ~ muster.dense() then left(word, 2) else replace(word, '.', '[^[:alnum:]]*(?:dot|at)?[^[:alnum:]]*') end
    from string_to_table(muster.plain_words(left(words, 200)), ' ') with ordinality as each (word, nth) where word <> '' and nth <= 12);
  for entry in execute format('select e.id, muster.entry_text(e) as says from public.time_line_entry e where %s and %s %s
      and exists (select from public.search_backlog b where b.incident_id = $1 and e.number between b.first_number and b.last_number) %s', among, format(fits, 'true', with_host), place, sorted)
    using of_incident, asked, null, host, account, for_whom, known, since, until, from_us, from_rank, from_id, most, restated, accounted
  loop
    exit when cardinality(made) = most;
    if replace(muster.fold(entry.says), 'hxxp', 'http') ~ all (letters) and muster.document_words(of_incident, 'time line', null, entry.says) @@ asked then made := made || entry.id; end if;
  end loop;
  execute format('select array(select e.id from public.time_line_entry e where e.id = any ($1) %s limit $2)', sorted) into found using found || made, most;
  return found;
end $$;

drop index time_line_entry_words_guard;
drop index time_line_correction_words_guard;
drop function muster.words(uuid, text);

-- ── what was written before ──────────────────────────────────────────────────────────────────────────────────────
-- Read anew is what reads otherwise now. Entries of the time line wait for the worker, and are found by their old words meanwhile.
create function muster.reads_otherwise(written text) returns boolean language sql immutable as $$
  select muster.fold(written) ~ ('hxxp|[\[({](?:[.:@/]+|dot|at)[\])}]|[\u3001-\u3003\u3008-\u3011\u3014-\u301f]|' || muster.dense()) $$;
alter table search_document no force row level security;
alter table search_backlog no force row level security;
do $$ declare t record; begin
  for t in select c.relname as name, encode(g.tgargs, 'escape') as args from pg_trigger g join pg_class c on c.oid = g.tgrelid
      where g.tgname = 'keep_words_added' and g.tgfoid = 'muster.keep_words()'::regprocedure
      union all select unnest(array['time_line_entry', 'time_line_mention']), '' loop
    execute format('alter table %I no force row level security', t.name);
    if t.args = '' then continue; end if;
    execute format('update search_document d set words = muster.document_words(x.a, x.d, x.g, x.h) from (select %s from %I) as x (a, b, c, d, e, f, g, h)
      where d.incident_id = x.a and d.source_id = x.b and d.seq = x.c and muster.reads_otherwise(concat_ws('' '', x.g, x.h))',
      split_part(t.args, '\000', 1), t.name);
  end loop;
  update search_document d set words = muster.correction_words(c) from time_line_correction c
    where d.incident_id = c.incident_id and d.source_id = c.id and d.seq = 0
      and exists (select from time_line_mention m where m.correction_id = c.id and m.host_id is not null);
  insert into search_backlog (incident_id, first_number, last_number)
    select e.incident_id, min(e.number), max(e.number) from time_line_entry e
    where muster.reads_otherwise(muster.entry_text(e))
      or exists (select from time_line_mention m join host h on h.id = m.host_id
        where m.entry_id = e.id and m.correction_id is null and not lower(h.name) = any (string_to_array(lower(e.named_hosts), E'\n')))
    group by e.incident_id
    on conflict (incident_id, last_number) do update set first_number = least(search_backlog.first_number, excluded.first_number);
  for t in select c.relname as name from pg_trigger g join pg_class c on c.oid = g.tgrelid where g.tgname = 'keep_words_added' loop
    execute format('alter table %I force row level security', t.name);
  end loop;
end $$;
-- What is checked at the end is checked now: a table with checks to come can't be altered.
set constraints all immediate;
alter table search_document force row level security;
alter table search_backlog force row level security;
drop function muster.reads_otherwise(text);
