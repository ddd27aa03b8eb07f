'use client'
import { useEffect, useLayoutEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { clicksRest, restClicks } from '@/components/form/rest-clicks'
import { isFreeKey, isWriting } from '@/components/keys/letters'

const rowsOf = (list: HTMLElement) => [...list.querySelectorAll<HTMLElement>('li.row')]
const firstVerb = (row: HTMLElement | undefined) => row?.querySelector<HTMLElement>('.verbs :is(.button, .word)') ?? null

/** What a row that has gone was refused with, beside what it asked; empty if it was not. */
function refusedIn(row: HTMLElement): string {
  const refused = row.querySelector('.refusal')?.textContent
  return refused ? `${row.querySelector('.text a')?.textContent ?? ''} ${refused}` : ''
}

/** Nothing that a key could press: the page, or a heading to which the focus fell. */
const isNothing = (at: Element | null) => at === document.body || at?.matches('h1, h2') === true

/**
 * The keys of a list of what waits: J and K go to the first verb of the next or previous row, O opens the page of the row, Enter with nothing
 * chosen does what the filled button does. `rows` names them in their order: when it changes something else stands under the pointer, and clicks
 * rest for a moment. So they do once a row was decided, and so does Enter: a double click, and a key that is held, decide one. Why a decision was
 * refused stays when its row is gone, because somebody else was first.
 */
export function WaitKeys({ rows, children }: { rows: string; children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null)
  const shown = useRef(rows)
  const sent = useRef(new Set<HTMLElement>())
  const [late, setLate] = useState('')

  useLayoutEffect(() => {
    if (shown.current === rows) return
    shown.current = rows
    restClicks()
    const gone = [...sent.current].filter((row) => !row.isConnected)
    for (const row of gone) sent.current.delete(row)
    const refused = gone.map(refusedIn).join(' ').trim()
    if (refused) setLate(refused)
  }, [rows])

  function onSubmit({ target }: FormEvent) {
    restClicks()
    const row = (target as HTMLElement).closest<HTMLElement>('li.row')
    if (row) sent.current.add(row)
    setLate('')
  }

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const at = document.activeElement
      if (!list.current || isWriting(event.target)) return
      const inside = list.current.contains(at)
      if (inside && (event.key === 'Enter' || event.key === ' ') && (event.repeat || clicksRest())) return event.preventDefault()
      if (!isFreeKey(event, list.current)) return
      const all = rowsOf(list.current)
      const row = all.findIndex((each) => each.contains(at))
      const key = event.key.toLowerCase()
      if (key === 'j') firstVerb(all[row + 1])?.focus()
      if (key === 'k') firstVerb(row < 0 ? all.at(-1) : all[row - 1])?.focus()
      if (key === 'o') (all[row] ?? all[0])?.querySelector<HTMLElement>('.text a')?.click()
      if (key === 'enter' && isNothing(at) && !event.repeat && !clicksRest()) {
        event.preventDefault()
        const verb = firstVerb(all[0])
        verb?.focus()
        verb?.click()
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  return (
    <div ref={list} className="waits" onSubmit={onSubmit}>
      {late && <p className="note" role="status">{late}</p>}
      {children}
    </div>
  )
}
