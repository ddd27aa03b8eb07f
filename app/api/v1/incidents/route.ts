import { showRoute } from '@/lib/http/show'
import { listIncidents } from '@/lib/queries/api/incidents'

/** The incidents that the person of this token is on. */
export const GET = showRoute(async (at) => ({ rows: await listIncidents(at), next: null }))
