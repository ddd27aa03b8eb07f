/** So long after something moved under the pointer, in milliseconds, a click there was meant for what stood there before. */
const restFor = 400
const mark = 'resting'

let timer: ReturnType<typeof setTimeout> | undefined

/** What stands under the pointer has just moved or opened: clicks on what acts count for nothing for a moment. Keys do. */
export function restClicks(): void {
  clearTimeout(timer)
  document.documentElement.dataset[mark] = ''
  timer = setTimeout(() => delete document.documentElement.dataset[mark], restFor)
}

/** Whether they rest now: of keys, who asks decides. */
export const clicksRest = (): boolean => mark in document.documentElement.dataset

/** Lets no click through while they rest, from now on. Returns what ends it. A key that clicks a button has no count of clicks. */
export function holdClicks(): () => void {
  const onClick = (event: MouseEvent) => {
    if (event.detail === 0 || !clicksRest()) return
    if (!(event.target instanceof Element) || !event.target.closest('button, summary, a, [role="button"]')) return
    event.preventDefault()
    event.stopPropagation()
  }
  addEventListener('click', onClick, true)
  return () => removeEventListener('click', onClick, true)
}
