import { z } from 'zod'
import { beyondBounds } from '../json-bounds'
import { audiences, happenedInput, micros, spanOf, type HappenedKind } from '../time-line'
import { faultOf, placed, type KeptCorrection, type KeptEntry, type KeptTime, type Reading } from './imported-entry'
import type { ownColumns } from './own-columns'
import type { Cells } from './records'

const writtenTime = { kind: z.string(), start: z.string().nullable(), end: z.string().nullable(), zone: z.string(), writtenAs: z.string(), text: z.string() }
// An export of before says only times and texts of a correction: the rest stayed as it was.
const corrections = z.array(z.looseObject({
  ...writtenTime, reason: z.string().min(1).max(2000), found: z.string().nullable().optional(), source: z.string().optional(),
  accounts: z.string().optional(), hosts: z.array(z.string()).optional(),
})).max(100)
const audience = z.enum(audiences)

type Own = { number: number; cells: Cells }

/** Reads an entry that was exported here, with all that belongs to it. */
export function readOwn({ number, cells }: Own): Reading {
  const cell = (name: (typeof ownColumns)[number]) => cells.get(name) ?? ''
  const first = timeOf({
    kind: cell('kind'), start: cell('start') || null, end: cell('end') || null, zone: cell('zone'), writtenAs: cell('writtenAs'), text: cell('text'),
  })
  if ('refused' in first) return first
  const found = foundOf(cell('found'))
  if (found !== null && typeof found === 'object') return found
  const whom = audience.safeParse(cell('for'))
  if (!whom.success) return { refused: '“for” has to be team or outside.' }
  const fields = { source: cell('source'), accounts: cell('accounts'), hosts: cell('hosts'), found_us: found }
  const fault = faultOf({ ...fields, text: first.text, written_as: first.written_as })
  if (fault !== null) return { refused: fault }
  const later = correctionsOf(cell('corrections'), { ...first, ...fields })
  if ('refused' in later) return later
  return {
    entry: placed({ line: number, ...first, ...fields, audience: whom.data, corrections: later.corrections }),
  }
}

function correctionsOf(text: string, first: KeptEntry): { corrections: KeptCorrection[] } | { refused: string } {
  const tooMuch = beyondBounds(text)
  if (tooMuch) return { refused: `“corrections” ${tooMuch}.` }
  let value: unknown
  try {
    value = JSON.parse(text === '' ? '[]' : text)
  } catch {
    return { refused: '“corrections” is not valid JSON.' }
  }
  const parsed = corrections.safeParse(value)
  if (!parsed.success) return { refused: '“corrections” is not a list of corrections.' }
  const read: KeptCorrection[] = []
  for (const each of parsed.data) {
    const before: KeptEntry = read.at(-1) ?? first
    const time = timeOf(each)
    if ('refused' in time) return { refused: `In “corrections”: ${time.refused}` }
    const found = each.found === undefined ? before.found_us : foundOf(each.found)
    if (found !== null && typeof found === 'object') return { refused: `In “corrections”: ${found.refused}` }
    const { source = before.source, accounts = before.accounts } = each
    const hosts = each.hosts?.join('\n') ?? before.hosts
    const fault = faultOf({ ...time, source, accounts, hosts })
    if (fault !== null) return { refused: `In “corrections”: ${fault}` }
    read.push({ ...time, found_us: found, source, accounts, hosts, reason: each.reason })
  }
  return { corrections: read }
}

/** When it was found out, as it is kept; null for nothing. */
function foundOf(text: string | null): string | null | { refused: string } {
  if (text === null || text === '') return null
  const us = micros(text)
  return us === null ? { refused: '“found” can’t be read as a time.' } : String(us)
}

type WrittenTime = { kind: string; start: string | null; end: string | null; zone: string; writtenAs: string; text: string }

function timeOf({ kind, start, end, zone, writtenAs, text }: WrittenTime): KeptTime | { refused: string } {
  const parsed = happenedInput.safeParse({ kind, start, end, zone })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { refused: `“${issue?.path.join('.') ?? 'kind'}”: ${issue?.message ?? ''}` }
  }
  const { startUs, endUs } = spanOf(parsed.data)
  return {
    happened: kind as HappenedKind, happened_us: startUs === null ? null : String(startUs), happened_end_us: endUs === null ? null : String(endUs),
    written_as: writtenAs, zone, text,
  }
}
