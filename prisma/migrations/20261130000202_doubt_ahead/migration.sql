-- An account that was declared broken into stays so for what it signs afterwards, until somebody calls back (SG-5, SE-11, SG-6).
alter table broken_account no force row level security;
alter table log_entry no force row level security;

alter table broken_account add column ended_at timestamptz(6);

drop trigger never_changed on broken_account;

-- upgrade: who was called back after it was declared, by the book.
update broken_account b set ended_at = (select min(l.recorded_at) from log_entry l
  where l.incident_id = b.incident_id and l.recorded_at >= b.declared_at and l.kind in ('seat.identityConfirmed', 'signature.confirmed')
    and l.content::jsonb -> 'about' ->> 'seatId' = b.seat_id::text);
set constraints all immediate;
-- end of upgrade

-- What was declared stays; that somebody called back is noted once.
create function muster.keep_declared() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'ended_at' <> to_jsonb(old) - 'ended_at' or old.ended_at is not null
    then raise exception 'what was declared of an account is kept'; end if;
  return new; end $$;
create trigger keep_declared before update on broken_account for each row execute function muster.keep_declared();
create trigger never_deleted before delete on broken_account for each row execute function muster.refuse();
grant update (ended_at) on broken_account to muster_app;

alter table broken_account force row level security;
alter table log_entry force row level security;
