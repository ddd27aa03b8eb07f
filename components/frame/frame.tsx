'use client'
import { useMemo, type ReactNode } from 'react'
import { CalledBand } from '@/components/coordinator/called-band'
import { LockWatch } from '@/components/door/lock-watch'
import { Keys } from '@/components/keys/keys'
import { LiveWatch, type Showing } from '@/components/live/live-watch'
import { FindOrDo } from '@/components/palette/find-or-do'
import type { Sent } from '@/components/ui/packed'
import type { CalledTakeOver } from '@/lib/queries/called-take-over'
import { Brand } from './brand'
import { Clock, type ClockWords } from './clock'
import { IncidentHeader } from './incident-header'
import { Nav } from './nav'
import { Tabs } from './tabs'
import type { Door, HeaderProps, NavGroup, Viewer } from './types'

/** What the frame says, as it travels. */
export type FrameWords = {
  viewer: Viewer
  clock: ClockWords
  groups: NavGroup[]
  /** on every page of an incident */
  header?: HeaderProps
  /** the viewer coordinates this incident, over whom a take-over can be called */
  coordinates?: boolean
  called?: CalledTakeOver | Sent<CalledTakeOver>
  /** Situation shows the header in full on a telephone; every other page folds it */
  unfolded?: boolean
}

type FrameProps = FrameWords & {
  lock?: Door
  /** when the page is shown anew: when this incident changes, when any of the reader's does, or only when their session ends; and how */
  live?: { incidentId: string; show?: Showing } | 'any' | 'session'
  signOut?: Door
  children: ReactNode
}

/** The frame of every signed-in page: navigation, incident header, and the page as `<main>`. It travels as words, the page as its child. */
export function Frame({ viewer, clock, groups, header, coordinates, called, unfolded, lock, signOut, live, children }: FrameProps) {
  const incidentId = typeof live === 'object' ? live.incidentId : undefined
  const pages = useMemo(() => groups.flatMap(({ items }) => items), [groups])
  return (
    <div className="app">
      <a className="skip" href="#main">Skip to content</a>
      {lock && <LockWatch />}
      {live && <LiveWatch now={clock.at} {...(typeof live === 'object' ? { of: live.incidentId, how: live.show } : { of: live })} />}
      <FindOrDo incidentId={incidentId} pages={pages} />
      <Keys pages={pages} />
      <Nav incidentId={incidentId} viewer={viewer} groups={groups} lock={lock} signOut={signOut} />
      <div className="sheet">
        <section className="telephone-bar" aria-label="Now">
          <span className="brand"><Brand /></span><Clock {...clock} short />
        </section>
        {header?.drill && <DrillStrip says={header.drill} />}
        <div className="wrap">
          {header && incidentId && <IncidentHeader {...header} incidentId={incidentId} clock={clock} folded={!unfolded} />}
          {coordinates && incidentId && <CalledBand called={called ?? null} incidentId={incidentId} now={clock.at} tone={unfolded ? 'plain' : 'fill'} />}
          <main id="main" tabIndex={-1}>{children}</main>
        </div>
      </div>
      <Tabs groups={groups} />
    </div>
  )
}

/** The hatched strip over every page and sheet of a drill. */
export function DrillStrip({ says }: { says: string }) {
  return <aside className="drill-strip" aria-label="Drill"><p><b>Drill</b>{says}</p></aside>
}
