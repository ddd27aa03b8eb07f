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

/** A log is set aside when it is larger than this; so many of them are kept. */
const LARGEST_LOG = 10_000_000
const KEPT_LOGS = 3

/**
 * Opens a log for appending, and sets aside one that has grown.
 * @param {string} file
 */
export function openLog(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  setAside(file)
  return fs.openSync(file, 'a', 0o600)
}

/**
 * Sets a log aside that has grown beyond `largest`, while its program goes on writing: its file is emptied, not replaced. The oldest of those
 * that were set aside is gone, so that no log fills the disk.
 * @param {string} file
 * @param {number} [largest] in bytes
 */
export function setAside(file, largest = LARGEST_LOG) {
  if (sizeOf(file) <= largest) return
  for (let each = KEPT_LOGS - 1; each >= 1; each--) {
    const older = each === 1 ? file : `${file}.${each - 1}`
    if (!fs.existsSync(older)) continue
    if (older === file) fs.copyFileSync(file, `${file}.1`)
    else fs.renameSync(older, `${file}.${each}`)
  }
  fs.truncateSync(file)
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
 * What was written to a log since it had a size; if it was set aside meanwhile, what was set aside last as well.
 * @param {string} file
 * @param {number} size
 */
export function textFrom(file, size) {
  const now = bytesOf(file)
  if (size <= now.length) return now.subarray(size).toString('utf8')
  const before = bytesOf(`${file}.1`)
  return Buffer.concat([before.subarray(size <= before.length ? size : 0), now]).toString('utf8')
}

/** @param {string} file */
const bytesOf = (file) => (fs.existsSync(file) ? fs.readFileSync(file) : Buffer.alloc(0))
