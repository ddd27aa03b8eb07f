import type { z } from 'zod'
import { sameLine, sameLines } from './same-words'
import { micros, microsText, spanOf, type correctEntryInput, type HappenedKind, type Span } from './time-line'

/** What an entry says: everything of it that a correction can change (E3). `namedHosts`: as its source names them, one in each line. */
export type Said = {
  time: Span & { kind: HappenedKind; zone: string; writtenAs: string }
  foundUs: bigint | null
  text: string
  source: string
  accounts: string
  hosts: readonly { id: string; name: string }[]
  namedHosts: string
  evidenceIds: readonly string[]
  taskId: string | null
}
/** The same with hosts by their ids alone, as it is stored. */
export type Corrected = Omit<Said, 'hosts'> & { hostIds: readonly string[] }
export type Part = 'happened' | 'foundAt' | 'text' | 'source' | 'accounts' | 'hosts' | 'evidence' | 'task'

type Input = Omit<z.output<typeof correctEntryInput>, 'incidentId' | 'entryId' | 'reason'>

/**
 * What an entry says once it is corrected, and which parts of it differ: none if the correction says what stands there. A form sends every
 * field again; what it can't hold as it was written (line ends, another zone of the reader) is no difference.
 */
export function corrected(now: Said, input: Input): { says: Corrected; parts: Part[] } {
  const time = timeOf(now.time, input)
  const hostIds = input.hostIds === undefined ? now.hosts.map(({ id }) => id) : [...new Set(input.hostIds)]
  const says: Corrected = {
    time, hostIds, namedHosts: namesOf(now, hostIds, input.otherHosts), text: wordsOf(now.text, input.text, sameLines),
    source: wordsOf(now.source, input.source, sameLine), accounts: wordsOf(now.accounts, input.accounts, sameLine),
    foundUs: input.foundAt === undefined ? now.foundUs : input.foundAt === null ? null : micros(input.foundAt),
    evidenceIds: input.evidenceIds === undefined ? now.evidenceIds : [...new Set(input.evidenceIds)],
    taskId: input.taskId === undefined ? now.taskId : input.taskId,
  }
  const differs: Record<Part, boolean> = {
    happened: time !== now.time, foundAt: says.foundUs !== now.foundUs, text: says.text !== now.text, source: says.source !== now.source,
    accounts: says.accounts !== now.accounts, task: says.taskId !== now.taskId, evidence: !sameSet(says.evidenceIds, now.evidenceIds),
    hosts: !sameSet(hostIds, now.hosts.map(({ id }) => id)) || says.namedHosts !== now.namedHosts,
  }
  return { says, parts: (Object.keys(differs) as Part[]).filter((part) => differs[part]) }
}

/** The time as it should stand; the very same object if nothing of it differs. */
function timeOf(now: Said['time'], { happened, writtenAs }: Input): Said['time'] {
  const span = happened && spanOf(happened)
  const same = !happened || (happened.kind === now.kind && span!.startUs === now.startUs && span!.endUs === now.endUs)
  const moments = happened ? [happened.start, happened.end] : [microsText(now.startUs), microsText(now.endUs)]
  const itself = moments.filter((moment) => moment !== null).join('/')
  // What the source wrote stays, but for what only repeats the moments that are no longer true.
  const kept = !same && repeats(now) ? itself : now.writtenAs
  const blank = repeats(now) ? kept : itself
  const written = writtenAs === undefined || sameLine(now.writtenAs, writtenAs) ? kept : writtenAs.trim() === '' ? blank : writtenAs
  if (same && written === now.writtenAs) return now
  return same ? { ...now, writtenAs: written } : { kind: happened.kind, zone: happened.zone, ...span!, writtenAs: written }
}

/** Whether the time as written only says its moments again, as a form sends them (see `asWritten`), or nothing. */
export function repeats({ startUs, endUs, writtenAs }: Span & { writtenAs: string }): boolean {
  const moments = [startUs, endUs].filter((us) => us !== null)
  const written = writtenAs === '' ? [] : writtenAs.split('/')
  return written.length === 0 || (written.length === moments.length && written.every((each, at) => micros(each) === moments[at]))
}

/** Names of hosts as they stand after a correction: without those that it unlinks, and with the others that it gives. */
function namesOf({ hosts, namedHosts }: Said, hostIds: readonly string[], others: string | undefined): string {
  const names = linesOf(namedHosts)
  const linked = hosts.filter(({ id }) => hostIds.includes(id))
  const has = (list: readonly { name: string }[], name: string) => list.some((host) => host.name.toLowerCase() === name.toLowerCase())
  const kept = names.filter((name) => has(linked, name) || !has(hosts, name))
  const given = others === undefined ? kept : [...kept.filter((name) => has(linked, name)), ...linesOf(others)]
  return sameSet(given, names) ? namedHosts : [...new Set(given)].join('\n')
}

const linesOf = (text: string): string[] => text.split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== '')

const wordsOf = (now: string, sent: string | undefined, same: typeof sameLine): string => (sent === undefined || same(now, sent) ? now : sent)

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each))
}
