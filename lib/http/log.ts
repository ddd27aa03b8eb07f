// The one writer of the program's log. What others sent may stand in what is written: it comes out escaped, short, and seldom.

const longest = 2_000
const shortest = 120
/** In one window so many lines are written; what repeats itself, and what is more, is counted and written as a number. */
const window = 10_000
const mostInWindow = 100

type Line = { where: string; kind: string; code: string; frames: readonly string[] } | { where: string; says: string }
type Kept = { since: number; written: number; more: number; seen: Map<string, { line: Line; again: number }>; timer?: NodeJS.Timeout; errors: WeakSet<object> }
const kept = globalThis as unknown as { musterLog?: Kept }
const state = (): Kept => (kept.musterLog ??= { since: 0, written: 0, more: 0, seen: new Map(), errors: new WeakSet() })

/** Writes a fault to the program's output: its kind and place, never contents, which may be of an incident. One fault is written once. */
export function log(where: string, error: unknown): void {
  if (typeof error === 'object' && error !== null) {
    if (state().errors.has(error)) return
    state().errors.add(error)
  }
  const kind = error instanceof Error ? error.name : typeof error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  write({ where, kind: kind.slice(0, shortest), code: code.slice(0, shortest), frames: framesOf(error) })
}

/** Writes a sentence of a program that is not ours: its first line, as far as it names no value. */
export function note(where: string, says: string): void {
  const [line = ''] = says.trim().split('\n', 1)
  // What stands behind the name of an error is its message, and what stands in quotes was sent.
  write({ where, says: line.replace(/(\b\w*(Error|Exception)\b[^:]{0,40}):.*/, '$1').replace(/(["`“‘]|(?<!\p{L})').*/u, '').slice(0, shortest) })
}

/** Where in the program: the lines behind the message, which may hold lines that look the same. */
function framesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  const stack = error.stack ?? ''
  const from = stack.indexOf(error.message)
  const behind = from < 0 ? stack : stack.slice(from + error.message.length)
  return behind.split('\n').map((line) => line.trim()).filter((line) => line.startsWith('at ')).slice(0, 4)
}

function write(line: Line): void {
  const now = Date.now()
  const log = state()
  if (now - log.since >= window) flush()
  const same = log.seen.get(JSON.stringify(line))
  if (same) same.again++
  else if (log.written >= mostInWindow) log.more++
  else {
    log.written++
    log.seen.set(JSON.stringify(line), { line, again: 0 })
    put(line)
  }
  if (!log.timer) log.timer = setTimeout(flush, window).unref()
}

/** Ends the window: says how often what was written came again. */
function flush(): void {
  const log = state()
  for (const { line, again } of log.seen.values()) if (again > 0) put({ ...line, again })
  if (log.more > 0) put({ where: 'log', says: 'more lines were not written', again: log.more })
  clearTimeout(log.timer)
  Object.assign(log, { since: Date.now(), written: 0, more: 0, seen: new Map(), timer: undefined })
}

const put = (line: Line & { again?: number }): void => void process.stderr.write(`${asLine({ at: new Date().toISOString(), ...line })}\n`)

/** JSON on one line of plain characters: what controls a terminal, or turns a line around, stands there as its number. */
function asLine(line: object): string {
  const text = JSON.stringify(line).replaceAll(/(?! )[\p{C}\p{Z}]/gu, escaped)
  return text.length <= longest ? text : `${text.slice(0, longest)}…`
}

const escaped = (letter: string): string =>
  Array.from({ length: letter.length }, (_, at) => `\\u${letter.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
