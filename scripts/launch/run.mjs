// The whole of `npm start`, in order; and the way back, in the opposite order.
import fs from 'node:fs'
import { buildIfChanged } from './build.mjs'
import { endCommands, onSignal } from './command.mjs'
import { openDatabase } from './database.mjs'
import { accounts, fill } from './demo.mjs'
import { generateIfChanged } from './generate.mjs'
import { endOrphans, takeLock } from './lock.mjs'
import { migrate } from './migrate.mjs'
import { tryPort } from './ports.mjs'
import { forget, record, recorded } from './processes.mjs'
import { endWith, say, step, Stop } from './say.mjs'
import { loadSecrets } from './secrets.mjs'
import { serverEnv, spawnWeb, spawnWorker, untilWebAnswers } from './servers.mjs'
import { awaitedSetupCode } from './setup-code.mjs'
import { at } from './paths.mjs'
import { Servers } from './supervise.mjs'
import { appUrl, ownerUrl } from './urls.mjs'

/**
 * Starts everything and stays until told to stop, or until something can't be kept running.
 * @param {import('./settings.mjs').Settings} settings
 */
export async function run(settings) {
  const { dataDir } = settings
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 }) // the database's account passes through; secrets and logs are closed
  takeLock(dataDir)
  const servers = new Servers(dataDir)
  const ending = new Promise((resolve, reject) => {
    onSignal(() => resolve(undefined)) // and again: npm passes on a Ctrl-C that has reached us already
    servers.onGiveUp = (sentence) => reject(new Stop(sentence))
    start(settings, servers).catch(reject)
  })
  try {
    await ending
    say()
    await step('Stopping', () => stop(dataDir, servers))
    process.exit(0)
  } catch (error) {
    await stop(dataDir, servers)
    endWith(error)
  }
}

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {Servers} servers
 */
async function start(settings, servers) {
  const { dataDir, demo, port, listen, publicUrl } = settings
  await endOrphans(dataDir)
  await checkPort(port, listen)
  const secrets = loadSecrets(dataDir, settings.secret)
  const adminUrl = await openDatabase(settings, secrets, servers)
  const env = serverEnv({ ...settings, secrets, appUrl: appUrl(adminUrl, secrets.app) })

  await generateIfChanged()
  await migrate(ownerUrl(adminUrl))
  if (demo) await fill(dataDir, { ...env, OWNER_DATABASE_URL: ownerUrl(adminUrl) })
  await buildIfChanged({ onStart: (pid) => record(dataDir, 'build', pid), beforeWork: () => refuseWhileServed(demo) })
  forget(dataDir, 'build')

  const setup = demo ? undefined : await awaitedSetupCode(adminUrl, secrets.muster)
  const webEnv = setup ? { ...env, MUSTER_SETUP_CODE_HASH: setup.hash } : env
  servers.keep('worker', (log) => spawnWorker({ env, log }))
  servers.keep('web', (log) => spawnWeb({ env: webEnv, port, listen, log }))
  const [people] = await Promise.all([demo ? accounts(env) : undefined, untilWebAnswers(port, listen, () => servers.areUp)])
  if (servers.areUp) welcome({ publicUrl, setup: setup?.code, people })
}

/** @param {{ publicUrl: string, setup: string | undefined, people: string | undefined }} what */
function welcome({ publicUrl, setup, people }) {
  say()
  say(`  Muster is at ${publicUrl}`)
  if (setup) say(`  Nobody has an account yet. Open that address and set up your organisation with this code: ${setup}`)
  if (people) say(`\n${people}\n`)
  say('  Ctrl-C stops it.')
}

/**
 * @param {string} dataDir
 * @param {Servers} servers
 */
async function stop(dataDir, servers) {
  endCommands()
  await servers.stop()
  forget(dataDir, 'build')
  forget(dataDir, 'launcher')
}

/**
 * @param {number} port
 * @param {string} listen
 */
async function checkPort(port, listen) {
  const state = await tryPort(port, listen)
  if (state === 'taken') throw new Stop(`Port ${port} is taken by another program: stop it, or choose another: PORT=${port + 1} npm start`)
  if (state === 'forbidden') throw new Stop(`Port ${port} is not open to this user: choose one above 1023, such as PORT=3000 npm start`)
  if (state !== 'free') throw new Stop(`This machine has no address ${listen}: set MUSTER_LISTEN to 127.0.0.1, or 0.0.0.0 for all it has.`)
}

/** The pages that a running server serves from must not be built anew beneath it. */
function refuseWhileServed(/** @type {boolean} */ demo) {
  const other = recorded(demo ? at('.data') : at('.data', 'demo'), 'launcher')
  if (other) throw new Stop(`Muster has changed while it runs (process ${other.pid}): stop that one, then start again.`)
}
