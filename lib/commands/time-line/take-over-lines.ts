import type { Writing } from '@/lib/db/as'
import type { IncidentFacts } from '@/lib/rules/facts'

type Where = Pick<Writing, 'tx' | 'now'> & { incident: IncidentFacts }

/**
 * Moves the lines of a file into the time line, those that are new to it. An entry is known by its digest: of lines that say the same, as
 * many are added as are missing. Hosts that the register knows by their name are linked. Answers how many there were, the number of the
 * first, and a digest of all of them in their order, each with its corrections (SHA-256, hex), by which the log book fixes what they say.
 * The incident's row is locked by the caller, so that two imports of one file see each other.
 */
export async function takeOver({ tx, now, incident }: Where, importId: string): Promise<{ added: number; first: number; digest: string }> {
  const incidentId = incident.incident.id
  const seatId = incident.me!.id
  // What is sorted and joined here would go through the disk otherwise; to compile it takes longer than most files do.
  await tx.$queryRaw`select set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`
  const [counted] = await tx.$queryRaw<{ many: number }[]>`
    select time_line_count as many from incident where id = ${incidentId}::uuid`
  const before = counted!.many
  const [done] = await tx.$queryRaw<{ added: number; digest: string }[]>`
    with waiting as materialized (
      select l.*, muster.content_digest(l.happened, l.happened_us, l.happened_end_us, l.written_as, l.zone, l.found_us, l.text, l.source,
        l.accounts, l.hosts, l.audience) as digest
      from time_line_import_part p, jsonb_to_recordset(p.lines::jsonb) as l (line int, happened text, happened_us bigint,
        happened_end_us bigint, written_as text, zone text, found_us bigint, text text, source text, accounts text, hosts text,
        audience text, sort_us bigint, sort_rank int, corrections jsonb)
      where p.incident_id = ${incidentId}::uuid and p.import_id = ${importId}::uuid and p.holds = 'entries'),
    there as (
      select digest, count(*) as many from (
        select e.content_digest as digest from time_line_entry e
          where e.incident_id = ${incidentId}::uuid and e.content_digest in (select digest from waiting)
        union all
        select muster.content_digest(e.happened, e.happened_us, e.happened_end_us, e.written_as, e.zone, e.found_us, e.text, e.source,
          e.accounts, coalesce((select string_agg(h.name, E'\n' order by h.name) from time_line_mention m join host h on h.id = m.host_id
            where m.entry_id = e.id and m.correction_id is null), ''), e.audience)
          from time_line_entry e where e.incident_id = ${incidentId}::uuid and e.content_digest is null) as known
      group by digest),
    added as materialized (
      select gen_random_uuid() as id, row_number() over (order by n.line) as place, n.*
      from (select w.*, row_number() over (partition by w.digest order by w.line) as nth from waiting w) n
      left join there t on t.digest = n.digest where n.nth > coalesce(t.many, 0)),
    entries as (
      insert into time_line_entry (id, incident_id, number, text, happened, happened_us, happened_end_us, sort_us, sort_rank, written_as,
        zone, source, found_us, recorded_at, by_seat_id, audience, accounts, late, named_hosts, content_digest, version)
      select id, ${incidentId}::uuid, ${before}::int + place, text, happened, happened_us, happened_end_us, sort_us, sort_rank, written_as,
        zone, source, found_us, ${now}::timestamptz, ${seatId}::uuid, audience, accounts, false, hosts, digest,
        1 + jsonb_array_length(corrections)
      from added order by place),
    corrected as materialized (
      select gen_random_uuid() as id, a.place as of_place, a.id as entry_id, jsonb_array_length(a.corrections) as many, c.text, c.happened,
        c.happened_us, c.happened_end_us, c.written_as, c.zone, c.found_us, c.source, c.accounts, c.hosts, c.reason, c.nth,
        muster.content_digest(c.happened, c.happened_us, c.happened_end_us, c.written_as, c.zone, c.found_us, c.text, c.source, c.accounts,
          c.hosts, length(c.reason) || ' ' || c.reason) as says
      from added a, rows from (jsonb_to_recordset(a.corrections) as (text text, happened text, happened_us bigint, happened_end_us bigint,
        written_as text, zone text, found_us bigint, source text, accounts text, hosts text, reason text)) with ordinality
        as c (text, happened, happened_us, happened_end_us, written_as, zone, found_us, source, accounts, hosts, reason, nth)),
    corrections as (
      insert into time_line_correction (id, incident_id, entry_id, text, happened, happened_us, happened_end_us, written_as, zone, found_us,
        source, accounts, named_hosts, reason, by_seat_id, at)
      select id, ${incidentId}::uuid, entry_id, text, happened, happened_us, happened_end_us, written_as, zone, found_us, source, accounts,
        hosts, reason, ${seatId}::uuid, ${now}::timestamptz + interval '1 microsecond' * nth
      from corrected),
    -- What each entry named at first, and what after each of its corrections: the last of it stands.
    naming as (
      select id as entry_id, null::uuid as correction_id, hosts, jsonb_array_length(corrections) = 0 as stands from added
      union all select entry_id, id, hosts, nth = many from corrected),
    mentions as (
      insert into time_line_mention (id, incident_id, entry_id, correction_id, host_id, stands)
      select distinct on (n.entry_id, n.correction_id, h.id) gen_random_uuid(), ${incidentId}::uuid, n.entry_id, n.correction_id, h.id, n.stands
      from naming n, string_to_table(n.hosts, E'\n') as named (host)
        join host h on h.incident_id = ${incidentId}::uuid and lower(h.name) = lower(named.host)),
    fixed as (
      select place, 0 as nth, digest as says from added union all select of_place, nth, says from corrected)
    select (select count(*)::int from added) as added,
      encode(sha256(convert_to(coalesce(string_agg(says::text, E'\n' order by place, nth), ''), 'UTF8')), 'hex') as digest from fixed`
  const { added, digest } = done!
  await tx.$executeRaw`update incident set time_line_count = time_line_count + ${added}::int where id = ${incidentId}::uuid`
  return { added, first: before + 1, digest }
}
