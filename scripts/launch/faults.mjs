// From what a program or the system says to the one sentence that helps.
// ("permission denied" in small letters is SQL's, about a table, and none of these.)

/** @type {[RegExp, (text: string) => string][]} */
const SENTENCES = [
  [/ENOSPC|No space left on device/i, () => 'The disk is full: make room for at least 1 GB, then start again.'],
  [/EDQUOT|Disk quota exceeded/i, () => 'Your disk quota is used up: make room for at least 1 GB, then start again.'],
  [
    /EACCES|EPERM|EROFS|Permission denied|Read-only file system/,
    (text) =>
      `Muster may not write where it has to${pathIn(text)}: start it as the user who owns this folder, or give this one the right.`,
  ],
  [/ENOMEM|Cannot allocate memory|out of memory/i, () => 'The machine is out of memory: stop other programs, then start again.'],
  [/could not look up effective user ID/, () => 'This user has a number but no name on this machine, and PostgreSQL wants one: start Muster as a user whom the machine knows, or set DATABASE_URL.'],
  [/EMFILE|ENFILE|Too many open files/i, () => 'Too many files are open: raise the limit (ulimit -n 4096), then start again.'],
]

const pathIn = (/** @type {string} */ text) => {
  const path = /'(\/[^']+)'/.exec(text)?.[1] ?? /path "?(\/[^\s"]+)"?/.exec(text)?.[1]
  return path ? ` (${path})` : ''
}

/**
 * The sentence for a known fault in a text, or undefined.
 * @param {string} text
 */
export function knownFault(text) {
  return SENTENCES.find(([pattern]) => pattern.test(text))?.[1](text)
}

/**
 * What to say when a program of ours failed: the known fault, or a sentence and the last of what it said.
 * @param {string} output
 * @param {string} sentence
 */
export const faultOf = (output, sentence) => knownFault(output) ?? `${sentence}:\n${output.trim().split('\n').slice(-20).join('\n')}`

/**
 * One sentence for any error; an unknown one is shown as it is.
 * @param {unknown} error
 */
export function sentenceFor(error) {
  const text = error instanceof Error ? error.message : String(error)
  const unknown = `Muster stopped because of something it does not know: ${text.split('\n')[0]} (MUSTER_DEBUG=1 npm start shows more).`
  return knownFault(text) ?? unknown
}
