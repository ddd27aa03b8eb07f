import type { FrameWords } from '@/components/frame/frame'
import { frameWords } from '@/components/incident/frame-words'
import type { Sent } from '@/components/ui/packed'
import type { IncidentFrame } from '@/lib/queries/frame'
import type { Deciding } from '@/lib/queries/deciding'
import type { Situation, SituationContent } from '@/lib/queries/situation'

/** The Situation, and what its reader can decide from it. */
type Page = Situation & { deciding: Deciding }

type Made = { viewer: { actor: { name: string }; zone: string }; frame: IncidentFrame; page: Page }

/** The Situation as it travels: with the page at first, and alone (`situation/words`) each time that something changed. */
export type SituationWords = {
  frame: FrameWords
  /** When it was made, in UTC. */
  now: string
  zone: string
  incident: Sent<Pick<IncidentFrame, 'incident' | 'whole' | 'waits' | 'seatId' | 'readsPlain'>>
  page: Situation & { deciding: Sent<Deciding> }
}

/** What the components read: what is recorded of the incident, and what follows from whose seat reads it. */
export type SituationRead = Omit<Situation, 'content'> & Sent<SituationContent> & { deciding: Sent<Deciding> }
export type SituationProps = { page: SituationRead; frame: SituationWords['incident']; now: string; zone: string }

/** The Situation of somebody's seat, as one text. */
export const packSituation = ({ viewer, frame, page }: Made): string => {
  const { now, incident, whole, waits, seatId, readsPlain } = frame
  return JSON.stringify({
    frame: frameWords({ frame, viewer, current: 'situation', situation: true }), now, zone: viewer.zone,
    incident: { incident, whole, waits, seatId, readsPlain }, page,
  } satisfies { [Part in keyof SituationWords]: unknown })
}

export function unpackSituation(text: string): Omit<SituationWords, 'page'> & { page: SituationRead } {
  const words = JSON.parse(text) as SituationWords
  const { content, ...own } = words.page
  return { ...words, page: { ...own, ...(JSON.parse(content) as Sent<SituationContent>) } }
}
