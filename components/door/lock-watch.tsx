'use client'
import { useEffect } from 'react'
import { isLockKey } from '@/components/keys/letters'

const minute = 60_000
// For the whole document: pages come and go inside it.
let lastPing = 0
let idle = Infinity

/**
 * Locks the screen when it was left alone, or with Ctrl+Shift+L, in all tabs of this browser (W4). Input in any tab counts for all.
 * The server judges by itself; this only takes the content off the screen in time.
 */
export function LockWatch() {
  useEffect(() => {
    const tabs = new BroadcastChannel('muster presence')
    let lastInput = Date.now()

    const leave = () => location.replace(`/locked?next=${encodeURIComponent(location.pathname + location.search)}`)
    const lock = async () => {
      tabs.postMessage('locked')
      await fetch('/api/lock', { method: 'POST', keepalive: true }).catch(() => null)
      leave()
    }
    const ping = async () => {
      lastPing = Date.now()
      const answer = await fetch('/api/activity', { method: 'POST' }).catch(() => null)
      if (answer?.status === 401) return leave()
      if (answer?.ok) idle = Number(((await answer.json()) as { idleMinutes: number }).idleMinutes) * minute
    }
    const onInput = () => {
      const now = Date.now()
      if (now - lastInput > 5_000) tabs.postMessage('input')
      lastInput = now
      if (now - lastPing > minute) void ping()
    }
    const onKey = (event: KeyboardEvent) => {
      onInput()
      if (!isLockKey(event)) return
      event.preventDefault()
      void lock()
    }
    // A page that the browser itself kept whole for the way back is made anew: the session may be locked by now.
    const onShow = (event: PageTransitionEvent) => event.persisted && event.isTrusted && location.reload()
    tabs.onmessage = ({ data }) => (data === 'locked' ? leave() : (lastInput = Date.now()))

    if (Date.now() - lastPing > minute) void ping()
    const timer = setInterval(() => Date.now() - lastInput > idle && void lock(), 5_000)
    addEventListener('keydown', onKey)
    addEventListener('pointerdown', onInput)
    addEventListener('pointermove', onInput, { passive: true })
    addEventListener('scroll', onInput, { passive: true })
    addEventListener('pageshow', onShow)
    return () => {
      clearInterval(timer)
      tabs.close()
      removeEventListener('keydown', onKey)
      removeEventListener('pointerdown', onInput)
      removeEventListener('pointermove', onInput)
      removeEventListener('scroll', onInput)
      removeEventListener('pageshow', onShow)
    }
  }, [])
  return null
}
