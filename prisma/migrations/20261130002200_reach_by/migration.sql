-- Who wrote the safe way to reach somebody: whoever opened a way into an account must not choose the number on which it is called back (SE-11, W5).
alter table seat no force row level security;
alter table seat_correction no force row level security;
alter table log_entry no force row level security;

alter table seat add column reach_by_id uuid;
alter table seat add constraint seat_reach_by_id_guard foreign key (reach_by_id) references person (id) deferrable initially deferred;

-- upgrade: whoever corrected it last; else who named them in the plan, proposed them with it, or added them. The opener's own is their own word.
update seat s set reach_by_id = coalesce(
  (select b.person_id from seat_correction c join seat b on b.id = c.by_seat_id
    where c.seat_id = s.id and c.field = 'reach' order by c.at desc, c.id desc limit 1),
  case when s.plan_key is not null then (select v.created_by_id from plan_version v
    where v.document -> 'people' @> jsonb_build_array(jsonb_build_object('key', s.plan_key)) order by v.number limit 1) end,
  (select b.person_id from log_entry l join seat b on b.id = l.seat_id
    where l.incident_id = s.incident_id and l.kind = 'seat.proposed' and l.content::jsonb -> 'about' ->> 'seatId' = s.id::text
      and l.content::jsonb -> 'about' ->> 'reach' = s.reach order by l.seq limit 1),
  (select b.person_id from seat b where b.id = s.added_by_seat_id));
set constraints all immediate;
-- end of upgrade

grant update (reach_by_id) on seat to muster_app;

alter table seat force row level security;
alter table seat_correction force row level security;
alter table log_entry force row level security;
