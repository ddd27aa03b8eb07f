import { entries } from '../../rows'

export async function GET(): Promise<Response> {
  return Response.json({ rows: await entries() }, { headers: { 'cache-control': 'no-store' } })
}
