/** A line of a file with its number, or why it can't be read. */
export type FileLine = { number: number; text: string } | { number: number; refused: string }

/** No line of a log is that long: what is longer is another kind of file, and must not fill the memory. */
export const longestLine = 1024 * 1024

/**
 * Cuts the bytes of a file into lines, in whatever pieces they arrive. A line that is not UTF-8 or too long is refused by itself:
 * the next one is read as if nothing had been. Keeps at most one line.
 */
export function lineSplitter() {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest: Uint8Array[] = []
  let length = 0
  let number = 0

  const keep = (bytes: Uint8Array) => {
    length += bytes.length
    if (length <= longestLine) rest.push(bytes)
    else rest = []
  }
  const take = (): FileLine => {
    number += 1
    const line = length > longestLine ? { number, refused: 'It is longer than 1 MB.' } : decoded(decoder, number, joined(rest, length))
    rest = []
    length = 0
    return line
  }
  return {
    push(chunk: Uint8Array): FileLine[] {
      const lines: FileLine[] = []
      let from = 0
      for (let at = chunk.indexOf(newLine); at >= 0; at = chunk.indexOf(newLine, from)) {
        keep(chunk.subarray(from, at))
        lines.push(take())
        from = at + 1
      }
      // A copy: the piece that arrived is larger than what is kept of it.
      if (from < chunk.length) keep(chunk.slice(from))
      return lines
    },
    end: (): FileLine[] => (length > 0 ? [take()] : []),
  }
}

const newLine = 10

function decoded(decoder: TextDecoder, number: number, bytes: Uint8Array): FileLine {
  try {
    const text = decoder.decode(bytes)
    // A mark that some programs set before the first letter.
    return { number, text: number === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text }
  } catch {
    return { number, refused: 'It contains bytes that are not UTF-8.' }
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0]!
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
