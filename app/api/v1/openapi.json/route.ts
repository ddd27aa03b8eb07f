import { openApi } from '@/lib/http/open-api'
import { json } from '@/lib/http/status'

/** The API's description. It holds nothing of any incident, and is the same for everybody. */
export function GET(): Response {
  return json(openApi())
}
