import { useLayoutEffect, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'

/** What the page is made with before it is measured, and what a sheet of paper holds. */
export const firstWidth = 1152
const paper = 680

/** The width that an element has, as it changes; on paper, the paper's. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(firstWidth)
  useLayoutEffect(() => {
    if (!element.current) return
    const measure = () => setWidth((known) => element.current?.clientWidth || known)
    const observer = new ResizeObserver(measure)
    observer.observe(element.current)
    const toPaper = () => flushSync(() => setWidth(paper))
    addEventListener('beforeprint', toPaper)
    addEventListener('afterprint', measure)
    measure()
    return () => {
      observer.disconnect()
      removeEventListener('beforeprint', toPaper)
      removeEventListener('afterprint', measure)
    }
  }, [element])
  return width
}
