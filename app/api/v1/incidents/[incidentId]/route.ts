import { z } from 'zod'
import { showRoute } from '@/lib/http/show'
import { showIncident } from '@/lib/queries/api/incidents'

/** One incident, as far as the seat of this token's person sees it. */
export const GET = showRoute(async (at, { incidentId }: { incidentId: string }) =>
  z.uuid().safeParse(incidentId).success ? showIncident(at, incidentId) : null)
