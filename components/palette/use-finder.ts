'use client'
import { useEffect, useState } from 'react'
import type { PaletteAnswer } from '@/lib/queries/search-palette'

type Asked = { typed: string; incidentId?: string; task?: string }
/** `lost`: no answer came. `now`: when the answer came, which itself says no time: to who may know of nothing it is always the same (N3). */
export type Finding = { answer: PaletteAnswer | null; lost: boolean; now: Date }

/** How long typing has to rest before it is looked up. */
const rest = 120

/** Asks what there is to find and do, anew with each rest in typing; an answer to what was typed before is not waited for. */
export function useFinder({ typed, incidentId, task }: Asked): Finding {
  const [finding, setFinding] = useState<Finding>({ answer: null, lost: false, now: new Date(0) })
  useEffect(() => {
    const abort = new AbortController()
    const query = new URLSearchParams({ q: typed, ...(incidentId && { in: incidentId }), ...(task && { task }) })
    const ask = async () => {
      try {
        const answer = await fetch(`/find?${query}`, { signal: abort.signal })
        // Signed out, or locked: the page itself leads to the step that is missing.
        if (answer.status === 401) return location.reload()
        if (!answer.ok) throw new Error(`${answer.status}`)
        setFinding({ answer: (await answer.json()) as PaletteAnswer, lost: false, now: new Date() })
      } catch {
        if (!abort.signal.aborted) setFinding(({ answer, now }) => ({ answer: answer && { ...answer, groups: [] }, lost: true, now }))
      }
    }
    const timer = setTimeout(() => void ask(), typed === '' ? 0 : rest)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [typed, incidentId, task])
  return finding
}
