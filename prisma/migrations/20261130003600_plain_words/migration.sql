-- What managers read of a task until it is done (M2). Tasks of before have no such sentence: their titles stand in for it.
alter table task add column doing text not null default '';

-- Whoever gets a seat with it becomes manager by acknowledging its rules (M6, SE-8).
alter table seat add column as_manager boolean not null default false;
grant update (as_manager) on seat to muster_app;
