'use client'
import { useEffect, useRef, type DragEvent, type ReactNode } from 'react'
import { announce } from '@/components/form/announce'
import { useCommand } from '@/components/form/use-command'
import { isFreeKey, isWriting } from '@/components/keys/letters'
import { Refusal } from '@/components/ui/refusal'

type Props = { incidentId: string; movable: boolean; decides: boolean; children: ReactNode }

const rowOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>('[data-task]') : null)
const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-task]')]
const sectionOf = (row: HTMLElement) => rows().filter((each) => each.dataset.section === row.dataset.section)
const focusRow = (row: HTMLElement | undefined) => row?.querySelector<HTMLElement>('.task-name a')?.focus()

/**
 * Keys and dragging for the rows of the plan, which stay plain HTML: J and K go through them, A opens one to name somebody, Alt with an
 * arrow or the mouse moves one within its section. Everything of it can also be done with the verbs of an open row.
 */
export function PlanOrder({ incidentId, movable, decides, children }: Props) {
  const { state, drawing, send } = useCommand('task.move')
  const dragged = useRef<HTMLElement | null>(null)

  function move(row: HTMLElement, after: HTMLElement | undefined) {
    const own = sectionOf(row)
    if (drawing || own[own.indexOf(row) - 1] === after) return
    const form = new FormData()
    form.set('incidentId', incidentId)
    form.set('taskId', row.dataset.task ?? '')
    form.set('afterTaskId', after?.dataset.task ?? '')
    send(form, (answer) => {
      if (answer.status === 'done') announce(answer.says)
    })
  }

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (isWriting(event.target) || event.ctrlKey || event.metaKey) return
      const row = rowOf(document.activeElement)
      const all = rows()
      if (event.altKey) {
        if (!movable || !row || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        const own = sectionOf(row)
        const at = own.indexOf(row)
        if (event.key === 'ArrowUp' && at > 0) move(row, own[at - 2])
        if (event.key === 'ArrowDown' && at < own.length - 1) move(row, own[at + 1])
        return
      }
      if (!isFreeKey(event)) return
      if (event.key === 'j') focusRow(all[row ? all.indexOf(row) + 1 : 0])
      if (event.key === 'k') focusRow(all[row ? all.indexOf(row) - 1 : all.length - 1])
      if (event.key === 'a' && decides && row) row.querySelector<HTMLElement>('[data-open]')?.click()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  })

  function clear() {
    for (const row of rows()) delete row.dataset.drop
  }
  function onDragOver(event: DragEvent) {
    const over = rowOf(event.target)
    if (!dragged.current || !over || over.dataset.section !== dragged.current.dataset.section) return
    event.preventDefault()
    clear()
    over.dataset.drop = isBelowMiddle(event, over) ? 'after' : 'before'
  }
  function onDrop(event: DragEvent) {
    const over = rowOf(event.target)
    const row = dragged.current
    clear()
    if (!row || !over || over === row) return
    event.preventDefault()
    const own = sectionOf(row).filter((each) => each !== row)
    move(row, isBelowMiddle(event, over) ? over : own[own.indexOf(over) - 1])
  }

  return (
    <div onDragStart={(event) => { dragged.current = movable ? rowOf(event.target) : null }} onDragOver={onDragOver} onDrop={onDrop}
      onDragEnd={() => { dragged.current = null; clear() }}>
      {state.status === 'refused' && <Refusal what="Not moved." because={state.because} />}
      {children}
    </div>
  )
}

function isBelowMiddle(event: DragEvent, row: HTMLElement): boolean {
  const { top, height } = row.getBoundingClientRect()
  return event.clientY > top + height / 2
}
