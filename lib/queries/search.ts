import type { At } from '@/lib/db/as'
import { shownContent } from '@/lib/log-book/content'
import { evidenceLabel } from '@/lib/rules/evidence'
import {
  asked, askedWords, bestExcerpt, marked, excerpt, firstNamed, isNamed, isText, searchNouns, type Piece, type SearchNoun, type Word,
} from '@/lib/rules/search'
import { placeOf } from '@/lib/rules/search-place'
import { encodeCursor } from './paging'
import { limitedRows } from './search-limited'
import { foundRows, type FoundRow, type Place } from './search-rows'
import { happenedOf, type Happened } from './time-line-entries'

export type Hit = {
  noun: SearchNoun; incidentId: string; codeName: string; title: Piece[]
  /** A word beside the title: a state, an organisation, a number. */
  quiet: string
  excerpt: Piece[]
  /** Its title has all the words: it is called by what was typed. */
  named: boolean
  /** When it was written or came to its state; of an entry of the time line when it happened. Null where that is not known, or not told. */
  at: Date | null
  /** Of an entry of the time line: when it happened, as it stands now (E1, E3). */
  happened: Happened | null
  href: string
}
/** What was found of one kind, best and newest first; `many` in all, which is no more than was weighed. */
export type FoundGroup = { noun: SearchNoun; many: number; hits: Hit[] }

const pageOfList = 200

/**
 * What the actor may see that has all these words, at most `most` of each kind; in one incident, or in all that they know. Three statements:
 * the look-up begins from their own seats, and what it finds is read with their own sight; where their seat is limited, among the words of
 * its own pages alone. Nothing found and nothing to see are alike. Kinds of which a thing is called by these words come first, then people
 * before hosts, evidence, the time line and tasks.
 */
export async function search(at: At, typed: string, incidentId: string | null, most: number): Promise<FoundGroup[]> {
  const text = asked(typed)
  const words = askedWords(text)
  if (words.length === 0) return []
  const places = await at.tx.$queryRaw<Place[]>`
    select incident_id as "incidentId", noun, object_id as "objectId", source_id as "sourceId", seq, many
    from muster.search(${text}, ${incidentId}::uuid, ${most}::int)`
  const limited = await limitedRows(at, text, incidentId, most)
  const rows = [...(places.length === 0 ? [] : await foundRows(at, places)), ...limited]
  return firstNamed(searchNouns.map((noun) => {
    const hits = rows.filter((row) => row.noun === noun).slice(0, most).map((row) => hitOf(row, words))
    const manyOf = (found: readonly { noun: SearchNoun; many: number }[]) => found.find((each) => each.noun === noun)?.many ?? 0
    return { noun, many: manyOf(places) + manyOf(limited), hits }
  }).filter(({ hits }) => hits.length > 0))
}

function hitOf(row: FoundRow, words: readonly Word[]): Hit {
  const { noun, incidentId, codeName, id, seq, quiet, whole } = row
  const { who, says, texts, at } = noun === 'log book' ? entryOf(row.title) : { who: '', says: row.title, texts: row.texts, at: row.at }
  const told = row.happened
  const happened = told && happenedOf(told.kind, micros(told.start), micros(told.end), told.writtenAs, told.zone)
  // These are their own title: beneath it stands only what else was found.
  const title = isText(noun) ? excerpt(`${who}${says}`, words, 120) : marked(says, words)
  const best = bestExcerpt(texts.filter((text) => !says.includes(text)), words)
  const isLong = row.entries > pageOfList && row.sortUs !== null && row.sortUs < 10n ** 17n
  const after = isLong ? encodeCursor({ us: String(row.sortUs), rank: row.sortRank - 1, id: '00000000-0000-0000-0000-000000000000' }) : null
  return {
    noun, incidentId, codeName, title, excerpt: isText(noun) && !best.some(({ hit }) => hit) ? [] : best, named: isNamed(noun, says, words),
    at: happened ? (happened.start ?? happened.end)?.at ?? null : at, happened,
    quiet: quietOf(row),
    href: placeOf({ incidentId, noun, id, seq: noun === 'time line' ? Number(quiet) : seq, whole, after, proposed: noun === 'person' && quiet === 'proposed' }),
  }
}

const micros = (text: string | null): bigint | null => (text === null ? null : BigInt(text))

function quietOf({ noun, quiet, seq, whole }: FoundRow): string {
  if (!whole) return quiet
  if (noun === 'evidence') return evidenceLabel(Number(quiet))
  if (noun === 'time line') return `No. ${quiet}`
  return noun === 'log book' ? `entry ${seq}` : quiet
}

const written = ['text', 'reason', 'note', 'summary', 'why', 'answer', 'result'] as const

/** What an entry of the log book says, from its exact text, and what was written with it: the same as its index holds. */
function entryOf(content: string): { who: string; says: string; texts: string[]; at: Date } {
  const { actor, says, about, recordedAt } = shownContent(content)
  const call = about.call as { with?: unknown } | null | undefined
  const texts = [...written.map((key) => about[key]), call?.with].filter((text) => typeof text === 'string')
  return { who: `${actor.name} `, says: `${says}.`, texts, at: new Date(recordedAt) }
}
