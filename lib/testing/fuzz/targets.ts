import { Refused } from '@/lib/commands/refused'
import { commandBody } from '@/lib/http/body'
import { formEnvelope } from '@/lib/http/form-input'
import { pageOf } from '@/lib/http/paging'
import { timeLineCursor } from '@/lib/queries/api/time-line'
import { timeLinePlace } from '@/lib/queries/time-line-place'
import { likeName, sameName } from '@/lib/rules/names'
import { readQuickEntry } from '@/lib/rules/quick-entry'
import { asked, askedWords, bestExcerpt } from '@/lib/rules/search'
import { addEntryInput, happenedInput } from '@/lib/rules/time-line'
import { timeAsked, timeLineFilter } from '@/lib/rules/time-line-filter'
import { fromCell, ownColumns, toCell } from '@/lib/rules/time-line-import/own-columns'
import { fileReader } from '@/lib/rules/time-line-import/read-file'
import { csvLine } from '@/lib/rules/time-line-import/write-export'
import { momentOf } from '@/lib/rules/time-line-import/written-time'
import { readBound, readHappened, readMoment } from '@/lib/rules/written-moment'

/** Something that reads what anybody may send: what it is fed with, how many letters reach it at most, and in what time it has to be done. */
export type Target = {
  name: string
  /** What hostile input is made of. */
  parts: readonly string[]
  most: number
  /** Seconds of processor time for input of that length. */
  within: number
  read: (text: string) => unknown
}

const encoder = new TextEncoder()

/** Reads a file as the server does. Each refused line is an answer; only a fault is thrown. */
function file(head: string, zone: string | null, tail = '') {
  return (text: string) => {
    const bytes = encoder.encode(head + text + tail)
    const reader = fileReader({ bytes: bytes.subarray(0, 256 * 1024), ended: bytes.length <= 256 * 1024, mapping: null, zone })
    if ('refused' in reader) return reader
    const parts = [0, 1, 2, 3].flatMap((quarter) => reader.push(bytes.subarray(...quarterOf(bytes.length, quarter))))
    return [...parts, ...reader.end()]
  }
}
const quarterOf = (length: number, quarter: number) => [Math.floor(length * quarter / 4), Math.floor(length * (quarter + 1) / 4)] as const

/** What is refused was read. */
const refusable = (read: () => unknown): unknown => {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refused) return error
    throw error
  }
}

const quotes = ['"', '""', ',', ';', '\t', '\n', '\r\n', 'x', 'x,"', '","', '"\n', ' ', '\u00a0', '2022-01-01T00:00:00Z', '=1', "'", '\\', '\ufeff', 'é', '😀']
const json = ['{', '}', '[', ']', '"', '"a":', '"b":{', ',', ':', '1', '-', '1e9', '9007199254740993', '\\', '\\"', '\\u0000', 'null', 'true', ' ', '\n', 'é', '"k":"v",']
const times = ['2022-01-01', 'T', ' ', '00:00:00', '.', '0', '9', '-', '+', '/', ':', 'Z', 'UTC', '1665157143000000', ',', '\n', 'é']
const spoken = [' ', '  ', '\t', '12:00', '2022-01-01', '1', '–', '-', 'to ', 'at ', 'on ', 'mon ', 'monday', 'aug ', '12 ', 'am', 'a.m.', 'p', 'CET', 'XYZ', '+02:00', '.',
  '...', '_', 'web01.example', ',', ';', '~', '<', 'between ', 'and ', 'now', '?', 'min ago', '99 ', 'é', '\u0301', '😀', 'T', ':']
const words = [' ', '-', '.', '..', '@', '/', '"', '\\', 'a', 'ab', 'ß', 'é', '\u0301', '\u200b', '\u202e', '😀', '\ud800', '\0', "'", '|', '&', '!', '(', ')', ':*', '<->', '%', '\n', 'ﷺ']
const clock = { now: new Date('2022-06-01T12:00:00Z'), zone: 'Europe/Berlin' }
const hosts = Array.from({ length: 300 }, (_each, at) => ({ id: String(at), name: at % 3 ? `web${at}.example.org` : `a.${at}` }))

const form = (text: string) => {
  const data = new FormData()
  for (const line of text.split('\n')) data.append(line.slice(0, line.indexOf('=') + 1 || undefined), line)
  return data
}

