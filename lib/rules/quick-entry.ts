import { hostsIn, type NamedHost } from './quick-entry-hosts'
import { leadOf, leadOfBoth, type Lead } from './quick-entry-lead'
import { exists, monthBehind, writtenMoment, type Written } from './quick-entry-moment'
import { otherSide, placed, type Clock, type Placed } from './quick-entry-place'
import type { HappenedKind } from './time-line'
import { monthNames } from './wall-clock'

/** How one line was understood, in the shape that `timeLine.add` takes. */
export type Reading = {
  happened: { kind: HappenedKind; start: string | null; end: string | null; zone: string }
  /** What was read as the time, as it was typed. */
  writtenAs: string
  text: string
  hostIds: string[]
  /** False: no time stands at the beginning, and the present moment is taken. */
  timed: boolean
  /** How something doubtful was read. */
  note: string | null
  /** Why the line can't be added as it is. */
  problem: string | null
}
export type Around = Clock & { hosts: readonly NamedHost[] }

/**
 * Reads one line of quick entry (E2): a time at its beginning, the text behind it, and hosts of the register that the text names.
 * What isn't understood as a time stays text, and the moment is now; what looks like a time that can't be read is asked for. Null for a blank line.
 */
export function readQuickEntry(line: string, around: Around): Reading | null {
  const said = line.trim()
  if (said === '') return null
  const time = readTime(said, around)
  const behind = said.slice(time?.used ?? 0)
  const text = behind.replace(time ? /^[,;:]?\s*(?:[–—-]\s+)?/ : /^/, '').trim()
  const { now, zone, hosts } = around
  const present = { kind: 'exact', start: now.toISOString(), end: null } as const
  return {
    happened: { ...(time?.happened ?? present), zone }, writtenAs: time ? said.slice(0, time.used).trim() : '', text,
    hostIds: hostsIn(text, hosts), timed: time !== null, note: time?.note ?? null, problem: time?.problem ?? null,
  }
}

type Known = { kind: HappenedKind; start: string | null; end: string | null }
/** A time at the beginning of a text: how far it reaches, and of what it is made; "ago" is counted from now. */
export type ReadTime = {
  used: number; of: 'now' | 'ago' | 'span' | 'day' | 'moment' | 'nothing'; happened: Known | null; note: string | null; problem: string | null
}

/** The time with which a text begins (E2), as quick entry and every field read it; null if it begins with none. */
export function readTime(said: string, clock: Clock): ReadTime | null {
  const unknown = /^\?+/.exec(said)
  if (unknown) return { ...plain, of: 'nothing', used: unknown[0].length, happened: { kind: 'unknown', start: null, end: null } }
  const present = /^now(?=$|\s|[,;:](?:\s|$))/i.exec(said)
  if (present) return { ...plain, of: 'now', used: 3, happened: { kind: 'exact', start: clock.now.toISOString(), end: null } }
  const lead = leadOf(said)
  const rest = said.slice(lead.used)
  const time = ago(rest, lead, clock) ?? span(rest, lead, clock) ?? single(rest, lead, clock) ?? almostTime(rest, lead)
  const { start, end } = time?.happened ?? nothing
  return time && [start, end].some((moment) => moment && !/^\d{4}-/.test(moment)) ? { ...unread, used: time.used, problem: 'Years go from 0000 to 9999.' } : time
}

const nothing = { start: null, end: null }

const plain = { note: null, problem: null }
const unread = { of: 'nothing', happened: null, note: null } as const

/** What nobody writes for anything but a time, and what can't be read as one: "14.05", "14h05", "29.11.08". */
function almostTime(rest: string, { used }: Lead): ReadTime | null {
  const short = /^(\d{1,2})([.h])(\d\d)(?=$|\s|[,;:](?:\s|$))/i.exec(rest)
  const [one, two] = [Number(short?.[1]), Number(short?.[3])]
  const time = short && one < 24 && two < 60 ? `${String(one).padStart(2, '0')}:${short[3]}` : null
  const day = short?.[2] === '.' && exists({ year: null, month: two, day: one }) ? `${one} ${monthNames[two - 1]}` : null
  if (short && (time ?? day)) return { ...unread, used: used + short[0].length, problem: `Write ${[time, day].filter(Boolean).join(' or ')} for ${short[0]}.` }
  const dots = /^\d{1,2}\.\d{1,2}\.(?:\d\d)?(?=$|\s|[,;:](?:\s|$))/.exec(rest)
  return dots && { ...unread, used: used + dots[0].length, problem: `Write ${dots[0]} with its month as a word, such as 12 Aug.` }
}

