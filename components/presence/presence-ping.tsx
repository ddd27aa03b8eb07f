'use client'
import { useEffect } from 'react'

const again = 15_000
/** After that without a key or a click somebody is elsewhere, whatever the screen shows. */
const awayAfter = 60_000
const inputs = ['focusin', 'keydown', 'input', 'pointerdown']

/** Tells the others at this task that the reader is here, and which question they have under their hands. */
export function PresencePing({ incidentId, taskId }: { incidentId: string; taskId: string }) {
  useEffect(() => {
    let questionId: string | null = null
    let lastInput = Date.now()
    let told: string | null = null
    const tell = (here: boolean) => {
      told = here ? `${questionId}` : null
      const body = JSON.stringify({ incidentId, taskId, questionId, here })
      void fetch('/presence', { method: 'POST', body, keepalive: true }).catch(() => {})
    }
    const here = () => !document.hidden && Date.now() - lastInput < awayAfter
    const onInput = (event: Event) => {
      lastInput = Date.now()
      const field = event.target instanceof Element ? event.target.closest('[data-question]') : null
      questionId = field?.getAttribute('data-question') ?? null
      if (told !== `${questionId}`) tell(true)
    }
    const onVisible = () => {
      if (!document.hidden) lastInput = Date.now()
      tell(!document.hidden)
    }
    const onHide = () => tell(false)
    tell(true)
    const timer = setInterval(() => {
      if (here()) tell(true)
      else if (told !== null) tell(false)
    }, again)
    for (const kind of inputs) addEventListener(kind, onInput)
    document.addEventListener('visibilitychange', onVisible)
    addEventListener('pagehide', onHide)
    return () => {
      clearInterval(timer)
      for (const kind of inputs) removeEventListener(kind, onInput)
      document.removeEventListener('visibilitychange', onVisible)
      removeEventListener('pagehide', onHide)
      tell(false)
    }
  }, [incidentId, taskId])
  return null
}
