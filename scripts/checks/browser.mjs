// Finds a Chromium for the browser tests, and installs one where it may.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { runCommand, runNode } from '../launch/command.mjs'
import { at } from '../launch/paths.mjs'
import { Stop } from '../launch/say.mjs'

const require = createRequire(import.meta.url)

/** Where to look, in this order; each answers with a path, or nothing. */
const PLACES = [
  () => {
    const given = process.env.CHROMIUM_PATH
    if (given && !fs.existsSync(given)) throw new Stop(`CHROMIUM_PATH is ${given}, where there is no program: correct it, or leave it out.`)
    return given
  },
  ofPlaywright,
  ofTheSystem,
  async () => {
    console.log('  No Chromium yet: asking Playwright for one')
    await runNode([at('node_modules/@playwright/test/cli.js'), 'install', 'chromium'], { timeout: 60_000 })
    return ofPlaywright()
  },
  async () => {
    if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return undefined
    console.log('  No Chromium yet: installing the one of the system')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await runCommand('apt-get', ['update'], { env, timeout: 180_000 })
    await runCommand('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], { env, timeout: 600_000 })
    return ofTheSystem()
  },
  async () => {
    try {
      const { default: packed } = await import(require.resolve('@sparticuz/chromium'))
      return /** @type {string} */ (await packed.executablePath())
    } catch {
      return undefined
    }
  },
]

/**
 * The path of a Chromium.
 * @returns {Promise<string>}
 */
export async function findBrowser() {
  for (const look of PLACES) {
    const found = await look()
    if (found) return found
  }
  throw new Stop('There is no Chromium for the browser tests: install one and set CHROMIUM_PATH to its path.')
}

async function ofPlaywright() {
  const { chromium } = await import('@playwright/test')
  const file = chromium.executablePath()
  return file && fs.existsSync(file) ? file : undefined
}

function ofTheSystem() {
  return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => fs.existsSync(file))
}
