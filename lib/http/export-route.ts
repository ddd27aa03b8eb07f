import { z } from 'zod'
import type { Actor } from '@/lib/actor/actor'
import { tokenHash } from '@/lib/actor/token'
import { execute } from '@/lib/commands/execute'
import { Refused, missing } from '@/lib/commands/refused'
import { look } from '@/lib/db/as'
import { livingTickets } from '@/lib/db/live'
import { incidentFacts } from '@/lib/facts/incident'
import { exportPage } from '@/lib/queries/time-line-export'
import { exportForms, type ExportForm } from '@/lib/rules/time-line-import/permission'
import { exportHead, exportLine } from '@/lib/rules/time-line-import/write-export'
import { api } from './door'
import { streamed } from './streamed'

const types: Record<ExportForm, string> = { csv: 'text/csv; charset=utf-8', jsonl: 'application/jsonl; charset=utf-8' }

/**
 * A route that sends the time line as a file, `?as=csv` or `?as=jsonl`. It is noted in the log book first. Each thousand entries are asked
 * for as whoever may see them then: somebody who is taken off the roster meanwhile, or whose session or token has ended, gets no more of
 * them, and the download breaks off (promise 4).
 */
export function exportRoute(finds: (request: Request) => Promise<Actor>) {
  return api(async (request, { incidentId }: { incidentId: string }) => {
    const actor = await finds(request)
    if (!z.uuid().safeParse(incidentId).success) throw missing()
    const as = z.enum(exportForms).safeParse(new URL(request.url).searchParams.get('as'))
    if (!as.success) throw new Refused('invalid', 'Say how to write it: ?as=csv or ?as=jsonl.', { fields: { as: 'csv or jsonl.' } })
    const { answer } = await execute('timeLine.export', actor, { input: { incidentId, as: as.data } })
    return new Response(streamed(exported(actor, () => isStillIn(request, actor), incidentId, as.data, Number(answer.last))), {
      headers: {
        'content-type': types[as.data], 'content-disposition': `attachment; filename="time-line.${as.data}"`, 'cache-control': 'no-store',
      },
    })
  })
}

type StillIn = () => Promise<boolean>

async function* exported(actor: Actor, stillIn: StillIn, incidentId: string, as: ExportForm, last: number): AsyncGenerator<string> {
  yield exportHead(as)
  for (let after = 0; after < last;) {
    if (!(await stillIn())) throw missing()
    const entries = await look(actor, async (at) => {
      const incident = await incidentFacts(at, incidentId)
      if (!incident?.standings.has('member')) throw missing()
      return exportPage({ ...at, incident }, after, last)
    })
    if (entries.length === 0) return
    yield entries.map((entry) => exportLine(as, entry)).join('')
    after = entries.at(-1)!.number
  }
}

/** Whether the session or the token that asked opens a page at this moment. */
async function isStillIn(request: Request, { sessionId }: Actor): Promise<boolean> {
  const token = tokenHash(request)
  const living = await livingTickets(sessionId ? { sessions: [sessionId], tokens: [] } : { sessions: [], tokens: token ? [token] : [] })
  return living.size > 0
}
