import { sortKey, type HappenedKind } from '../time-line'

/** A time and a text as they are kept; numbers as text, because JSON has none of that size. */
export type KeptTime = {
  happened: HappenedKind
  happened_us: string | null
  happened_end_us: string | null
  written_as: string
  zone: string
  text: string
}
/** All that an entry says, or that it says after a correction. */
export type KeptEntry = KeptTime & {
  found_us: string | null
  source: string
  accounts: string
  /** Names of hosts, one in each line. */
  hosts: string
}
export type KeptCorrection = KeptEntry & { reason: string }
/** An entry read from a file, named like the columns that it goes into. `line`: where in the file. */
export type ImportedEntry = KeptEntry & {
  line: number
  audience: 'team' | 'outside'
  corrections: KeptCorrection[]
  sort_us: string
  sort_rank: number
}
/** What becomes of a line. */
export type Reading = { entry: ImportedEntry } | { refused: string }

/** An entry with its place in the order of the list: that of its newest correction, if it has any. */
export function placed(entry: Omit<ImportedEntry, 'sort_us' | 'sort_rank'>): ImportedEntry {
  const { happened, happened_us, happened_end_us } = entry.corrections.at(-1) ?? entry
  const { us, rank } = sortKey(happened, { startUs: big(happened_us), endUs: big(happened_end_us) })
  return { ...entry, sort_us: String(us), sort_rank: rank }
}

const big = (us: string | null): bigint | null => (us === null ? null : BigInt(us))

/** How long the fields of an entry may be, as the forms have it (lib/rules/time-line): an entry may name a hundred hosts. */
const longest = { text: 4000, written_as: 200, source: 500, accounts: 500, hosts: 30_000 } as const
const called: Record<keyof typeof longest, string> = {
  text: 'What happened', written_as: 'The time', source: 'The source', accounts: 'The account', hosts: 'The host',
}

/** Why an entry can't be kept as it is, or null. Nothing is cut: what is too long is refused, so that nobody reads half a line. */
export function faultOf(fields: Pick<ImportedEntry, keyof typeof longest>): string | null {
  for (const name of Object.keys(longest) as (keyof typeof longest)[]) {
    const value = fields[name]
    if (value.length > longest[name]) return `${called[name]} is ${value.length} characters long; at most ${longest[name]} are kept.`
    if (value.includes('\0') || !value.isWellFormed()) return `${called[name]} contains characters that are not text.`
  }
  return fields.text.trim() === '' ? 'It doesn’t say what happened.' : null
}
