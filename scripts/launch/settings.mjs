// What a person may set, read once and refused at once when it makes no sense. Imports nothing from node_modules.
import path from 'node:path'
import { at, ROOT } from './paths.mjs'
import { Stop } from './say.mjs'

/**
 * @typedef {object} Settings
 * @property {boolean} demo the demonstration: its own folder, its own database, made-up people
 * @property {number} port
 * @property {string} listen the address that the web server binds to
 * @property {string} publicUrl where people reach Muster
 * @property {string} dataDir database, secrets, logs
 * @property {string | undefined} databaseUrl a PostgreSQL of one's own
 * @property {string | undefined} secret the root of all derived keys, when it is not kept in dataDir
 * @property {NodeJS.ProcessEnv} env
 */

/**
 * Reads the command line and the environment. Refuses what it does not understand.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 */
export function readSettings(args, env) {
  if (process.platform === 'win32') throw new Stop('Muster runs on Linux and macOS: on Windows, start it inside WSL.')
  const unknown = args.find((arg) => arg !== '--demo')
  if (unknown) throw new Stop(`The option ${unknown} is not known: npm start takes none, or -- --demo for the demonstration.`)
  const demo = args.includes('--demo')
  const port = readPort(env.PORT)
  checkMail(env)
  return {
    demo,
    port,
    listen: env.MUSTER_LISTEN || '127.0.0.1',
    publicUrl: readPublicUrl(env.MUSTER_URL, port),
    dataDir: demo ? at('.data', 'demo') : at('.data'),
    databaseUrl: demo ? undefined : readDatabaseUrl(env.DATABASE_URL),
    secret: readSecret(env.MUSTER_SECRET),
    env,
  }
}

/** @param {string | undefined} text */
function readPort(text) {
  if (!text) return 3000
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Stop(`PORT is ${text}: set it to a number from 1 to 65535.`)
  return port
}

/**
 * Browsers allow passkeys, encryption and secure cookies over https and on this machine alone.
 * @param {string | undefined} text
 * @param {number} port
 */
function readPublicUrl(text, port) {
  if (!text) return `http://localhost:${port}`
  const url = parseUrl(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new Stop('MUSTER_URL is not an address: set it to where people reach Muster, such as https://muster.example.org.')
  }
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol === 'http:' && !here) {
    throw new Stop(`MUSTER_URL starts with http: put Muster behind https and set MUSTER_URL to https://${url.host}.`)
  }
  return url.origin
}

/** @param {string | undefined} text */
function readDatabaseUrl(text) {
  if (!text) return undefined
  const url = parseUrl(text)
  const name = url && decodeURIComponent(url.pathname.slice(1))
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || !name) {
    throw new Stop('DATABASE_URL is not understood: write it as postgresql://user:password@host:5432/muster.')
  }
  if (['postgres', 'template0', 'template1'].includes(name)) {
    throw new Stop(`DATABASE_URL names the database ${name}: give Muster one of its own, with /muster at the end; it is made if missing.`)
  }
  return url.href
}

/** @param {string | undefined} text */
function readSecret(text) {
  if (!text) return undefined
  if (!/^[\w-]{43}$/.test(text)) {
    throw new Stop('MUSTER_SECRET is not 32 bytes in base64url: make one with: node -p "crypto.randomBytes(32).toString(\'base64url\')"')
  }
  return text
}

/** @param {NodeJS.ProcessEnv} env */
function checkMail({ SMTP_URL, MAIL_FROM }) {
  if (Boolean(SMTP_URL) !== Boolean(MAIL_FROM)) {
    throw new Stop(`${SMTP_URL ? 'SMTP_URL' : 'MAIL_FROM'} is set alone: set both SMTP_URL and MAIL_FROM, or neither.`)
  }
  if (SMTP_URL && !/^smtps?:$/.test(parseUrl(SMTP_URL)?.protocol ?? '')) {
    throw new Stop('SMTP_URL is not understood: write it as smtps://user:password@host:465.')
  }
}

/** @param {string} text */
function parseUrl(text) {
  return URL.canParse(text) ? new URL(text) : undefined
}

/**
 * A path as people read it: relative to the folder of Muster where it lies inside.
 * @param {string} file
 */
export const shown = (file) => (file.startsWith(ROOT + path.sep) ? path.relative(ROOT, file) : file)
