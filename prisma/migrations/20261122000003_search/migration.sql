-- Search over what one may see (N3, N8): the words of everything that is written in an incident, kept beside it by triggers.
-- A word stands in the index under its own incident, so that looking one up reads nothing of any other: neither how often a word is
-- used elsewhere nor how much is written there shows in the time (docs/decisions/0007).

create table "search_document" (
    "incident_id" uuid not null,
    "source_id" uuid not null,
    "seq" integer not null default 0,
    "noun" text not null,
    "object_id" uuid not null,
    "at" timestamptz(6) not null,
    "words" tsvector not null,
    constraint "search_document_pkey" primary key ("incident_id", "source_id", "seq")
);
create index "search_document_incident_id_object_id_idx" on "search_document"("incident_id", "object_id");
-- Without a list of pending words: everybody's next look-up would go through it.
create index search_document_words_guard on search_document using gin (words) with (fastupdate = off);

-- ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Small letters without accents. lib/rules/search folds in the same way, to mark what was found.
create function muster.fold(written text) returns text language sql immutable parallel safe as $$
  select lower(case when written ~ '[^\x01-\x7f]' then regexp_replace(normalize(written, NFKD), '[\u0300-\u036f]', '', 'g') else written end) $$;

-- The words, with one space between: cut where words end, and what joins the parts of a name, an address or a path made a dot.
create function muster.plain_words(written text) returns text language sql immutable parallel safe as $$
  select left(btrim(regexp_replace(regexp_replace(muster.fold(written), '[-./\\:@_=+~#%&|]+', '.', 'g'),
    '[.]?[\x01-\x20"''!?*^$<>`,;(){}[\]\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2022\u2026\u00ab\u00b7\u00bb]'
      '[.\x01-\x20"''!?*^$<>`,;(){}[\]\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2022\u2026\u00ab\u00b7\u00bb]*', ' ', 'g'), '. '), 100000) $$;

-- What a word is found by. Of web03.example.org each part and each rest that begins with a part: example.org is found, and so is exam.
create function muster.word_parts(written text) returns text language plpgsql immutable parallel safe as $$
declare plain text := muster.plain_words(written); found_by text; rest text;
begin
  if length(plain) > 200 and plain ~ '[^ ]{200}' then plain := regexp_replace(plain, '([^ ]{200})[^ ]+', '\1', 'g'); end if;
  if position('.' in plain) = 0 then return plain; end if;
  found_by := plain || ' ' || replace(plain, '.', ' ');
  rest := plain;
  for parts in 1 .. 12 loop
    rest := regexp_replace(rest, '(^| )[^. ]+[.]?', ' ', 'g');
    exit when position('.' in rest) = 0;
    found_by := found_by || rest;
  end loop;
  return regexp_replace(found_by, ' {2,}', ' ', 'g'); end $$;

-- The letter of each noun: before a word for anywhere, its capital for a title.
create function muster.noun_letter(noun text) returns text language sql immutable parallel safe as $$
  select case noun when 'incident' then 'i' when 'task' then 't' when 'time line' then 'l' when 'person' then 'p' when 'question' then 'q'
    when 'disclosure' then 'd' when 'host' then 'h' when 'evidence' then 'e' when 'log book' then 'b' end $$;

-- Where the words of an incident stand. Eight digits of its id do: each hit is compared with the whole id.
create function muster.word_place(incident uuid) returns text language sql immutable parallel safe as $$ select left(incident::text, 8) $$;

create function muster.document_words(incident uuid, noun text, title text, body text) returns tsvector language plpgsql immutable parallel safe as $$
declare place text := muster.word_place(incident); letter text := muster.noun_letter(noun); words text; named text;
begin
  words := muster.word_parts(concat_ws(' ', title, body));
  named := case when noun in ('time line', 'log book') then '' else muster.word_parts(coalesce(title, '')) end;
  return concat_ws(' ', place || letter || replace(nullif(words, ''), ' ', ' ' || place || letter),
    place || upper(letter) || replace(nullif(named, ''), ' ', ' ' || place || upper(letter)))::tsvector; end $$;

-- ── what is kept of each table ───────────────────────────────────────────────────────────────────────────────────
alter table search_document enable row level security;
alter table search_document force row level security;
grant select on search_document to muster_app;
grant select, insert, update, delete on search_document to muster_gate;
create policy need_to_know on search_document as restrictive for all to muster_app
  using (incident_id = any ((select muster.known_incidents())::uuid[]))
  with check (incident_id = any ((select muster.known_incidents())::uuid[]));
create policy whole on search_document for select to muster_app using (incident_id = any ((select muster.whole_incidents())::uuid[]));
create policy gate on search_document for all to muster_gate using (true) with check (true);

-- Keeps the words of what was written. Its argument says what of a row is which: incident, source, seq, noun, object, at, title, body.
create function muster.keep_words() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare doc text := '(select %s from %s) as doc (incident_id, source_id, seq, noun, object_id, at, title, body)';
  words text := 'muster.document_words(doc.incident_id, doc.noun, doc.title, doc.body)';
