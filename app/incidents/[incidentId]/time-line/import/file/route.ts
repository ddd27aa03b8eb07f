import { z } from 'zod'
import { missing } from '@/lib/commands/refused'
import { noBody } from '@/lib/http/body'
import { api } from '@/lib/http/door'
import { fromOwnPage } from '@/lib/http/own-page'
import { receiveRoute } from '@/lib/http/receive-route'
import { giveUpImport } from '@/lib/time-line-import/staging'

/** Takes a file from the import page, as it arrives. */
export const POST = receiveRoute(fromOwnPage)

/** Gives up what was read of a file. Answers alike whether there was anything. */
export const DELETE = api(async (request, { incidentId }: { incidentId: string }) => {
  const actor = await fromOwnPage(request)
  await noBody(request)
  const importId = new URL(request.url).searchParams.get('import')
  if (![incidentId, importId].every((each) => z.uuid().safeParse(each).success)) throw missing()
  await giveUpImport(actor, incidentId, importId!)
  return new Response(null, { status: 204 })
})
