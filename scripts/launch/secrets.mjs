// The secrets of one installation: two random ones kept in a file, the others derived from them.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { readJson, writePrivate } from './files.mjs'
import { Stop } from './say.mjs'
import { shown } from './settings.mjs'

/**
 * @typedef {object} Secrets
 * @property {string} muster root of all derived keys: 32 bytes in base64url
 * @property {string} superuser password of the superuser of the database that comes with Muster
 * @property {string} app password of the role muster_app
 * @property {string} nextAuth
 */

/**
 * Reads the secrets, or makes them at the first start. Refuses to make new ones for a database that has old ones.
 * @param {string} dataDir
 * @param {string | undefined} given MUSTER_SECRET
 * @returns {Secrets}
 */
export function loadSecrets(dataDir, given) {
  const file = path.join(dataDir, 'secrets.json')
  const kept = readJson(file) ?? makeSecrets(dataDir, file, given)
  const muster = given ?? kept.muster
  if (typeof muster !== 'string' || typeof kept.superuser !== 'string') {
    throw new Stop(`The file ${shown(file)} is not complete: put it back from your copy, or set MUSTER_SECRET as at the first start.`)
  }
  return { muster, superuser: kept.superuser, ...derived(muster) }
}

/**
 * The root secret of a demonstration that was started before: makes none, and refuses when there is no demonstration.
 * @param {string} dataDir
 * @param {string | undefined} given MUSTER_SECRET
 */
export function demoSecret(dataDir, given) {
  if (!fs.existsSync(path.join(dataDir, 'secrets.json'))) {
    throw new Stop('There is no demonstration here yet: start one with npm start -- --demo, then ask for a code.')
  }
  return loadSecrets(dataDir, given).muster
}

/**
 * The keys of the launcher's own that follow from the root secret, the same on every machine that shares it.
 * @param {string} muster
 */
export function derived(muster) {
  const key = (/** @type {string} */ use) =>
    Buffer.from(crypto.hkdfSync('sha256', Buffer.from(muster, 'base64url'), '', `muster launcher: ${use}`, 32)).toString('base64url')
  return { app: key('password of muster_app'), nextAuth: key('next-auth') }
}

/** A new random secret of 32 bytes. */
export const newSecret = () => crypto.randomBytes(32).toString('base64url')

/**
 * @param {string} dataDir
 * @param {string} file
 * @param {string | undefined} given
 */
function makeSecrets(dataDir, file, given) {
  if (fs.existsSync(file)) {
    fs.accessSync(file, fs.constants.R_OK)
    throw new Stop(`The file ${shown(file)} is damaged: put it back from your copy of the folder.`)
  }
  if (fs.existsSync(path.join(dataDir, 'pg'))) {
    throw new Stop(`The file ${shown(file)} is missing though there is a database: put it back from your copy of the folder.`)
  }
  const made = { ...(given ? {} : { muster: newSecret() }), superuser: newSecret() }
  writePrivate(file, `${JSON.stringify(made, null, 2)}\n`)
  return made
}
