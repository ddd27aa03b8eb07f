'use client'
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'

/**
 * A list whose rows are moved with buttons. When a row has moved, the button that was pressed may be gone (it is the first now):
 * the focus stays in that row, so that it can be moved on from the keyboard. A row that left the list gives it to what follows the list.
 */
export function OrderedList({ children }: { children: ReactNode }) {
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef<string | null>(null)

  function onSubmit(event: FormEvent) {
    moved.current = (event.target as HTMLElement).closest('li')?.id ?? null
  }

  useEffect(() => {
    if (moved.current !== null && document.activeElement === document.body) {
      const row = document.getElementById(moved.current)
      const next = row?.querySelector<HTMLElement>('button') ?? list.current?.parentElement?.querySelector<HTMLElement>('summary')
      next?.focus()
    }
    moved.current = null
  }, [children])

  return <ol ref={list} onSubmit={onSubmit}>{children}</ol>
}
