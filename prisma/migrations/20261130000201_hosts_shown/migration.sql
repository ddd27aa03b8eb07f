-- Hosts that a limited seat sees because its task covers them, apart from those that were shared for themselves (N8, TK-2).
alter table share no force row level security;
alter table task_cover no force row level security;
alter table log_entry no force row level security;

alter table share add column with_task boolean not null default false;

-- upgrade: what was shared for itself is in the book. What came with a task that is gone meanwhile ends.
update share s set with_task = true where s.noun = 'host' and not exists (select 1 from log_entry l
  where l.incident_id = s.incident_id and l.kind = 'seat.shared' and l.content::jsonb -> 'about' ->> 'seatId' = s.seat_id::text
    and l.content::jsonb -> 'about' ->> 'objectId' = s.object_id::text);
delete from share s where s.with_task
  and not exists (select 1 from task_cover c join share t on t.object_id = c.task_id and t.seat_id = s.seat_id where c.host_id = s.object_id);
set constraints all immediate;
-- end of upgrade

alter table share force row level security;
alter table task_cover force row level security;
alter table log_entry force row level security;
