// The web server and the worker: how each is started, and what each may know.
import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { at, ROOT } from './paths.mjs'
import { WORKER } from './worker-build.mjs'

/** The launcher's own: whoever holds these can read everything. */
const KEPT_BACK = ['DATABASE_URL', 'OWNER_DATABASE_URL', 'SHADOW_DATABASE_URL', 'MUSTER_SETUP_CODE_HASH', 'MUSTER_DEMO']

/**
 * The most that living data may take, in MB. It is a tenth of that; but V8 lets what is dead lie for as long as there is room, and takes a
 * large room for leave to grow: without it, twice the memory. Who needs more says so in NODE_OPTIONS.
 */
const HEAP = '--max-old-space-size=1024'

/**
 * The environment of the web server, the worker and the demonstration's own programs.
 * @param {object} from
 * @param {NodeJS.ProcessEnv} from.env
 * @param {string} from.appUrl
 * @param {{ muster: string, nextAuth: string }} from.secrets
 * @param {string} from.publicUrl
 * @param {number} from.port
 * @param {boolean} from.demo
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnv({ env, appUrl, secrets, publicUrl, port, demo }) {
  const passed = Object.fromEntries(Object.entries(env).filter(([name]) => !KEPT_BACK.includes(name)))
  return {
    ...passed,
    NODE_ENV: 'production',
    NODE_OPTIONS: [HEAP, env.NODE_OPTIONS].filter(Boolean).join(' '),
    NEXT_TELEMETRY_DISABLED: '1',
    APP_DATABASE_URL: appUrl,
    MUSTER_SECRET: secrets.muster,
    MUSTER_URL: publicUrl,
    NEXTAUTH_URL: publicUrl,
    NEXTAUTH_SECRET: secrets.nextAuth,
    PORT: String(port),
    ...(demo ? { MUSTER_DEMO: '1' } : {}),
  }
}

/**
 * How long a connection is kept for the next request, in milliseconds: longer than proxies keep theirs (60 s in most), so that none sends a
 * request on one that was closed at that moment.
 */
const KEEP_ALIVE = 75_000

/**
 * Starts the web server.
 * @param {{ env: NodeJS.ProcessEnv, port: number, listen: string, log: number }} how
 */
export const spawnWeb = ({ env, port, listen, log }) =>
  spawnNode([at('node_modules/next/dist/bin/next'), 'start', '--port', String(port), '--hostname', listen, '--keepAliveTimeout', String(KEEP_ALIVE)], env, log)

/** The worker does one thing at a time in each of its loops: it needs no room to spare, and few connections. */
const SMALL = ['--max-semi-space-size=1']

/**
 * Starts the worker that was built.
 * @param {{ env: NodeJS.ProcessEnv, log: number, file?: string }} how
 */
export const spawnWorker = ({ env, log, file = WORKER }) => spawnNode([...SMALL, file], { ...env, MUSTER_CONNECTIONS: '3' }, log)

/**
 * In a session of its own, so that Ctrl-C reaches the launcher alone.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {number} log
 */
const spawnNode = (args, env, log) => spawn(process.execPath, args, { cwd: ROOT, env, detached: true, stdio: ['ignore', log, log] })

/**
 * Waits until the web server answers a request, whatever it answers.
 * @param {number} port
 * @param {string} listen
 * @param {() => boolean} stillWanted
 */
export async function untilWebAnswers(port, listen, stillWanted) {
  const host = listen === '0.0.0.0' ? '127.0.0.1' : listen === '::' ? '[::1]' : listen.includes(':') ? `[${listen}]` : listen
  for (const began = Date.now(); stillWanted() && Date.now() - began < 60_000; await wait(50)) {
    try {
      await fetch(`http://${host}:${port}/`, { redirect: 'manual', signal: AbortSignal.timeout(10_000) })
      return
    } catch {
      // not yet
    }
  }
}
