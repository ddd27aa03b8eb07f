// Files that must be whole or absent, whatever ends the program in between.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/**
 * Writes a file that only its owner reads; after a crash it is either the old one or the new one.
 * @param {string} file
 * @param {string} text
 */
export function writePrivate(file, text) {
  const draft = `${file}.${process.pid}`
  const handle = fs.openSync(draft, 'w', 0o600)
  fs.writeFileSync(handle, text)
  fs.fsyncSync(handle)
  fs.closeSync(handle)
  fs.renameSync(draft, file)
}

/**
 * The parsed content of a JSON file, or undefined when it is missing or not whole.
 * @param {string} file
 */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * Opens a log for appending, and sets aside one that has grown beyond 10 MB.
 * @param {string} file
 */
export function openLog(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  if (fs.existsSync(file) && fs.statSync(file).size > 10_000_000) fs.renameSync(file, `${file}.1`)
  return fs.openSync(file, 'a', 0o600)
}

/**
 * A folder that is gone when this program ends, however it is told to.
 * @param {string} name
 */
export function temporaryFolder(name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `muster-${name}-`))
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}

/**
 * The size of a file; 0 when there is none.
 * @param {string} file
 */
export const sizeOf = (file) => fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0

/**
 * What was written to a log since it had a size.
 * @param {string} file
 * @param {number} size
 */
export const textFrom = (file, size) => (fs.existsSync(file) ? fs.readFileSync(file).subarray(size).toString('utf8') : '')
