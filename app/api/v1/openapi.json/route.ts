import { openApi } from '@/lib/http/open-api'

/** The API's description. It holds nothing of any incident, and is the same for everybody. */
export function GET(): Response {
  return new Response(openApi(), { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } })
}