/** "20 min ago", "in 2 h": nobody means that to the second. */
function ago(rest: string, lead: Lead, clock: Clock): ReadTime | null {
  const found = /^(?:(?<ahead>in)\s+)?(?<many>\d{1,3})\s*(?<unit>min(?:ute)?s?|h(?:ours?)?|days?)\b(?<back>\s+ago\b)?/i.exec(rest)
  if (!found || Boolean(found.groups!.ahead) === Boolean(found.groups!.back)) return null
  const unit = found.groups!.unit!.toLowerCase()
  const length = unit.startsWith('m') ? 60_000 : unit.startsWith('h') ? 3_600_000 : 86_400_000
  const away = Number(found.groups!.many) * length * (found.groups!.ahead ? 1 : -1)
  const at = new Date(Math.floor((clock.now.getTime() + away) / 60_000) * 60_000).toISOString().replace('.000', '')
  const kind = lead.kind === 'before' || lead.kind === 'after' ? lead.kind : 'about'
  const isBefore = kind === 'before'
  const note = otherSide(Date.parse(at), clock)
  const happened: Known = { kind, start: isBefore ? null : at, end: isBefore ? at : null }
  return { used: lead.used + found[0].length, of: 'ago', happened, note, problem: null }
}

/** Two moments with "–" or "to" between them: it lasted; after "between" it was some time within. */
function span(rest: string, outer: Lead, clock: Clock): ReadTime | null {
  const short = monthBehind(rest)
  const first: Written | null = short ? { ...short, time: null, offset: null, lead: null, problem: null } : writtenMoment(rest)
  if (!first || first.problem) return null
  const lead = leadOfBoth(outer.kind, first.lead)
  if (lead === 'before' || lead === 'after') return null
  const join = lead === 'within' ? /^\s*(?:[–—-]|and\s|to\s)\s*/i : /^\s*(?:[–—-]|(?:to|until|till)\s)\s*/i
  const between = short ? '' : join.exec(rest.slice(first.used))?.[0]
  if (between === undefined) return null
  const second = writtenMoment(rest.slice(first.used + between.length))
  if (!second) return null
  const used = outer.used + first.used + between.length + second.used
  if (second.problem) return { ...unread, used, problem: second.problem }
  if (second.lead !== null && second.lead !== 'about') return { ...unread, used, problem: bothEnds }
  const [start, end] = placed([first, second], clock)
  const late = Date.parse(end!.to) < Date.parse(start!.from) ? 'It ends before it begins.' : null
  const kind = lead === 'within' || lead === 'about' || second.lead === 'about' ? 'within' : 'range'
  return { used, of: 'span', happened: { kind, start: start!.from, end: end!.to }, note: noteOf([start!, end!]), problem: late }
}

function single(rest: string, outer: Lead, clock: Clock): ReadTime | null {
  const written = writtenMoment(rest)
  if (!written) return null
  const used = outer.used + written.used
  if (written.problem) return { ...unread, used, problem: written.problem }
  const lead = leadOfBoth(outer.kind, written.lead)
  if (lead === 'within') return { ...unread, used, problem: bothEnds }
  const [at] = placed([written], clock)
  const { from, to } = at!
  const read = { used, of: written.time ? 'moment' : 'day', note: noteOf([at!]), problem: null } as const
  if (lead === 'before') return { ...read, happened: { kind: 'before', start: null, end: from } }
  // "After 12 Aug" begins when that day has ended.
  if (lead === 'after') return { ...read, happened: { kind: 'after', start: to, end: null } }
  if (lead === 'range') return { ...read, happened: { kind: 'after', start: from, end: null } }
  if (lead === 'about') return { ...read, happened: { kind: 'about', start: from, end: null } }
  if (written.time) return { ...read, happened: { kind: 'exact', start: from, end: null } }
  return { ...read, happened: { kind: 'within', start: from, end: to } }
}

const bothEnds = 'Write both ends: between 14:05 and 14:30.'
const noteOf = (all: readonly Placed[]): string | null => all.flatMap(({ note }) => note ?? []).join(' ') || null
