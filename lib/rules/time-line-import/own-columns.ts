/**
 * The columns that an export has and an import needs. Beside them an export says what is for reading alone: `number`, `recordedAt`, `by`,
 * `late`, `task`, `evidence`.
 */
export const ownColumns = ['kind', 'start', 'end', 'zone', 'writtenAs', 'text', 'found', 'source', 'accounts', 'hosts', 'for', 'corrections'] as const

/** Whether a file with these columns was exported here. */
export const isOwn = (columns: readonly string[]): boolean => ownColumns.every((name) => columns.includes(name))

// With what a formula begins, in the wide letters of East Asia, too.
const begins = '=+\\-@＝＋－＠'
// What another program may take for a formula when it opens a CSV file; and what was marked so already.
const formula = new RegExp(`^'*[${begins}\\t\\r\\n]`)
const beginning = new RegExp(`[${begins}]`, 'g')

/**
 * A cell that no spreadsheet carries out: a formula becomes text by an apostrophe before it, which `fromCell` takes off again. A spreadsheet
 * that cuts lines at semicolons or tabs doesn't heed quotes in the middle of what it cuts: so also what stands behind one of them, or
 * behind a line break, within a cell.
 */
export const toCell = (text: string): string => `${formula.test(text) ? "'" : ''}${text.replaceAll(beginning, (letter, at: number) => (begun(text, at) ? `'${letter}` : letter))}`

/** The text of a cell that `toCell` made. */
export function fromCell(cell: string): string {
  const text = cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
  let [plain, from] = ['', 0]
  for (const { index } of text.matchAll(beginning)) {
    if (text[index - 1] !== "'" || !begun(text, index)) continue
    plain += text.slice(from, index - 1)
    from = index
  }
  return plain + text.slice(from)
}

/**
 * Whether a cell begins here where lines are cut at semicolons or tabs, with nothing but blanks and quotes before it; or the whole text does
 * so. What only apostrophes stand before is marked at the beginning of the text.
 */
function begun(text: string, at: number): boolean {
  let apart = false
  for (let before = at - 1; before >= 0; before--) {
    const letter = text[before]!
    if (cuts.has(letter)) return true
    if (!skipped.has(letter)) return false
    apart ||= letter !== "'"
  }
  return apart
}

const cuts = new Set([';', '\t', '\r', '\n'])
const skipped = new Set([' ', '\u00a0', '"', "'"])
