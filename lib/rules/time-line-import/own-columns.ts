/**
 * The columns that an export has and an import needs. Beside them an export says what is for reading alone: `number`, `recordedAt`, `by`,
 * `late`, `task`, `evidence`.
 */
export const ownColumns = ['kind', 'start', 'end', 'zone', 'writtenAs', 'text', 'found', 'source', 'accounts', 'hosts', 'for', 'corrections'] as const

// What another program may take for a formula when it opens a CSV file; and what was marked so already.
const formula = /^'*[=+\-@\t\r\n]/

/** A cell that no spreadsheet carries out: a formula becomes text by an apostrophe before it, which `fromCell` takes off again. */
export const toCell = (text: string): string => (formula.test(text) ? `'${text}` : text)
export const fromCell = (cell: string): string => (cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell)

/** Whether a file with these columns was exported here. */
export const isOwn = (columns: readonly string[]): boolean => ownColumns.every((name) => columns.includes(name))
