-- When somebody's administration last began or ended: whoever was named or pinned before that counts no more, also after it has ended (N4, TO-8).
alter table "person" add column "administration_at" timestamptz(6);
update person p set administration_at = e.recorded_at
  from (select content::jsonb -> 'about' ->> 'personId' as about, max(recorded_at) as recorded_at from organisation_entry
    where kind in ('account.administratorMade', 'account.administratorEnded', 'organisation.setUp')
      or kind = 'account.invited' and content::jsonb -> 'about' ->> 'administrator' = 'true'
    group by 1) as e
  where e.about = p.id::text;
grant update ("administration_at") on person to muster_app;
