-- W5: a new invitation is the only way in. Who was sent one before this, and has not used it yet, still has the ways in of before: they end now.
insert into former_password (id, person_id, password_hash, ended_at)
  select gen_random_uuid(), c.person_id, c.password_hash, now() from credential c
  where c.password_hash is not null
    and exists (select 1 from invitation i where i.person_id = c.person_id and i.used_at is null and i.expires_at > now());
delete from recovery_code r
  where exists (select 1 from invitation i where i.person_id = r.person_id and i.used_at is null and i.expires_at > now());
update credential c set password_hash = null, totp_secret = null, totp_confirmed_at = null
  where exists (select 1 from invitation i where i.person_id = c.person_id and i.used_at is null and i.expires_at > now());
update session s set revoked_at = now()
  where s.revoked_at is null
    and exists (select 1 from invitation i where i.person_id = s.person_id and i.used_at is null and i.expires_at > now());
update api_token t set revoked_at = now()
  where t.revoked_at is null
    and exists (select 1 from invitation i where i.person_id = t.person_id and i.used_at is null and i.expires_at > now());
