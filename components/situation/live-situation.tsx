'use client'
import { startTransition, useCallback, useMemo, useState } from 'react'
import { lock, signOut } from '@/app/session'
import { Frame } from '@/components/frame/frame'
import type { Showing } from '@/components/live/live-watch'
import { madeBy, madeByHeader } from '@/components/incident/made-by'
import { PlainPage } from './plain-page'
import { SituationPage } from './situation-page'
import { unpackSituation } from './situation-words'

/** Longer than the server ever takes. */
const giveUpAfter = 60_000

type Props = {
  incidentId: string
  /** the Situation as it was when the page was made */
  packed: string
  /** what the address asks for: `plain`, `team` */
  read: string | undefined
}

/**
 * The Situation with its frame, the page that everybody leaves open. When something changed it asks for the words alone, which costs the server a
 * fraction of the page. Managers read plain words unless they ask for the team's page; everybody else the other way round.
 */
export function LiveSituation({ incidentId, packed, read }: Props) {
  const [came, setCame] = useState(packed)
  const page = useMemo(() => unpackSituation(packed), [packed])
  const later = useMemo(() => unpackSituation(came), [came])
  // After an act of one's own the page itself is the newer one.
  const words = later.now > page.now ? later : page

  const show = useCallback<Showing>(async () => {
    try {
      const answer = await fetch(`/incidents/${incidentId}/situation/words`,
        { cache: 'no-store', headers: { [madeByHeader]: madeBy }, signal: AbortSignal.timeout(giveUpAfter) })
      if (answer.status === 503) return 'later'
      if (answer.status !== 200) return 'page'
      const text = await answer.text()
      startTransition(() => setCame(text))
      return 'shown'
    } catch {
      return 'later'
    }
  }, [incidentId])

  const { frame, incident, ...rest } = words
  const shown = { ...rest, frame: incident }
  const plain = read === 'plain' || (incident.readsPlain && read !== 'team')
  return (
    <Frame {...frame} unfolded={!plain} lock={lock} signOut={signOut} live={{ incidentId, show }}>
      {plain ? <PlainPage {...shown} /> : <SituationPage {...shown} />}
    </Frame>
  )
}
