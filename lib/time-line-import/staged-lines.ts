import type { Actor } from '@/lib/actor/actor'
import { Refused } from '@/lib/commands/refused'
import type { Reading } from '@/lib/rules/time-line-import/imported-entry'
import { keepPart } from './staging'

const linesAtOnce = 250
const lettersAtOnce = 250_000
/** More than that in one go would hold the incident up for too long: such a file is cut in two. */
export const mostLines = 1_000_000

type Where = { actor: Actor; incidentId: string; importId: string }

/** Collects what was read of a file, and keeps it in parts. */
export function stagedLines(where: Where) {
  let entries: string[] = []
  let refusals: string[] = []
  let letters = 0
  let part = 0
  const counts = { readable: 0, refused: 0 }

  const flush = async () => {
    if (entries.length + refusals.length === 0) return
    part += 1
    await keepPart(where, part, { entries, refusals })
    entries = []
    refusals = []
    letters = 0
  }
  return {
    async add(line: number, reading: Reading): Promise<void> {
      const read = 'entry' in reading
      const text = JSON.stringify(read ? reading.entry : { line, because: reading.refused })
      if (read) entries.push(text)
      else refusals.push(text)
      counts[read ? 'readable' : 'refused'] += 1
      letters += text.length
      if (counts.readable + counts.refused > mostLines)
        throw new Refused('invalid', 'The file has more than a million lines. Cut it in two.', { fields: { file: 'More than a million lines.' } })
      if (entries.length + refusals.length >= linesAtOnce || letters >= lettersAtOnce) await flush()
    },
    async end(): Promise<typeof counts> {
      await flush()
      return counts
    },
  }
}
