import fs from 'node:fs'
import path from 'node:path'
import { endsWithUs, runNode } from '../launch/command.mjs'
import { openLog, temporaryFolder, textFrom } from '../launch/files.mjs'
import { migrate } from '../launch/migrate.mjs'
import { at } from '../launch/paths.mjs'
import { freePort } from '../launch/ports.mjs'
import { bornOf, endProcess, WAYS_TO_END } from '../launch/processes.mjs'
import { provision } from '../launch/provision.mjs'
import { Stop } from '../launch/say.mjs'
import { derived } from '../launch/secrets.mjs'
import { serverEnv, spawnWeb, spawnWorker, untilWebAnswers } from '../launch/servers.mjs'
import { setupCode } from '../launch/setup-code.mjs'
import { TEST_APP_PASSWORD, TEST_SECRET } from '../launch/template.mjs'
import { appUrl, databaseUrl, ownerUrl } from '../launch/urls.mjs'
import { findBrowser } from './browser.mjs'

/**
 * How many tests run at a time: each of Playwright's workers has an installation of its own, so that no test meets what another does
 * (docs/decisions/0043).
 */
const AT_A_TIME = 2

/**
 * Runs the browser tests against built servers and their workers, each pair on a database of its own.
 * @param {string} adminUrl of the server for those databases
 * @param {string[]} [args] for Playwright
 * @returns {Promise<import('./tally.mjs').Result>}
 */
export async function playwright(adminUrl, args = []) {
  const browser = await findBrowser()
  const folder = temporaryFolder('e2e')
  /** @type {Awaited<ReturnType<typeof install>>[]} */
  const installations = []
  try {
    for (let number = 0; number < AT_A_TIME; number++) installations.push(await install(adminUrl, path.join(folder, String(number)), `muster_e2e_${number}`))
    const report = path.join(folder, 'report.json')
    const env = {
      ...process.env,
      NODE_ENV: 'test',
      TEST_INSTALLATIONS: JSON.stringify(installations.map(({ env }) => env)),
      TEST_ADMIN_URL: adminUrl,
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    }
    const cli = at('node_modules/@playwright/test/cli.js')
    const { code } = await runNode([cli, 'test', '--reporter=list,json', ...args], { env, show: true })
    return count(fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')).stats : { expected: 0, unexpected: 0, flaky: 0 }, code)
  } finally {
    for (const { stop } of installations) await stop()
  }
}

/**
 * Migrates a database and serves it.
 * @param {string} adminUrl
 * @param {string} folder for the logs
 * @param {string} name of the database
 * @returns {Promise<{ env: NodeJS.ProcessEnv, stop: () => Promise<void> }>} env: what its tests may know
 */
async function install(adminUrl, folder, name) {
  const superUrl = databaseUrl(adminUrl, name)
  await provision(superUrl, TEST_APP_PASSWORD)
  await migrate(ownerUrl(superUrl))
  fs.mkdirSync(folder)
  const app = await serve(folder, appUrl(superUrl, TEST_APP_PASSWORD))
  const env = {
    ...app.env,
    NODE_ENV: 'test',
    MUSTER_SETUP_CODE: app.setupCode,
    MUSTER_WEB_PID: String(app.pid ?? ''),
    OWNER_DATABASE_URL: ownerUrl(superUrl),
    TEST_DATABASE_URL: superUrl,
  }
  return { env, stop: app.stop }
}

/**
 * Starts the built web server and the worker as `npm start` does.
 * @param {string} folder for their logs
 * @param {string} url of the database, for the application
 */
async function serve(folder, url) {
  const port = await freePort()
  const setup = setupCode(TEST_SECRET, 'browser tests')
  const secrets = { muster: TEST_SECRET, nextAuth: derived(TEST_SECRET).nextAuth }
  const env = serverEnv({ env: process.env, appUrl: url, secrets, publicUrl: `http://localhost:${port}`, port, demo: false })
  const webLog = path.join(folder, 'web.log')
  const web = endsWithUs(spawnWeb({ env: { ...env, MUSTER_SETUP_CODE_HASH: setup.hash }, port, listen: '127.0.0.1', log: openLog(webLog) }))
  const worker = endsWithUs(spawnWorker({ env, log: openLog(path.join(folder, 'worker.log')) }))
  const stop = async () => {
    for (const [name, { pid }] of Object.entries({ web, worker })) {
      const born = pid && bornOf(pid)
      if (pid && born) await endProcess({ pid, born }, WAYS_TO_END[name] ?? [])
    }
  }
  await untilWebAnswers(port, '127.0.0.1', () => web.exitCode === null)
  if (web.exitCode !== null) {
    await stop()
    throw new Stop(`The web server did not start:\n${textFrom(webLog, 0)}`)
  }
  return { env, setupCode: setup.code, pid: web.pid, stop }
}

/**
 * @param {{ expected: number, unexpected: number, flaky: number }} stats
 * @param {number} code
 */
function count({ expected, unexpected, flaky }, code) {
  const elsewhere = code !== 0 && unexpected === 0 ? 1 : 0 // an error outside of any test, or no test at all
  return { passed: expected + flaky, failed: unexpected + elsewhere }
}
