/**
 * What parts the fields of a form that is sent as multipart/form-data; null where none is sent; `unreadable` where it is said in another way than
 * every browser says it, since Next.js could then read other parts than the ones that are weighed here.
 */
export function boundaryOf(contentType: string | undefined): string | 'unreadable' | null {
  if (!/^\s*multipart\//i.test(contentType ?? '')) return null
  return /^multipart\/form-data; ?boundary=([\w'()+,./:=?-]{1,70})$/i.exec(contentType!)?.[1] ?? 'unreadable'
}

/** How many fields of a form have begun, and how many bytes there are of what React reads itself: it is a program of a kind, not a text. */
export type Weighed = { parts: number; control: number }

/** The head of a field is shorter. */
const longestHead = 2_000

/** Weighs a form while its bytes pass: takes them piece by piece, returns what has come so far. */
export function partMeter(boundary: string): (piece: Uint8Array) => Weighed {
  const mark = Buffer.from(`--${boundary}`)
  let rest = Buffer.alloc(0)
  let head: string | null = null
  let isControl = false
  const weighed = { parts: 0, control: 0 }

  const pass = (bytes: Buffer) => {
    if (head === null) {
      if (isControl) weighed.control += bytes.length
      return
    }
    head += bytes.toString('latin1')
    const end = head.indexOf('\r\n\r\n')
    if (end < 0 && head.length < longestHead) return
    isControl = end < 0 || controls(head.slice(0, end))
    if (isControl) weighed.control += end < 0 ? head.length : head.length - end - 4
    head = null
  }
  return (piece) => {
    const bytes = Buffer.concat([rest, piece])
    let end = 0
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, end)) {
      pass(bytes.subarray(end, at))
      weighed.parts += 1
      head = ''
      end = at + mark.length
    }
    // A mark may come in two pieces; what belongs to one that was counted does not begin another.
    const keep = Math.max(end, bytes.length - mark.length + 1)
    pass(bytes.subarray(end, keep))
    rest = bytes.subarray(keep)
    return weighed
  }
}

/** Whether a field is React's own, by its head: named by a number alone, or `$ACTION…`; or without a name that can be read. */
const controls = (head: string): boolean => {
  const name = /;\s*name="([^"]*)"/i.exec(head)?.[1]
  return name === undefined || /^(\d+$|\$ACTION)/.test(name)
}
