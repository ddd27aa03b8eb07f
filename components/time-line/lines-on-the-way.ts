/** A line of quick entry that was sent with Enter: when, and the key by which it counts once, however often it is sent. */
export type Line = { key: string; line: string; at: string }
/** `because`: why it was not added. Without it the line is on its way. */
export type LineOnTheWay = Line & { because?: string }

/** The next to be sent: one after the other, in the order in which they were written. */
export const nextLine = (lines: readonly LineOnTheWay[]): LineOnTheWay | undefined => lines.find(({ because }) => because === undefined)

/** One more; a line that is there already is sent again. */
export const withLine = (lines: readonly LineOnTheWay[], { key, line, at }: Line): LineOnTheWay[] =>
  lines.some((each) => each.key === key) ? lines.map((each) => (each.key === key ? { key, line, at } : each)) : [...lines, { key, line, at }]

export const withoutLine = (lines: readonly LineOnTheWay[], key: string): LineOnTheWay[] => lines.filter((each) => each.key !== key)

export const refusedLine = (lines: readonly LineOnTheWay[], key: string, because: string): LineOnTheWay[] =>
  lines.map((each) => (each.key === key ? { ...each, because } : each))

/** As they are kept in the browser until each was added: a text, empty for none. */
export const packLines = (lines: readonly LineOnTheWay[]): string =>
  lines.length === 0 ? '' : JSON.stringify(lines.map(({ key, line, at }) => ({ key, line, at })))

/** Those that were kept; none, of a text that is something else. */
export function unpackLines(text: string): Line[] {
  try {
    const found: unknown = JSON.parse(text)
    return Array.isArray(found) ? found.filter(isLine) : []
  } catch {
    return []
  }
}

const isLine = (found: unknown): found is Line => typeof found === 'object' && found !== null
  && ['key', 'line', 'at'].every((part) => {
    const value: unknown = (found as Record<string, unknown>)[part]
    return typeof value === 'string' && value.trim() !== ''
  })
