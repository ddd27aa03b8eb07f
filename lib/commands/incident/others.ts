import type { IncidentFacts } from '@/lib/rules/facts'
import { everybody } from '@/lib/rules/succession'

/** The seats of everybody active on the incident but the actor: those who are told of its turns. */
export const others = (incident: IncidentFacts): string[] => everybody(incident).filter((seatId) => seatId !== incident.me?.id)
