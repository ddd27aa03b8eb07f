'use client'
import { useCallback, useEffect, useRef } from 'react'

/** How to look at the server's clock: what it showed when the page was made, going on since. The browser's own may be wrong. */
export function useLook(shown: Date): () => Date {
  const since = useRef(0)
  useEffect(() => {
    since.current = performance.now()
  }, [shown])
  return useCallback(() => new Date(shown.getTime() + performance.now() - since.current), [shown])
}
