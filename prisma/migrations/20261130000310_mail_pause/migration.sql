-- Whoever makes notices at will fills no mailbox: the first mail goes at once, and after each further one of the last hour the pause to the
-- next grows, to five minutes. What is urgent waits for no pause: else it would keep the coordinator from a take-over until the wait is over.
create index notice_mailed_guard on notice (mailed_at) where mailed_at is not null;

drop function muster.due_notices(int);
create function muster.due_notices(most int, urgent text[]) returns table (login text, incident_ids uuid[], notice_ids uuid[]) language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  with mailed as (
    select s.person_id, max(n.mailed_at) as last, count(distinct date_trunc('minute', n.mailed_at)) as many
    from public.notice n join public.seat s on s.id = n.seat_id
    where n.mailed_at > muster.now() - interval '1 hour' group by s.person_id)
  select p.login, array_agg(n.incident_id order by n.created_at, n.id), array_agg(n.id order by n.created_at, n.id)
  from public.notice n join public.seat s on s.id = n.seat_id join public.person p on p.id = s.person_id
    left join mailed m on m.person_id = p.id
  where n.mailed_at is null and n.mail_tries < 8 and n.created_at > muster.now() - interval '1 day' and p.disabled_at is null
    and s.ended_at is null and s.state in ('waiting', 'active') and s.suspended_at is null and p.trust = s.trust
    and (s.access_until is null or s.access_until > muster.now())
    and (n.kind = any (urgent) or m.last is null or m.last + least(m.many, 5) * interval '1 minute' <= muster.now())
  group by p.id
  having bool_or(n.created_at + (interval '30 seconds' * (power(2, n.mail_tries) - 1)) <= muster.now())
  order by min(n.mail_tries), min(n.created_at), p.id limit most $$;

alter function muster.due_notices(int, text[]) owner to muster_gate;
revoke all on function muster.due_notices(int, text[]) from public;
grant execute on function muster.due_notices(int, text[]) to muster_app;
