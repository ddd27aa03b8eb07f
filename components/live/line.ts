// One line to Muster for each browser, however many tabs: the tab that holds the lock keeps it open and tells the others.

/** Something changed in an incident; anything may have changed (the line was down meanwhile); the way in has ended; how the line stands. */
export type LineEvent = { kind: 'changed'; incidentId: string } | { kind: 'again' } | { kind: 'ended' } | { kind: 'line'; up: boolean }
type Hear = (event: LineEvent) => void

/** What happened while a page was on its way to the screen is told again to a tab that has just come, and that the line is down. */
const rememberFor = 5_000
const tryAgainAfter = 5_000
/** From one page to the next nobody listens for a moment; the line outlives it. */
const lingerFor = 3_000

/** Tells the document that the line came or went. */
export const lineChange = 'muster line'
let down = false

/** Whether there is no connection, as far as this browser knows: it may be that nobody has noticed yet. */
export const lineIsDown = (): boolean => down || !navigator.onLine

function note(event: LineEvent): void {
  if (event.kind !== 'line' || down === !event.up) return
  down = !event.up
  dispatchEvent(new Event(lineChange))
}

const hearers = new Set<Hear>()
let hangUp: (() => void) | null = null
let lingering: ReturnType<typeof setTimeout> | undefined

/** Tells `hear` of every event until the function that it returns is called. `since`: the moment of the page, as ISO string. */
export function followLine(hear: Hear, since: string): () => void {
  clearTimeout(lingering)
  hearers.add(hear)
  hangUp ??= join((event) => {
    note(event)
    hearers.forEach((each) => each(event))
  }, since)
  return () => {
    hearers.delete(hear)
    if (hearers.size > 0) return
    lingering = setTimeout(() => {
      hangUp?.()
      hangUp = null
      down = false
    }, lingerFor)
  }
}

/** Joins the tabs of this browser, and keeps the line for them when its turn comes. */
function join(hear: Hear, since: string): () => void {
  const tabs = new BroadcastChannel('muster live')
  const over = new AbortController()
  let end = () => {}
  tabs.onmessage = ({ data }: MessageEvent<LineEvent | { kind: 'hello' }>) => data.kind !== 'hello' && hear(data)
  tabs.postMessage({ kind: 'hello' })
  const hold = () => new Promise<void>((resolve) => {
    const close = keepOpen(tabs, hear, since)
    end = () => {
      close()
      resolve()
    }
  })
  // Without locks (an address that is not safe) each tab keeps a line of its own.
  if (navigator.locks) navigator.locks.request('muster live', { signal: over.signal }, hold).catch(() => {})
  else void hold()
  return () => {
    over.abort()
    end()
    tabs.close()
  }
}

/** Opens the line, opens it again when it broke, and passes on what comes. */
function keepOpen(tabs: BroadcastChannel, hear: Hear, since: string): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let up: boolean | null = null
  let recent: { at: number; event: LineEvent }[] = []
  const lately = () => recent.filter(({ at }) => at > Date.now() - rememberFor)
  const pass = (event: LineEvent) => {
    recent = [...lately(), { at: Date.now(), event }]
    tabs.postMessage(event)
    hear(event)
  }
  const stands = (now: boolean) => {
    if (up === now) return
    const back = up === false && now
    up = now
    pass({ kind: 'line', up: now })
    if (back) pass({ kind: 'again' })
  }
  const ended = () => {
    source?.close()
    pass({ kind: 'ended' })
    timer = setTimeout(open, tryAgainAfter)
  }
  function open() {
    source = new EventSource(`/live?since=${encodeURIComponent(since)}`)
    source.onopen = () => stands(true)
    source.addEventListener('changed', ({ data }) => pass({ kind: 'changed', incidentId: String(data) }))
    source.addEventListener('ended', ended)
    source.onerror = () => {
      stands(false)
      // A refusal is final for the browser, a broken line is not: it opens that one again by itself.
      if (source?.readyState === EventSource.CLOSED) ended()
    }
  }
  const onHello = ({ data }: MessageEvent<{ kind: string }>) => {
    if (data.kind !== 'hello') return
    for (const { event } of lately()) tabs.postMessage(event)
    if (up === false) tabs.postMessage({ kind: 'line', up })
  }
  tabs.addEventListener('message', onHello)
  open()
  return () => {
    clearTimeout(timer)
    source?.close()
    tabs.removeEventListener('message', onHello)
  }
}
