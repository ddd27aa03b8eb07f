import type { Within } from '@/lib/facts/incident'
import { decide } from '@/lib/rules/decide'
import { evidenceLabel } from '@/lib/rules/evidence'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { microsText, unknownUs, type HappenedKind } from '@/lib/rules/time-line'
import { encodeCursor } from './paging'

/** A time as it is known: a Date to write it, and the exact moment as RFC 3339 with its microseconds. */
export type KnownTime = { at: Date; exact: string }
export type Happened = { kind: HappenedKind; start: KnownTime | null; end: KnownTime | null; writtenAs: string; zone: string }

export type Correction = { id: string; text: string; happened: Happened; reason: string; by: string; at: Date }
export type TimeLineEntry = {
  id: string; number: number; version: number; late: boolean; audience: 'team' | 'outside'
  /** As it was first written; what stands now is that of the newest correction. */
  text: string; happened: Happened; corrections: Correction[]
  found: KnownTime | null; recordedAt: Date; by: string; source: string; accounts: string
  hosts: { id: string; name: string }[]; evidence: { id: string; label: string }[]; task: { id: string; title: string } | null
}
export type Choice = { id: string; name: string }

export type TimeLine = {
  incidentId: string
  entries: TimeLineEntry[]
  /** Without a time. Only on the first page, as a section of its own. */
  unknown: TimeLineEntry[]
  total: number
  first: boolean
  next: string | null
  /** The entry that the address opens, with its verbs. */
  opened: string | null
  choices: { hosts: Choice[]; evidence: Choice[]; tasks: Choice[] }
  can: { add: Verdict; correct: Verdict; mark: Verdict }
}

export type TimeLinePlace = { us: string; rank: number; id: string }
const pageSize = 200

/** The time line by when things happened (E1), a page of 200 after the place given. Five statements, whatever there is. */
export async function timeLine(within: Within, asked: { after: TimeLinePlace | null; opened: string | null }): Promise<TimeLine> {
  const { tx, incident } = within
  const incidentId = incident.incident.id
  const { after } = asked
  const from = after ?? { us: '-9223372036854775808', rank: -1, id: '00000000-0000-0000-0000-000000000000' }
  const dated = await rows(within, { ...from, below: unknownUs, limit: pageSize + 1 })
  const unknown = after ? [] : await rows(within, { us: String(unknownUs - 1n), rank: 9, id: from.id, below: null, limit: pageSize })
  const more = dated.length > pageSize
  const last = dated[pageSize - 1]
  const [counts] = await tx.$queryRaw<{ total: number }[]>`select time_line_count as total from incident where id = ${incidentId}::uuid`
  return {
    incidentId, entries: dated.slice(0, pageSize).map(({ entry }) => entry), unknown: unknown.map(({ entry }) => entry),
    total: counts?.total ?? 0, first: after === null, opened: asked.opened,
    next: more && last ? encodeCursor(last.place) : null,
    choices: await choices(within),
    can: {
      add: decide(permissions['timeLine.add'], incident), correct: decide(permissions['timeLine.correct'], incident),
      mark: decide(permissions['timeLine.mark'], incident),
    },
  }
}

type Span = { us: string; rank: number; id: string; below: bigint | null; limit: number }

type Placed = { entry: TimeLineEntry; place: TimeLinePlace }

