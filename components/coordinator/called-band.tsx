'use client'
import { useEffect } from 'react'
import { announce } from '@/components/form/announce'
import type { Tone } from '@/components/form/tone'
import { useCalled } from '@/components/incident/use-called'
import { left } from '@/components/ui/format-time'
import type { Sent } from '@/components/ui/packed'
import { Shape } from '@/components/ui/shape'
import type { CalledTakeOver } from '@/lib/queries/called-take-over'
import { isolated } from '@/lib/rules/hidden-characters'
import { CalledLeft } from './called-left'
import { IAmHere } from './i-am-here'

/** The take-over that this document has told of: each page shows it, a screen reader hears of it once. */
let told = ''

type Called = CalledTakeOver | Sent<CalledTakeOver>
type Props = { called: Called | null; incidentId: string; now: string; tone: Tone }

/** On every page of whoever coordinates: while a take-over is called, how long they have, and the way to say that they are here. */
export function CalledBand({ called, incidentId, now, tone }: Props) {
  const newest = useCalled({ called, now, incidentId })
  return newest.called && <Band takeOver={newest.called} incidentId={incidentId} now={newest.now} tone={tone} />
}

function Band({ takeOver, incidentId, now, tone }: Omit<Props, 'called'> & { takeOver: Called }) {
  const { id, by, until } = takeOver
  useEffect(() => {
    if (told === id) return
    told = id
    const has = until ? new Date(until).getTime() - new Date(now).getTime() : 0
    announce(`A takeover was called: ${left(has)}. Say that you are here, or someone else becomes coordinator.`)
  }, [id, until, now])
  return (
    <section className="called" aria-label="A takeover was called">
      <p className="state state-wraps">
        <Shape of="late" />
        <span><b>A takeover was called: <CalledLeft takeOver={takeOver} now={now} /></b>{by && <>. {isolated(by)} called it.</>}</span>
      </p>
      <IAmHere incidentId={incidentId} takeOver={takeOver} tone={tone} />
    </section>
  )
}
