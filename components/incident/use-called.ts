'use client'
import { useEffect, useState } from 'react'
import type { Sent } from '@/components/ui/packed'
import type { CalledTakeOver } from '@/lib/queries/called-take-over'
import { askWaits } from './ask-waits'

type Called = CalledTakeOver | Sent<CalledTakeOver> | null
type Page = { called: Called; now: string }

/**
 * The take-over that is called over whoever coordinates, and the moment it was read. Where something new waits until the reader of a long list asks
 * for it (`muster waits`), this is asked for all the same: it can't wait.
 */
export function useCalled({ called, now, incidentId }: Page & { incidentId: string }): Page {
  const [came, setCame] = useState<Page | null>(null)
  useEffect(() => {
    const ask = () => void askWaits(incidentId).then((answer) => {
      if (typeof answer === 'object') setCame(answer)
    })
    addEventListener('muster waits', ask)
    return () => removeEventListener('muster waits', ask)
  }, [incidentId])
  return came && came.now > now ? came : { called, now }
}
