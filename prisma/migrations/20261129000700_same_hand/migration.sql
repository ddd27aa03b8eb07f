-- Who accepted each half of a signature on paper, so that no person does both (SG-7); when what a signature speaks of last changed.
alter table signature no force row level security;
alter table task no force row level security;
alter table task_question no force row level security;
alter table checklist_item no force row level security;
alter table review no force row level security;
alter table log_entry no force row level security;
alter table coordinator_term no force row level security;
alter table seat no force row level security;

alter table signature add column accepted_ic_seat_id uuid, add column accepted_manager_seat_id uuid;
alter table signature
  add constraint signature_accepted_ic_seat_id_guard foreign key (incident_id, accepted_ic_seat_id) references seat (incident_id, id)
    deferrable initially deferred,
  add constraint signature_accepted_manager_seat_id_guard foreign key (incident_id, accepted_manager_seat_id)
    references seat (incident_id, id) deferrable initially deferred;
alter table review add column same_hand boolean not null default false;
alter table task add column content_at timestamptz(6);

-- upgrade: what the rows and the log book tell of what was done before; nothing that counts is taken back
alter table signature disable trigger keep_signed;
update task t set content_at = greatest(t.result_at,
  (select max(q.answered_at) from task_question q where q.task_id = t.id), (select max(i.ticked_at) from checklist_item i where i.task_id = t.id));

-- Each acceptance is in the book: the first one after which a half was there, was that half's.
with accepted as (
  select l.incident_id, l.seq, l.seat_id, l.content::jsonb -> 'about' as about from log_entry l where l.kind = 'signature.paperAccepted')
update signature g set
  accepted_ic_seat_id = (select a.seat_id from accepted a where a.incident_id = g.incident_id and a.about ->> 'signatureId' = g.id::text
    and (a.about ->> 'acceptedByIc')::boolean order by a.seq limit 1),
  accepted_manager_seat_id = (select a.seat_id from accepted a where a.incident_id = g.incident_id and a.about ->> 'signatureId' = g.id::text
    and (a.about ->> 'acceptedByManager')::boolean order by a.seq limit 1)
where g.accepted_by_ic or g.accepted_by_manager;

-- A signature on paper that one person typed in, signed or accepted twice over, or set aside before: same hand, also where nobody said so.
update signature g set same_hand = true
from (select g.id, g.person_id as signed, typed.person_id as typed, ic.person_id as ic, manager.person_id as manager,
    case when g.purpose = 'countersignature' then (select s.person_id from task t join seat s on s.id = t.aside_by_seat_id
      where t.id = g.task_id) end as aside,
    -- who was coordinator when the signer confirmed it
    (select s.person_id from log_entry l join coordinator_term c on c.incident_id = l.incident_id and c.from_seq <= l.seq
        join seat s on s.id = c.seat_id
      where g.purpose = 'sign-off' and l.incident_id = g.incident_id and l.kind = 'signature.paperConfirmed'
        and l.content::jsonb -> 'about' ->> 'signatureId' = g.id::text order by c.from_seq desc limit 1) as coordinator
  from signature g left join seat typed on typed.id = g.typed_by_seat_id left join seat ic on ic.id = g.accepted_ic_seat_id
    left join seat manager on manager.id = g.accepted_manager_seat_id
  where g.typed_by_seat_id is not null) as hands
where hands.id = g.id and not g.same_hand and (
  hands.ic in (hands.manager, hands.signed, hands.typed, hands.aside) or hands.manager in (hands.signed, hands.typed, hands.aside)
  or hands.signed in (hands.aside, hands.coordinator));
set constraints all immediate;
alter table signature enable trigger keep_signed;
-- end of upgrade

alter table signature force row level security;
alter table task force row level security;
alter table task_question force row level security;
alter table checklist_item force row level security;
alter table review force row level security;
alter table log_entry force row level security;
alter table coordinator_term force row level security;
alter table seat force row level security;

grant update (accepted_ic_seat_id, accepted_manager_seat_id) on signature to muster_app;
grant update (same_hand) on review to muster_app;
grant update (content_at) on task to muster_app;
