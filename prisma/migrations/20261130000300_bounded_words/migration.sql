-- What a thing is found by is bounded; what is written never is (docs/decisions/0029). PostgreSQL keeps less than 1 MB of words of one document, and refuses the
-- whole statement beyond: whoever wrote enough, or imported one long line, kept others from changing it.

-- As in 20261122000003_search, but rests of names are taken only while all is no longer than some 400 KB.
create or replace function muster.word_parts(written text) returns text language plpgsql immutable parallel safe as $$
declare plain text := muster.plain_words(written); found_by text; rest text;
begin
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

-- The first ten thousand words of these, each once, and of those 400 KB with what stands before each (nine letters). Few texts have so many.
create function muster.first_words(words text) returns text language sql immutable parallel safe as $$
  select case when octet_length(words) < 20000 then words else (
    select string_agg(word, ' ' order by place) from (
      select word, place, sum(octet_length(word) + 10) over (order by place) as bytes
      from (select word, min(place) as place from string_to_table(words, ' ') with ordinality as each (word, place)
        where word <> '' group by word order by 2 limit 10000) as once) as weighed
    where bytes <= 400000) end $$;

create or replace function muster.document_words(incident uuid, noun text, title text, body text) returns tsvector language plpgsql immutable parallel safe as $$
declare place text := muster.word_place(incident); letter text := muster.noun_letter(noun); words text; named text;
begin
  words := muster.first_words(muster.word_parts(concat_ws(' ', title, body)));
  named := case when noun in ('time line', 'log book') then '' else muster.first_words(muster.word_parts(coalesce(title, ''))) end;
  return concat_ws(' ', place || letter || replace(nullif(words, ''), ' ', ' ' || place || letter),
    place || upper(letter) || replace(nullif(named, ''), ' ', ' ' || place || upper(letter)))::tsvector; end $$;

-- One entry whose words can't be read holds up no other: it is kept with none, and said in the database's log, by its number alone.
create function muster.read_words_of_each_entry(of_incident uuid, first_number int, last_number int) returns void language plpgsql
  security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  for n in first_number .. last_number loop
    begin
      perform muster.read_words_of_entries(of_incident, n, n);
    exception when others then
      raise warning 'the words of entry % of a time line can not be read: %', n, sqlstate;
      insert into public.search_document (incident_id, source_id, seq, noun, object_id, at, words)
        select e.incident_id, e.id, 0, 'time line', e.id, e.recorded_at, '' from public.time_line_entry e
        where e.incident_id = of_incident and e.number = n;
    end;
  end loop; end $$;
alter function muster.read_words_of_each_entry(uuid, int, int) owner to muster_gate;
revoke all on function muster.read_words_of_each_entry(uuid, int, int) from public;

-- As in 20261122000007_search_backlog, but what fails is passed over.
create or replace function muster.read_search_backlog(most int) returns boolean language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare due public.search_backlog; up_to int;
begin
  select * into due from public.search_backlog order by incident_id, last_number limit 1 for update skip locked;
  if not found then return false; end if;
  up_to := least(due.last_number, due.first_number + most - 1);
  begin
    perform muster.read_words_of_entries(due.incident_id, due.first_number, up_to);
  exception when others then
    perform muster.read_words_of_each_entry(due.incident_id, due.first_number, up_to);
  end;
  if up_to = due.last_number then
    delete from public.search_backlog b where b.incident_id = due.incident_id and b.last_number = due.last_number;
  else
    update public.search_backlog b set first_number = up_to + 1
      where b.incident_id = due.incident_id and b.last_number = due.last_number;
  end if;
  return true; end $$;