async function rows({ tx, incident }: Within, { us, rank, id, below, limit }: Span): Promise<Placed[]> {
  const found = await tx.$queryRaw<Row[]>`
    select e.id, e.number, e.version, e.late, e.audience, e.text, e.happened, e.happened_us, e.happened_end_us, e.written_as, e.zone,
    e.found_us,
      e.recorded_at, e.source, e.accounts, e.sort_us, e.sort_rank, s.name as by,
      case when t.id is not null then json_build_object('id', t.id, 'title', t.title) end as task,
      (select json_agg(json_build_object('id', c.id, 'text', c.text, 'happened', c.happened, 'start', c.happened_us::text,
          'end', c.happened_end_us::text, 'writtenAs', c.written_as, 'zone', c.zone, 'reason', c.reason, 'at', c.at,
          'by', b.name) order by c.at, c.id)
        from time_line_correction c join seat b on b.id = c.by_seat_id where c.entry_id = e.id) as corrections,
      (select json_agg(json_build_object('id', h.id, 'name', h.name) order by h.name)
        from time_line_mention m join host h on h.id = m.host_id where m.entry_id = e.id) as hosts,
      (select json_agg(json_build_object('id', v.id, 'number', v.number) order by v.number)
        from time_line_mention m join evidence v on v.id = m.evidence_id where m.entry_id = e.id) as evidence
    from time_line_entry e join seat s on s.id = e.by_seat_id left join task t on t.id = e.task_id
    where e.incident_id = ${incident.incident.id}::uuid and (e.sort_us, e.sort_rank, e.id) > (${us}::bigint, ${rank}::int, ${id}::uuid)
      and (${below}::bigint is null or e.sort_us < ${below}::bigint)
    order by e.sort_us, e.sort_rank, e.id limit ${limit}::int`
  return found.map((row) => ({ entry: entryOf(row), place: { us: String(row.sort_us), rank: row.sort_rank, id: row.id } }))
}

/** What an entry can name. */
async function choices({ tx, incident }: Within): Promise<TimeLine['choices']> {
  const named = await tx.$queryRaw<{ noun: 'host' | 'evidence' | 'task'; id: string; name: string; number: number }[]>`
    select 'host' as noun, id, name, 0 as number from host where incident_id = ${incident.incident.id}::uuid
    union all select 'evidence', id, title, number from evidence where incident_id = ${incident.incident.id}::uuid
    union all select 'task', id, title, position from task where incident_id = ${incident.incident.id}::uuid
    order by noun, number, name, id`
  const of = (noun: string) => named.filter((each) => each.noun === noun)
  return {
    hosts: of('host'), tasks: of('task'),
    evidence: of('evidence').map(({ id, name, number }) => ({ id, name: `${evidenceLabel(number)} ${name}` })),
  }
}

function entryOf(row: Row): TimeLineEntry {
  return {
    id: row.id, number: row.number, version: row.version, late: row.late, audience: row.audience, text: row.text,
    happened: happenedOf(row.happened, row.happened_us, row.happened_end_us, row.written_as, row.zone),
    corrections: (row.corrections ?? []).map((each) => ({
      id: each.id, text: each.text, reason: each.reason, by: each.by, at: new Date(each.at),
      happened: happenedOf(each.happened, big(each.start), big(each.end), each.writtenAs, each.zone),
    })),
    found: known(row.found_us), recordedAt: row.recorded_at, by: row.by, source: row.source, accounts: row.accounts,
    hosts: row.hosts ?? [], evidence: (row.evidence ?? []).map(({ id, number }) => ({ id, label: evidenceLabel(number) })), task: row.task,
  }
}

function happenedOf(kind: HappenedKind, start: bigint | null, end: bigint | null, writtenAs: string, zone: string): Happened {
  return { kind, start: known(start), end: known(end), writtenAs, zone }
}

const big = (text: string | null): bigint | null => (text === null ? null : BigInt(text))
const known = (us: bigint | null): KnownTime | null => (us === null ? null : { at: new Date(Number(us / 1000n)), exact: microsText(us)! })

type Row = {
  id: string; number: number; version: number; late: boolean; audience: 'team' | 'outside'; text: string; happened: HappenedKind
  happened_us: bigint | null; happened_end_us: bigint | null; written_as: string; zone: string; found_us: bigint | null; recorded_at: Date
  source: string; accounts: string; sort_us: bigint; sort_rank: number; by: string; task: { id: string; title: string } | null
  corrections: {
    id: string; text: string; happened: HappenedKind; start: string | null; end: string | null; writtenAs: string; zone: string
    reason: string; at: string; by: string
  }[] | null
  hosts: { id: string; name: string }[] | null; evidence: { id: string; number: number }[] | null
}
