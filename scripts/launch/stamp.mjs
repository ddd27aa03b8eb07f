// Work that is done again only when what it is made from has changed.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { at, ROOT } from './paths.mjs'

const NOT_SOURCE = /(^|\/)(generated|node_modules|testing)(\/|$)|\.(test|spec)\.tsx?$/

/**
 * A digest of files and folders of the checkout: their names and contents, without tests and generated code.
 * @param {string[]} sources
 */
export function digestOf(sources) {
  const hash = crypto.createHash('sha256').update(process.version)
  for (const source of sources) addTo(hash, source)
  return hash.digest('hex')
}

/**
 * @param {crypto.Hash} hash
 * @param {string} source
 */
function addTo(hash, source) {
  const file = at(source)
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  if (!stat || NOT_SOURCE.test(source)) return
  if (!stat.isDirectory()) return void hash.update(`${source}\0${stat.size}\0`).update(fs.readFileSync(file))
  for (const name of fs.readdirSync(file).sort()) addTo(hash, path.relative(ROOT, path.join(file, name)))
}

/**
 * Whether something was made from just these sources.
 * @param {string} stampFile
 * @param {string} digest
 */
export const isFresh = (stampFile, digest) => fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === digest

/**
 * @param {string} stampFile
 * @param {string} digest
 */
export const stamp = (stampFile, digest) => fs.writeFileSync(stampFile, digest)