/** Every reader of input. A new layout of a file, and whatever else reads what comes from outside, gets a line here. */
export const targets: readonly Target[] = [
  { name: 'CSV', parts: quotes, most: 1_000_000, within: 4, read: file('datetime,message,host\n', 'UTC') },
  { name: 'CSV, one cell', parts: quotes, most: 1_000_000, within: 4, read: file('datetime,message,host\n2022-01-01T00:00:00Z,x,"', null, '"') },
  { name: 'CSV, the first line', parts: quotes, most: 250_000, within: 2, read: file('', null, '\n1,2\n3,4\n') },
  { name: 'CSV of an export', parts: quotes, most: 1_000_000, within: 4, read: file(csvLine(ownColumns), null) },
  { name: 'corrections of an export', parts: json, most: 1_000_000, within: 4, read: (text) =>
    file(csvLine(ownColumns), null)(csvLine(['unknown', '', '', 'UTC', '', 'x', '', '', '', '', 'team', `[${text}]`])) },
  { name: 'JSON Lines', parts: json, most: 1_000_000, within: 4, read: file('{"datetime":"2022-01-01T00:00:00Z","message":"x"}\n', 'UTC') },
  { name: 'JSON Lines, one value', parts: json, most: 900_000, within: 4, read: file('{"datetime":"2022-01-01T00:00:00Z","message":"x","v":', null, '}\n') },
  { name: 'JSON Lines, one name', parts: json, most: 900_000, within: 4, read: (text) =>
    file('', null)(`{"datetime":"2022-01-01T00:00:00Z","message":"x",${JSON.stringify(text.slice(0, text.length / 2))}:{${
      Array.from({ length: Math.min(19_000, text.length / 20) }, (_each, at) => `"${at}":${at}`).join()}}}\n`) },
  { name: 'times of a file', parts: times, most: 1_000_000, within: 4, read: file('datetime,message\n', 'Europe/Berlin') },
  { name: 'a written time', parts: times, most: 1_000_000, within: 0.5, read: (text) =>
    [momentOf(text, 'us', true, 'UTC'), happenedInput.safeParse({ kind: 'exact', start: text, end: null, zone: text.slice(0, 60) }).success] },
  { name: 'quick entry', parts: spoken, most: 4000, within: 0.05, read: (text) => readQuickEntry(text, { ...clock, hosts }) },
  { name: 'a time in a field', parts: spoken, most: 4000, within: 0.05, read: (text) => [readMoment(text, clock), readHappened(text, clock), readBound(text, clock)] },
  { name: 'names', parts: words, most: 500, within: 0.05, read: (text) => [sameName(text, `${text} x`), likeName(text, text.slice(3))] },
  { name: 'search words', parts: words, most: 16_000, within: 0.1, read: (text) => askedWords(asked(text)) },
  { name: 'what a search found', parts: words, most: 8000, within: 0.2, read: (text) => bestExcerpt([text.slice(0, 4000), text], askedWords(asked(text))) },
  { name: 'filters', parts: [...words, ...times], most: 16_000, within: 0.1, read: (text) => {
    const filter = timeLineFilter({ q: text, host: text, account: text, for: text, kind: text, from: text, to: text }, clock)
    return [askedWords(asked(text)), timeAsked(filter, 'Europe/Berlin')]
  } },
  { name: 'places in a list', parts: json, most: 12_000, within: 0.1, read: (text) => {
    const after = Buffer.from(text).toString('base64url')
    return [timeLinePlace(after), timeLinePlace(text), refusable(() => pageOf(new Request(`http://localhost/?after=${after}`), timeLineCursor))]
  } },
  { name: 'a form', parts: ['a', '.', '=', '\n', 'text=', 'hostIds=', 'hostIds.0=', 'happened.kind=', '..', '__proto__', 'steps.0.', '0'], most: 1_000_000, within: 2, read: (text) =>
    refusable(() => addEntryInput.safeParse(formEnvelope(addEntryInput, form(text)).input).success) },
  { name: 'the body of a command', parts: json, most: 2_000_000, within: 2, read: async (text) => {
    const { input } = await commandBody(new Request('http://localhost/', { method: 'POST', body: `{"input":${text}}` }))
    return addEntryInput.safeParse(input).success
  } },
  { name: 'cells of an export', parts: quotes, most: 1_000_000, within: 1, read: (text) => {
    if (fromCell(toCell(text)) !== text) throw new Error('the cell is read as another text')
  } },
]