begin
  if tg_op = 'INSERT' then
    execute format('insert into public.search_document (incident_id, source_id, seq, noun, object_id, at, words)
      select incident_id, source_id, seq, noun, object_id, at, ' || words || ' from ' || doc, tg_argv[0], 'written');
  elsif tg_op = 'UPDATE' then
    execute format('update public.search_document as d set at = doc.at, words = ' || words || ' from ' || doc
      || ' where d.incident_id = doc.incident_id and d.source_id = doc.source_id and d.seq = doc.seq',
      tg_argv[0], '(select ($1).*) as written') using new;
  else
    delete from public.search_document where incident_id = old.incident_id and source_id = old.id;
  end if;
  return null; end $$;
alter function muster.keep_words() owner to muster_gate;
revoke all on function muster.keep_words() from public;

-- E-07, as lib/rules/evidence writes it.
create function muster.evidence_label(number int) returns text language sql immutable parallel safe as $$
  select 'E-' || case when number < 10 then '0' else '' end || number $$;

-- What an entry of the log book says, and what was written with it: as its page shows it.
create function muster.entry_says(content text) returns text language sql immutable parallel safe as $$ select content::jsonb ->> 'says' $$;
create function muster.entry_written(content text) returns text language sql immutable parallel safe as $$
  select concat_ws(' ', c -> 'actor' ->> 'name', a ->> 'text', a ->> 'reason', a ->> 'note', a ->> 'summary', a ->> 'why', a ->> 'answer',
    a ->> 'result', a -> 'call' ->> 'with')
  from (select content::jsonb as c, content::jsonb -> 'about' as a) as entry $$;

-- What is searched, by table: noun, id of the thing it belongs to (of a question who asked it: whose it is), when, title, and what else is written of it. What was there before
-- this migration is read once: for that the owner, who is under row-level security, too, lifts it for itself.
alter table search_document no force row level security;
do $$ declare t record; spec text; watched text; begin
  for t in select * from (values
    ('incident', 'incident', 'id', 'opened_at', 'code_name', array['kind', 'symptoms', 'summary']),
    ('task', 'task', 'id', 'state_at', 'title', array['plain', 'description', 'result', 'back_reason', 'aside_reason', 'permitted_reason']),
    ('task_question', 'task', 'task_id', 'coalesce(answered_at, ''epoch'')', '''''', array['text', 'plain', 'answer']),
    ('checklist_item', 'task', 'task_id', 'coalesce(ticked_at, ''epoch'')', '''''', array['text']),
    ('evidence_request', 'task', 'task_id', '''epoch''::timestamptz', '''''', array['text']),
    ('review', 'task', 'task_id', 'at', '''''', array['objection', 'answer']),
    ('remark', 'task', 'task_id', 'at', '''''', array['text']),
    ('time_line_entry', 'time line', 'id', 'recorded_at', 'text', array['source', 'accounts', 'named_hosts', 'written_as']),
    ('time_line_correction', 'time line', 'entry_id', 'at', 'text', array['reason', 'written_as']),
    ('seat', 'person', 'id', 'added_at', 'name', array['organisation', 'why', 'reach']),
    ('question', 'question', 'asked_by_seat_id', 'asked_at', 'text', array['answer']),
    ('disclosure', 'disclosure', 'id', 'reported_at', 'to_name', array['to_organisation', 'what', 'decision']),
    ('host', 'host', 'id', 'added_at', 'name', array['services', 'data_stores', 'why', 'ended_reason', 'verified', 'no_snapshot_reason']),
    ('evidence', 'evidence', 'id', 'registered_at', 'title', array['what', 'kind', 'taken_by', 'taken_how', 'taken_where', 'sha256', 'to_run_again',
      'muster.evidence_label(number)'])
    ) as x (name, noun, object, at, title, body) loop
    spec := format('%s, id, 0, %L, %s, %s, %s, concat_ws('' '', %s)', case t.name when 'incident' then 'id' else 'incident_id' end, t.noun,
      t.object, t.at, t.title, array_to_string(t.body, ', '));
    watched := array_to_string(array(select c.column_name from information_schema.columns c where c.table_schema = 'public'
      and c.table_name = t.name and c.column_name = any (t.body || t.title)), ', ');
    execute format('create trigger keep_words_added after insert on %I referencing new table as written
      for each statement execute function muster.keep_words(%L)', t.name, spec);
    execute format('create trigger keep_words_changed after update of %s on %I for each row when ((%s) is distinct from (%s))
      execute function muster.keep_words(%L)', watched, t.name,
      'old.' || replace(watched, ', ', ', old.'), 'new.' || replace(watched, ', ', ', new.'), spec);
    if t.name <> 'incident' then
      execute format('create trigger keep_words_gone after delete on %I for each row execute function muster.keep_words()', t.name);
    end if;
    execute format('alter table %I no force row level security', t.name);
    execute format('insert into search_document (incident_id, source_id, seq, noun, object_id, at, words)
      select a, b, c, d, e, f, muster.document_words(a, d, g, h) from (select %s from %I) as doc (a, b, c, d, e, f, g, h)', spec, t.name);
    execute format('alter table %I force row level security', t.name);
  end loop;
end $$;
-- The book is only added to.
create trigger keep_words_added after insert on log_entry referencing new table as written for each statement execute function muster.keep_words(
  'incident_id, incident_id, seq, ''log book'', incident_id, recorded_at, muster.entry_says(content), muster.entry_written(content)');
alter table log_entry no force row level security;
insert into search_document (incident_id, source_id, seq, noun, object_id, at, words)
  select incident_id, incident_id, seq, 'log book', incident_id, recorded_at,
    muster.document_words(incident_id, 'log book', muster.entry_says(content), muster.entry_written(content)) from log_entry;
alter table log_entry force row level security;
alter table search_document force row level security;

-- ── looking up ───────────────────────────────────────────────────────────────────────────────────────────────────
-- Every word has to be there. The last one may be only begun, from its second letter on, and so may names of several parts.
create function muster.asked_words(asked text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg('''%s' || word || '''' || case when position('.' in word) > 0 or (place = many and length(word) > 1) then ':*' else '' end
    order by place), '{}')
  from (select place, word, count(*) over () as many
    from string_to_table(muster.plain_words(left(asked, 200)), ' ') with ordinality as words (word, place)) as each
  where word <> '' and place <= 12 $$;

create function muster.asked_at(incident uuid, letter text, words text[]) returns tsquery language sql immutable parallel safe as $$
  select replace(array_to_string(words, ' & '), '%s', muster.word_place(incident) || letter)::tsquery $$;

/* What is found, best and newest first, at most `most` things of each noun; of one incident, or of all that the actor knows. Begins from
   the actor's incidents: where there is none, it is over at once, whatever else is stored. Of each noun and incident 500 rows are weighed. */
create function muster.search(asked text, of_incident uuid, most int)
  returns table (incident_id uuid, noun text, object_id uuid, source_id uuid, seq int, many int)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare wanted text[] := muster.asked_words(asked);
  whole uuid[] := muster.whole_incidents();
  seats uuid[] := muster.limited_seats();
begin
  if of_incident is not null then whole := case when of_incident = any (whole) then array[of_incident] else '{}' end; end if;
  if cardinality(wanted) = 0 or cardinality(whole) + cardinality(seats) = 0 then return; end if;
  return query
    with nouns as (select each.noun, muster.noun_letter(each.noun) as letter from unnest(array['incident', 'task', 'time line', 'person', 'question',
        'disclosure', 'host', 'evidence', 'log book']) as each (noun)),
    -- A limited seat begins from what is shared with it, whom it works with, and itself (N8): nothing else is touched.
    mine as (
      select s.incident_id, s.object_id from public.share s where s.seat_id = any (seats)
      union select s.incident_id, s.id from public.seat s
        where s.id = any (seats || case when cardinality(seats) > 0 then muster.colleagues() else '{}' end)),
    hits as (
      select d.*, d.words @@ muster.asked_at(d.incident_id, upper(nouns.letter), wanted) as named
      from unnest(whole) as known (id) cross join nouns cross join lateral (
        select * from public.search_document d
        where d.words @@ muster.asked_at(known.id, nouns.letter, wanted) and d.incident_id is not distinct from known.id limit 500) as d
      union all
      select d.*, d.words @@ muster.asked_at(d.incident_id, upper(nouns.letter), wanted)
      from mine join public.search_document d on d.incident_id = mine.incident_id and d.object_id = mine.object_id
        join nouns on nouns.noun = d.noun
      where (of_incident is null or d.incident_id = of_incident) and not d.incident_id = any (whole)
        and (d.noun <> 'question' or d.object_id = any (seats))
        and case when d.words @@ muster.asked_at(d.incident_id, nouns.letter, wanted) then true else false end),
    -- A thing is found once, by what fits best of all that is written of it. An entry of the book is its number.
    things as (
      select distinct on (h.noun, h.thing_id, h.seq) h.*
      from (select *, case noun when 'question' then source_id else object_id end as thing_id from hits) as h
      order by h.noun, h.thing_id, h.seq, h.named desc, h.at desc, h.source_id),
    placed as (select t.*, row_number() over (partition by t.noun order by t.named desc, t.at desc, t.seq desc, t.thing_id) as place,
      count(*) over (partition by t.noun) as many from things t)
  select p.incident_id, p.noun, p.thing_id, p.source_id, p.seq, p.many::int from placed p where p.place <= least(most, 50) order by p.noun, p.place;
end $$;
alter function muster.search(text, uuid, int) owner to muster_gate;
revoke all on function muster.search(text, uuid, int) from public;
grant execute on function muster.search(text, uuid, int) to muster_app;
