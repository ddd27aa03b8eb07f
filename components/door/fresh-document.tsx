'use client'
import { useEffect } from 'react'

/**
 * A door that was reached from inside a page becomes a document of its own, so that nothing seen before stays in memory
 * for the way back.
 */
export function FreshDocument() {
  useEffect(() => {
    const [loaded] = performance.getEntriesByType('navigation')
    if (loaded && new URL(loaded.name).pathname !== location.pathname) location.replace(location.href)
  }, [])
  return null
}
