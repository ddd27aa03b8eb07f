'use client'
import { useEffect } from 'react'

/**
 * A door that was reached from inside a page, by locking or signing out, becomes a document of its own, so that nothing seen
 * before stays in memory for the way back; the other tabs leave their pages too.
 */
export function FreshDocument() {
  useEffect(() => {
    const [loaded] = performance.getEntriesByType('navigation')
    if (!loaded || new URL(loaded.name).pathname === location.pathname) return
    const tabs = new BroadcastChannel('muster presence')
    tabs.postMessage('locked')
    tabs.close()
    location.replace(location.href)
  }, [])
  return null
}
