import type { Within } from '@/lib/facts/incident'
import { newestIds, type Asking } from './time-line-place'

/** At most so many entries are drawn: at first, and when many are asked for. Filters narrow it. */
const drawnAtFirst = 1000
const drawnAtMost = 5000
export type DrawnBy = 'host' | 'account'
/**
 * The data of the drawing, as text: `drawnEntries` reads it. A list of [number, kind, start, end, found, lanes, first letters], the
 * times in milliseconds. It goes to the browser as it is, so it is made by the database in one piece.
 */
export type TimeLineDrawn = { by: DrawnBy; many: boolean; entries: string; count: number; more: boolean }

/** The newest entries that fit, each as it stands now. One statement, and one for a filter. */
export async function timeLineDrawn(within: Within, asking: Asking & { by: DrawnBy; many: boolean }): Promise<TimeLineDrawn> {
  const { tx, incident } = within
  const { by, many } = asking
  const most = many ? drawnAtMost : drawnAtFirst
  const fitting = await newestIds(within, asking, most + 1)
  const [row] = await tx.$queryRaw<{ entries: string; fitting: number }[]>`
    with newest as materialized (
      select id, place from unnest(case when ${fitting === null} then array(
          select e.id from time_line_entry e where e.incident_id = ${incident.incident.id}::uuid
          order by e.sort_us desc, e.sort_rank desc, e.id desc limit ${most + 1}::int)
        else ${fitting ?? []}::uuid[] end) with ordinality as each (id, place)),
    -- Found for all at once, then looked up: asking for each entry took longer than all the rest.
    named as materialized (select jsonb_object_agg(entry_id, hosts) as hosts from (
      select m.entry_id, jsonb_agg(h.name order by h.name) as hosts from time_line_mention m join host h on h.id = m.host_id
      where ${by} = 'host' and m.stands and m.incident_id = ${incident.incident.id}::uuid
        and m.entry_id = any (array(select id from newest where place <= ${most}::int)) group by m.entry_id) as each)
    select (select count(*)::int from newest) as fitting, coalesce(json_agg(json_build_array(e.number,
        coalesce(c.happened, e.happened), case when c.id is null then e.happened_us else c.happened_us end / 1000,
        case when c.id is null then e.happened_end_us else c.happened_end_us end / 1000,
        case when c.id is null then e.found_us else c.found_us end / 1000,
        case when ${by} = 'account' then to_jsonb(muster.names_in(coalesce(c.accounts, e.accounts))) else coalesce((select hosts from named) -> e.id::text, '[]') end,
        case when length(coalesce(c.text, e.text)) <= 60 then coalesce(c.text, e.text)
          else rtrim(left(coalesce(c.text, e.text), 59)) || '…' end) order by e.sort_us, e.sort_rank, e.id), '[]')::text as entries
    from time_line_entry e
      left join lateral (select c.id, c.happened, c.happened_us, c.happened_end_us, c.found_us, c.accounts, c.text from time_line_correction c
        where c.entry_id = e.id and e.version > 1 order by c.at desc, c.id desc limit 1) c on true
    where e.incident_id = ${incident.incident.id}::uuid and e.id = any (array(select id from newest where place <= ${most}::int))`
  const found = row?.fitting ?? 0
  return { by, many, entries: row?.entries ?? '[]', count: Math.min(found, most), more: found > most }
}
