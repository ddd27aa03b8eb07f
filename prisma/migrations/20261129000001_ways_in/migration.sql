-- Ways in that are open at this moment: asked when a page is opened, when a stream goes on, and again by each command once it has its lock
-- (W1, W3, W4). What "open" means is said here alone.
create view muster.living_session with (security_invoker = true) as
  select s.id, s.token_hash, s.person_id, s.second_factor_at is not null as assured,
    s.locked_at is not null or s.last_active_at < muster.now() - make_interval(mins => o.idle_lock_minutes) as locked
  from session s join person p on p.id = s.person_id cross join organisation o
  where s.revoked_at is null and s.expires_at > muster.now() and p.disabled_at is null;

create view muster.living_token with (security_invoker = true) as
  select t.id, t.token_hash, t.person_id, t.last_used_at
  from api_token t join person p on p.id = t.person_id join credential c on c.person_id = p.id
  where t.revoked_at is null and t.expires_at > muster.now() and p.disabled_at is null and c.totp_confirmed_at is not null;

grant select on muster.living_session, muster.living_token to muster_app;
