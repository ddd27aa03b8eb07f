import type { Sent } from '@/components/ui/packed'
import { howMany } from '@/components/wait/wait-words'
import type { Deciding } from '@/lib/queries/deciding'
import type { IncidentFrame } from '@/lib/queries/frame'

/** So many rows the sheet shows; the others stand on the page of what waits. */
const most = 50

/** What waits for the viewer of an incident, as it travels to the sheet of the header. */
export type WaitsWords = Sent<Pick<IncidentFrame, 'now' | 'waits' | 'called'>> & { zone: string; count: number; deciding: Sent<Deciding> }

type Made = { viewer: { zone: string }; frame: Pick<IncidentFrame, 'now' | 'waits' | 'called'>; page: { deciding: Deciding } }

/** The most urgent of what waits, as one text. */
export const packWaits = ({ viewer: { zone }, frame: { now, waits, called }, page: { deciding } }: Made): string => JSON.stringify({
  now, zone, count: howMany(waits), waits: waits.slice(0, most), called, deciding,
} satisfies { [Part in keyof WaitsWords]: unknown })
