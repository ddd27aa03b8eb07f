'use client'
import { lazy, Suspense, useState } from 'react'
import { useAlive } from '@/components/form/use-alive'
import { Shape } from '@/components/ui/shape'
import type { YoursItem } from './types'

const load = () => import('@/components/incident/waits-sheet')
const WaitsSheet = lazy(() => load().then((file) => ({ default: file.WaitsSheet })))

type Props = { items: readonly YoursItem[]; incidentId: string; now: string }

/**
 * What is the viewer's in the incident, beneath its facts. What waits opens a sheet in which it is decided, over any page; before the page is alive
 * it leads to the page where it stands.
 */
export function Yours({ items, incidentId, now }: Props) {
  const [sheet, setSheet] = useState<string | null>(null)
  const alive = useAlive()

  // Where it can't be loaded, the page where it stands is asked for, which says so.
  const open = (href: string) => void load().then(() => setSheet(href), () => location.assign(href))

  return (
    <>
      {items.length > 0 && (
        <div className="yours">{items.map((item) => (
          <span key={item.href ?? item.text} className="state state-wraps">
            <Shape of={item.shape === 'late' ? 'late' : 'waits-for-you'} />
            <Said item={item} open={alive && item.shape === 'decision' ? open : undefined} />
          </span>
        ))}</div>
      )}
      {sheet && <Suspense><WaitsSheet incidentId={incidentId} href={sheet} now={now} onClose={() => setSheet(null)} /></Suspense>}
    </>
  )
}

function Said({ item: { strong, text, late, href }, open }: { item: YoursItem; open: ((href: string) => void) | undefined }) {
  const said = <>{strong && <b>{strong} </b>}{text}{late && <> <span className="text-alarm">{late}</span></>}</>
  if (!href) return <span>{said}</span>
  return open
    ? <button type="button" className="plain" aria-haspopup="dialog" onClick={() => open(href)}>{said}</button>
    : <a className="plain" href={href}>{said}</a>
}
