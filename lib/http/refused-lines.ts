import { z } from 'zod'
import type { Actor } from '@/lib/actor/actor'
import { missing } from '@/lib/commands/refused'
import { look } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { refusalsAfter, type Refusal } from '@/lib/queries/time-line-import'
import { toCell } from '@/lib/rules/time-line-import/own-columns'
import { csvLine } from '@/lib/rules/time-line-import/write-export'
import { streamed } from './streamed'

/** The refused lines of a file as CSV, as much at once as fits a page. Each page is asked for as whoever may see it then. */
export function refusedLines(actor: Actor, incidentId: string, importId: string): Response {
  if (![incidentId, importId].every((each) => z.uuid().safeParse(each).success)) throw missing()
  return new Response(streamed(lines(actor, incidentId, importId)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="refused-lines.csv"', 'cache-control': 'no-store',
    },
  })
}

async function* lines(actor: Actor, incidentId: string, importId: string): AsyncGenerator<string> {
  yield csvLine(['line', 'because'])
  for (let part: number | null = 0; part !== null;) {
    const page: { refusals: Refusal[]; part: number | null } = await look(actor, async (at) => {
      const incident = await incidentFacts(at, incidentId)
      if (!incident?.standings.has('member')) throw missing()
      return refusalsAfter({ ...at, incident }, importId, part!)
    })
    yield page.refusals.map(({ line, because }) => csvLine([String(line), toCell(because)])).join('')
    part = page.part
  }
}
