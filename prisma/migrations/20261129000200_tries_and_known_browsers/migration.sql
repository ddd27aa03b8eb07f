-- One row for each try to prove who somebody is, in place of one count for each key: a try can then be taken back exactly, however many
-- overlap. What was counted before this migration is forgotten.
drop table throttle;
create table "throttle" (
    "id" bigserial not null,
    "key" text not null,
    "at" timestamptz(6) not null,
    constraint "throttle_pkey" primary key ("id")
);
create index "throttle_key_at_idx" on "throttle"("key", "at");
create index "throttle_at_idx" on "throttle"("at");
grant select, insert, delete on throttle to muster_app;
grant usage on sequence throttle_id_seq to muster_app;

-- Counts one try under each key, or none at all if any key must wait: `free` tries of the last day don't wait, each one after that doubles
-- the wait, up to `longest` seconds. Tries sent at once go one after the other here, so that all of them count.
create function muster.take_try(keys text[], free int[], longest int[]) returns table (taken_id bigint, taken_key text) language plpgsql as $$
declare lock bigint;
begin
  for lock in select distinct hashtextextended(k, 0) from unnest(keys) as k order by 1 loop
    perform pg_advisory_xact_lock(lock);
  end loop;
  if exists (
    select 1 from unnest(keys, free, longest) as c (key, free, longest), lateral (
      select count(*) as tries, max(t.at) as last from public.throttle t where t.key = c.key and t.at > muster.now() - interval '1 day') t
    where t.tries >= c.free and t.last + interval '1 second' * least(c.longest, power(2, least(t.tries - c.free, 20))) > muster.now())
  then return; end if;
  return query insert into public.throttle (key, at) select k, muster.now() from unnest(keys) as k returning public.throttle.id, public.throttle.key;
end $$;
revoke all on function muster.take_try(text[], int[], int[]) from public;
grant execute on function muster.take_try(text[], int[], int[]) to muster_app;

-- A browser that somebody has passed the second factor with. It counts apart from strangers when they sign in again, and opens nothing.
create table "known_browser" (
    "token_hash" text not null,
    "person_id" uuid not null,
    "used_at" timestamptz(6) not null,
    constraint "known_browser_pkey" primary key ("token_hash", "person_id")
);
create index "known_browser_person_id_idx" on "known_browser"("person_id");
grant select, insert, update, delete on known_browser to muster_app;
