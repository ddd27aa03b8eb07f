/** What parts the fields of a form that is sent as multipart/form-data, or null where none is. */
export function boundaryOf(contentType: string | undefined): string | null {
  if (!contentType?.trimStart().toLowerCase().startsWith('multipart/')) return null
  return /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType)?.slice(1).find(Boolean) ?? null
}

/** Counts the fields of a form while its bytes pass: takes them piece by piece, returns how many have begun so far. */
export function partCounter(boundary: string): (piece: Uint8Array) => number {
  const mark = Buffer.from(`--${boundary}`)
  let rest = Buffer.alloc(0)
  let count = 0
  return (piece) => {
    const bytes = Buffer.concat([rest, piece])
    let at = bytes.indexOf(mark)
    let end = 0
    while (at >= 0) {
      count += 1
      end = at + mark.length
      at = bytes.indexOf(mark, end)
    }
    // A mark may come in two pieces; what belongs to one that was counted does not begin another.
    rest = bytes.subarray(Math.max(end, bytes.length - mark.length + 1))
    return count
  }
}
