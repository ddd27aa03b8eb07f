-- Until when a task is to be done, and when it was said that this has passed (T11, TK-16). Overdue is computed from it, never stored.
alter table task add column due_at timestamptz(6);
alter table task add column due_told_at timestamptz(6);
grant update (due_at, due_told_at) on task to muster_app;

-- What is not told yet, looked for before and after each command.
create index task_due_guard on task (incident_id, due_at) where due_at is not null and due_told_at is null;
