// Makes sure that node_modules is what package-lock.json asks for. Imports nothing from node_modules.
import fs from 'node:fs'
import { knownFault } from './faults.mjs'
import { at } from './paths.mjs'
import { runCommand, runNode } from './command.mjs'
import { Stop, step } from './say.mjs'

const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR/

/**
 * Installs the packages when they are missing or package-lock.json has changed since.
 * @param {{ withChecks: boolean }} need whether the packages that only the checks use must be there too
 */
export async function ensureInstalled({ withChecks }) {
  if (isInstalled(withChecks)) return
  await step('Installing the packages, about a minute', async () => {
    const { output: answer } = await npm(['ping', '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=10000'])
    const reachable = !UNREACHABLE.test(answer) // if not, npm may still have every package in its cache
    // No install scripts: nothing here needs them, and some would download from elsewhere.
    const how = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...(withChecks ? ['--include=dev'] : [])]
    const { code, output } = await npm(['ci', ...how, ...(reachable ? [] : ['--offline'])])
    if (code !== 0) throw new Stop(whyNot(output, reachable))
  })
}

/**
 * npm writes what it installed into a lock file of its own as its last act, so an interrupted install does not count.
 * @param {boolean} withChecks
 */
function isInstalled(withChecks) {
  const wanted = packagesIn(at('package-lock.json'))
  if (!wanted) throw new Stop('The file package-lock.json is missing or damaged: get a complete copy of Muster.')
  const present = packagesIn(at('node_modules/.package-lock.json'))
  if (!present) return false
  return Object.entries(wanted).every(([name, entry]) => {
    const here = present[name]
    if (here) return here.version === entry.version && (!entry.integrity || here.integrity === entry.integrity)
    return name === '' || entry.optional || entry.devOptional || (entry.dev && !withChecks)
  })
}

/**
 * @param {string} file
 * @returns {Record<string, { version: string, integrity?: string, optional?: boolean, dev?: boolean, devOptional?: boolean }> | undefined}
 */
function packagesIn(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * Run by `npm start`, npm says where it is itself; run by `node scripts/start.mjs`, it is looked up.
 * @param {string[]} args
 */
const npm = (args) => (process.env.npm_execpath ? runNode([process.env.npm_execpath, ...args]) : runCommand('npm', args))

/**
 * @param {string} output
 * @param {boolean} reachable
 */
function whyNot(output, reachable) {
  const known = knownFault(output)
  if (known) return known
  if (!reachable || UNREACHABLE.test(output)) {
    return 'The packages could not be fetched: connect this machine to the package registry, or copy node_modules here from one that is.'
  }
  return `The packages could not be installed: run npm ci to see why (${output.trim().split('\n')[0] ?? 'no message'}).`
}
