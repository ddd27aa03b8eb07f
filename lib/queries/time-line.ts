import type { Within } from '@/lib/facts/incident'
import { decide } from '@/lib/rules/decide'
import { evidenceLabel } from '@/lib/rules/evidence'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import type { TimeLineFilter } from '@/lib/rules/time-line-filter'
import { encodeCursor } from './paging'
import { timeLineDrawn, type DrawnBy, type TimeLineDrawn } from './time-line-drawn'
import { timeLineEntries, type TimeLineEntry } from './time-line-entries'
import { datedIds, unknownIds, type Asking, type TimeLinePlace } from './time-line-place'

export type Choice = { id: string; name: string }
export type HostChoice = Choice & { services: string }

export type TimeLine = {
  incidentId: string
  entries: TimeLineEntry[]
  /** Without a time. Only on the first page, as a section of its own. */
  unknown: TimeLineEntry[]
  total: number
  filter: TimeLineFilter
  drawn: TimeLineDrawn
  first: boolean
  next: string | null
  /** The number of the entry that the address opens, with its verbs. */
  opened: number | null
  choices: { hosts: HostChoice[]; evidence: Choice[]; tasks: Choice[] }
  can: { add: Verdict; correct: Verdict; mark: Verdict }
}
export type TimeLineAsked = Asking & { after: TimeLinePlace | null; opened: number | null; by: DrawnBy; many: boolean }

const pageSize = 200

/**
 * The time line by when things happened (E1), a page of 200 after the place given, and its drawing. A constant number of statements.
 * Where the entry that the address opens stands on another page, the list begins with it.
 */
export async function timeLine(within: Within, asked: TimeLineAsked): Promise<TimeLine> {
  const { tx, incident } = within
  const incidentId = incident.incident.id
  const { opened } = asked
  let after = asked.after
  let dated = await datedIds(within, asked, after, pageSize + 1)
  const unknown = after ? [] : await unknownIds(within, asked, pageSize)
  const wanted = opened === null || after !== null ? null : await entryOf(within, opened)
  if (wanted && !dated.slice(0, pageSize).includes(wanted) && !unknown.includes(wanted)) {
    after = await placeBefore(within, wanted)
    if (after) dated = await datedIds(within, asked, after, pageSize + 1)
  }
  const shown = dated.slice(0, pageSize)
  const entries = await timeLineEntries(within, [...shown, ...(after ? [] : unknown)])
  const [whole] = await tx.$queryRaw<{ total: number; last: TimeLinePlace | null }[]>`
    select i.time_line_count as total, (select json_build_object('us', e.sort_us::text, 'rank', e.sort_rank, 'id', e.id)
      from time_line_entry e where e.incident_id = i.id and e.id = ${dated.length > pageSize ? shown.at(-1) : null}::uuid) as last
    from incident i where i.id = ${incidentId}::uuid`
  return {
    incidentId, entries: entries.slice(0, shown.length), unknown: entries.slice(shown.length), filter: asked.filter,
    total: whole?.total ?? 0, first: after === null, opened, next: whole?.last ? encodeCursor(whole.last) : null,
    drawn: await timeLineDrawn(within, asked),
    choices: await choices(within),
    can: {
      add: decide(permissions['timeLine.add'], incident), correct: decide(permissions['timeLine.correct'], incident),
      mark: decide(permissions['timeLine.mark'], incident),
    },
  }
}

/** The id of the entry with this number; null for none. */
async function entryOf({ tx, incident }: Within, number: number): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    select id from time_line_entry where incident_id = ${incident.incident.id}::uuid and number = ${number}::int`
  return row?.id ?? null
}

/** A place a little before an entry: what happened just before it is shown with it. Null where the list begins. */
async function placeBefore({ tx, incident }: Within, id: string): Promise<TimeLinePlace | null> {
  const [row] = await tx.$queryRaw<TimeLinePlace[]>`
    select e.sort_us::text as us, e.sort_rank as rank, e.id from time_line_entry e join time_line_entry o on o.id = ${id}::uuid
    where e.incident_id = ${incident.incident.id}::uuid and o.incident_id = e.incident_id
      and (e.sort_us, e.sort_rank, e.id) < (o.sort_us, o.sort_rank, o.id)
    order by e.sort_us desc, e.sort_rank desc, e.id desc offset 5 limit 1`
  return row ?? null
}

/** What an entry can name. */
async function choices({ tx, incident }: Within): Promise<TimeLine['choices']> {
  const named = await tx.$queryRaw<{ noun: 'host' | 'evidence' | 'task'; id: string; name: string; number: number; services: string }[]>`
    select 'host' as noun, id, name, 0 as number, services from host where incident_id = ${incident.incident.id}::uuid
    union all select 'evidence', id, title, number, '' from evidence where incident_id = ${incident.incident.id}::uuid
    union all select 'task', id, title, position, '' from task where incident_id = ${incident.incident.id}::uuid
    order by noun, number, name, id`
  const of = (noun: string) => named.filter((each) => each.noun === noun)
  return {
    hosts: of('host').map(({ id, name, services }) => ({ id, name, services })),
    tasks: of('task').map(({ id, name }) => ({ id, name })),
    evidence: of('evidence').map(({ id, name, number }) => ({ id, name: `${evidenceLabel(number)} ${name}` })),
  }
}
