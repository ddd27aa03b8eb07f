import { z } from 'zod'
import type { Actor } from '@/lib/actor/actor'
import { missing } from '@/lib/commands/refused'
import { receiveFile } from '@/lib/time-line-import/receive'
import { api } from './door'
import { sealed } from './headers'
import { importAsked } from './import-asked'
import { json } from './status'

type Params = { incidentId: string }
type Finds = (request: Request) => Promise<Actor>

/** A route that takes a file for the time line, as its body; `finds` says who sends it, or refuses. */
export function receiveRoute(finds: Finds) {
  const receive = api(async (request, { incidentId }: Params) => {
    const actor = await finds(request)
    if (!z.uuid().safeParse(incidentId).success) throw missing()
    const asked = importAsked(request)
    return json(await receiveFile(actor, incidentId, asked, request.body ?? nothing()))
  })
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => sealed(await receive(request, context))
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
