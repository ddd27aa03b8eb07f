import { z } from 'zod'
import type { Actor } from '@/lib/actor/actor'
import { missing } from '@/lib/commands/refused'
import { look } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { refusalsAfter, timeLineImport, type Refusal } from '@/lib/queries/time-line-import'
import { toCell } from '@/lib/rules/time-line-import/own-columns'
import { csvLine } from '@/lib/rules/time-line-import/write-export'
import { streamed } from './streamed'

/** The refused lines of a file as CSV, as much at once as fits a page. Each page is asked for as whoever may see it then. */
export async function refusedLines(actor: Actor, incidentId: string, importId: string): Promise<Response> {
  if (![incidentId, importId].every((each) => z.uuid().safeParse(each).success)) throw missing()
  const pageAfter = (part: number) => look(actor, async (at): Promise<Page> => {
    const incident = await incidentFacts(at, incidentId)
    if (!incident?.standings.has('member')) throw missing()
    const within = { ...at, incident }
    if (!(await timeLineImport(within, importId))) throw missing()
    return refusalsAfter(within, importId, part)
  })
  // Asked before anything is sent: what is hidden and what is missing answer alike, with no body begun (N3).
  return new Response(streamed(lines(await pageAfter(0), pageAfter)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="refused-lines.csv"', 'cache-control': 'no-store',
    },
  })
}

type Page = { refusals: Refusal[]; part: number | null }

async function* lines(first: Page, pageAfter: (part: number) => Promise<Page>): AsyncGenerator<string> {
  yield csvLine(['line', 'because'])
  for (let page = first; ; page = await pageAfter(page.part)) {
    yield page.refusals.map(({ line, because }) => csvLine([String(line), toCell(because)])).join('')
    if (page.part === null) return
  }
}
