import { api } from '@/lib/http/door'
import { fromOwnPage } from '@/lib/http/own-page'
import { refusedLines } from '@/lib/http/refused-lines'

/** Every refused line of a file with its reason, as CSV. */
export const GET = api(async (request, { incidentId }: { incidentId: string }) =>
  refusedLines(await fromOwnPage(request), incidentId, new URL(request.url).searchParams.get('import') ?? ''))
