-- The first answer to a key is kept for a repeated send, which comes within minutes. After a week it is forgotten: before, these rows stayed for ever.
create index idempotency_created_at_guard on idempotency (created_at);
grant select, delete on idempotency to muster_gate;
create policy gate on idempotency for all to muster_gate using (true) with check (true);
create function muster.forget_answers() returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from public.idempotency where ctid = any (array(
    select ctid from public.idempotency where created_at < muster.now() - interval '7 days' order by created_at limit 10000)) $$;
alter function muster.forget_answers() owner to muster_gate;
revoke all on function muster.forget_answers() from public;
grant execute on function muster.forget_answers() to muster_app;
