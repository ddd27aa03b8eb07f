import { hostsIn, type NamedHost } from './quick-entry-hosts'
import { monthBehind, writtenMoment, type Written } from './quick-entry-moment'
import { placed, type Clock, type Placed } from './quick-entry-place'
import type { HappenedKind } from './time-line'

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
 * Never refuses: what isn't understood as a time stays text, and the moment is now. Null for a blank line.
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
type Time = { used: number; happened: Known | null; note: string | null; problem: string | null }
type Lead = { kind: 'about' | 'before' | 'after' | 'range' | 'within' | null; used: number }

const leads: [RegExp, Lead['kind']][] = [
  [/^~\s*/, 'about'], [/^(?:about|around|approx\.?|ca\.|c\.)\s+/i, 'about'], [/^before\s+/i, 'before'], [/^<\s*/, 'before'],
  [/^(?:after|since)\s+/i, 'after'], [/^>\s*/, 'after'], [/^between\s+/i, 'within'], [/^from\s+/i, 'range'],
]

function readTime(said: string, clock: Clock): Time | null {
  const unknown = /^\?+/.exec(said)
  if (unknown) return { ...plain, used: unknown[0].length, happened: { kind: 'unknown', start: null, end: null } }
  const present = /^now(?=$|\s|[,;:](?:\s|$))/i.exec(said)
  if (present) return { ...plain, used: 3, happened: { kind: 'exact', start: clock.now.toISOString(), end: null } }
  const lead = leadOf(said)
  const rest = said.slice(lead.used)
  return ago(rest, lead, clock) ?? span(rest, lead, clock) ?? single(rest, lead, clock)
}

const plain = { note: null, problem: null }

function leadOf(said: string): Lead {
  for (const [pattern, kind] of leads) {
    const found = pattern.exec(said)
    if (found) return { kind, used: found[0].length }
  }
  return { kind: null, used: 0 }
}

/** "20 min ago": nobody means that to the second. */
function ago(rest: string, lead: Lead, clock: Clock): Time | null {
  const found = /^(\d{1,3})\s*(min(?:ute)?s?|h(?:ours?)?|days?)\s+ago\b/i.exec(rest)
  if (!found) return null
  const unit = found[2]!.toLowerCase()
  const length = unit.startsWith('m') ? 60_000 : unit.startsWith('h') ? 3_600_000 : 86_400_000
  const at = new Date(Math.floor((clock.now.getTime() - Number(found[1]) * length) / 60_000) * 60_000).toISOString().replace('.000', '')
  const kind = lead.kind === 'before' || lead.kind === 'after' ? lead.kind : 'about'
  const isBefore = kind === 'before'
  return { ...plain, used: lead.used + found[0].length, happened: { kind, start: isBefore ? null : at, end: isBefore ? at : null } }
}

/** Two moments with "–" or "to" between them: it lasted; after "between" it was some time within. */
function span(rest: string, lead: Lead, clock: Clock): Time | null {
  if (lead.kind === 'before' || lead.kind === 'after') return null
  const short = monthBehind(rest)
  const first: Written | null = short ? { ...short, time: null, offset: null, problem: null } : writtenMoment(rest)
  if (!first || first.problem) return null
  const join = lead.kind === 'within' ? /^\s*(?:[–—-]|and\s|to\s)\s*/i : /^\s*(?:[–—-]|(?:to|until|till)\s)\s*/i
  const between = short ? '' : join.exec(rest.slice(first.used))?.[0]
  if (between === undefined) return null
  const second = writtenMoment(rest.slice(first.used + between.length))
  if (!second) return null
  const used = lead.used + first.used + between.length + second.used
  if (second.problem) return { used, happened: null, note: null, problem: second.problem }
  const [start, end] = placed([first, second], clock)
  const late = Date.parse(end!.to) < Date.parse(start!.from) ? 'It ends before it begins.' : null
  const kind = lead.kind === 'within' || lead.kind === 'about' ? 'within' : 'range'
  return { used, happened: { kind, start: start!.from, end: end!.to }, note: noteOf([start!, end!]), problem: late }
}

function single(rest: string, lead: Lead, clock: Clock): Time | null {
  const written = writtenMoment(rest)
  if (!written) return null
  const used = lead.used + written.used
  if (written.problem) return { used, happened: null, note: null, problem: written.problem }
  const [at] = placed([written], clock)
  const note = noteOf([at!])
  const { from, to } = at!
  if (lead.kind === 'within') return { used, happened: null, note: null, problem: 'Write both ends: between 14:05 and 14:30.' }
  if (lead.kind === 'before') return { used, happened: { kind: 'before', start: null, end: from }, note, problem: null }
  // "After 12 Aug" begins when that day has ended.
  if (lead.kind === 'after') return { used, happened: { kind: 'after', start: to, end: null }, note, problem: null }
  if (lead.kind === 'range') return { used, happened: { kind: 'after', start: from, end: null }, note, problem: null }
  if (lead.kind === 'about') return { used, happened: { kind: 'about', start: from, end: null }, note, problem: null }
  if (written.time) return { used, happened: { kind: 'exact', start: from, end: null }, note, problem: null }
  return { used, happened: { kind: 'within', start: from, end: to }, note, problem: null }
}

const noteOf = (all: readonly Placed[]): string | null => all.flatMap(({ note }) => note ?? []).join(' ') || null
