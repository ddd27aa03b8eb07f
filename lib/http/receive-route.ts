import { z } from 'zod'
import type { Actor } from '@/lib/actor/actor'
import { missing } from '@/lib/commands/refused'
import { receiveFile } from '@/lib/time-line-import/receive'
import { bounded } from './body'
import { api } from './door'
import { importAsked } from './import-asked'
import { json } from './status'

/** The largest file, and how long its sender may be silent. */
const largest = 1024 * 1024 * 1024
const between = 30_000

type Params = { incidentId: string }
type Finds = (request: Request) => Promise<Actor>

/** A route that takes a file for the time line, as its body; `finds` says who sends it, or refuses. */
export function receiveRoute(finds: Finds) {
  return api(async (request, { incidentId }: Params) => {
    const actor = await finds(request)
    if (!z.uuid().safeParse(incidentId).success) throw missing()
    const asked = importAsked(request)
    return json(await receiveFile(actor, incidentId, asked, bounded(request, largest, { between })))
  })
}
