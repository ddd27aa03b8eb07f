import { utcMoment } from './format-time'

/** A time as a page writes it, made on the server alone, so that it can't differ after hydration: as a machine reads it, in words, in UTC. */
export type TimeWords = { at: string; says: string; utc: string }

export const timeWords = (at: Date, says: string): TimeWords => ({ at: at.toISOString(), says, utc: utcMoment(at) })
