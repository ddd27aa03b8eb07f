-- A plan keeps beside each standing deputy how far the account was trusted when it was named (W5, TO-8). Older plans held ids alone:
-- their deputies are taken as they are on the day of this migration. An account that is gone gets 0, which no account has.
update plan_version v set document = jsonb_set(v.document, '{standingDeputies}', coalesce((
  select jsonb_agg(jsonb_build_object('personId', named.id, 'trust', coalesce(p.trust, 0)) order by named.place)
  from jsonb_array_elements_text(v.document -> 'standingDeputies') with ordinality as named (id, place)
  left join person p on p.id = named.id::uuid), '[]'));
