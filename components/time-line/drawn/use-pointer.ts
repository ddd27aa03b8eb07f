import { useEffect, useRef, type PointerEvent, type RefObject } from 'react'
import { moved, zoomed, type View } from './view'

type Change = (change: (view: View) => View) => void
/** Where the time begins in the element, and how wide it is. */
type Place = { column: number; width: number }

/**
 * Mouse and touch over the drawing: drag moves it, the wheel moves it sideways, and zooms with Ctrl or while the drawing has the focus;
 * two fingers zoom and move. One finger scrolls the page or the drawing, as everywhere. A press without a movement is a choice.
 */
export function usePointer(
  element: RefObject<HTMLElement | null>, { column, width }: Place, change: Change, choose: (mark: Element) => void,
) {
  const pointers = useRef(new Map<number, { x: number; y: number }>())
  const pressed = useRef<{ x: number; mark: Element | null; moved: boolean } | null>(null)
  const time = Math.max(width - column, 1)

  useEffect(() => {
    const plot = element.current
    if (!plot) return
    const onWheel = (event: WheelEvent) => {
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX
      if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
        event.preventDefault()
        return change((view) => moved(view, sideways / time))
      }
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== plot) return
      event.preventDefault()
      const share = (event.clientX - plot.getBoundingClientRect().left - column) / time
      change((view) => zoomed(view, Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002)), Math.min(Math.max(share, 0), 1)))
    }
    plot.addEventListener('wheel', onWheel, { passive: false })
    return () => plot.removeEventListener('wheel', onWheel)
  }, [element, column, time, change])

  const spread = () => {
    const [one, other] = [...pointers.current.values()]
    return one && other ? { centre: (one.x + other.x) / 2, apart: Math.hypot(one.x - other.x, one.y - other.y) } : null
  }

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      pressed.current = { x: event.clientX, mark: (event.target as Element).closest('[data-entry]'), moved: pointers.current.size > 1 }
      if (event.pointerType === 'mouse') event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const last = pointers.current.get(event.pointerId)
      if (!last) return
      const before = spread()
      pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
      const after = spread()
      if (before && after) {
        const share = (after.centre - event.currentTarget.getBoundingClientRect().left - column) / time
        change((view) => moved(zoomed(view, after.apart / Math.max(before.apart, 1), share), (before.centre - after.centre) / time))
        return
      }
      if (pressed.current && Math.abs(event.clientX - pressed.current.x) > 4) pressed.current.moved = true
      if (event.pointerType === 'mouse' && pressed.current?.moved) change((view) => moved(view, (last.x - event.clientX) / time))
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      pointers.current.delete(event.pointerId)
      if (pressed.current && !pressed.current.moved && pressed.current.mark) choose(pressed.current.mark)
      if (pointers.current.size === 0) pressed.current = null
    },
    onPointerCancel: (event: PointerEvent<HTMLElement>) => {
      pointers.current.delete(event.pointerId)
      pressed.current = null
    },
  }
}
