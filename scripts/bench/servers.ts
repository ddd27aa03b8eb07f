import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { sessionCookie } from '@/lib/actor/public-address'
import { endsWithUs, runNode } from '../launch/command.mjs'
import { openLog, temporaryFolder } from '../launch/files.mjs'
import { at, ROOT } from '../launch/paths.mjs'
import { freePort } from '../launch/ports.mjs'
import { derived } from '../launch/secrets.mjs'
import { serverEnv, spawnWeb, spawnWorker, untilWebAnswers } from '../launch/servers.mjs'
import { TEST_SECRET } from '../launch/template.mjs'
import type { Data } from './data'

export type Server = { address: string; pid: number; started: number; stop: () => Promise<void> }

/** Starts the built Muster and waits for its first answer; `started` is how long that took, in milliseconds. */
export async function startMuster({ w }: Data): Promise<Server> {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const secrets = { muster: TEST_SECRET, nextAuth: derived(TEST_SECRET).nextAuth }
  const env = serverEnv({ env: process.env, appUrl: w.database.appUrl, secrets, publicUrl: address, port, demo: false })
  return started(port, () => spawnWeb({ env, port, listen: '127.0.0.1', log: openLog(path.join(temporaryFolder('bench'), 'web.log')) }))
}

/** Starts the worker, as beside every Muster. */
export function startWorker({ w }: Data): Pick<Server, 'pid' | 'stop'> {
  const log = openLog(path.join(temporaryFolder('bench'), 'worker.log'))
  const child = endsWithUs(spawnWorker({ env: { ...process.env, NODE_ENV: 'production', APP_DATABASE_URL: w.database.appUrl }, log }))
  if (!child.pid) throw new Error('The worker did not start.')
  return { pid: child.pid, stop: ending(child, 'SIGTERM') }
}

/** The cookie under which Muster knows the coordinator. */
export const cookieOf = ({ cookie }: Data): { name: string; value: string } => ({ name: sessionCookie().name, value: cookie })

const bareFolder = at('.bench', 'bare')

/** Builds the bare application beside Muster, with the same Next.js. */
export async function buildBare(): Promise<void> {
  fs.rmSync(bareFolder, { recursive: true, force: true })
  fs.cpSync(at('scripts/bench/bare'), bareFolder, { recursive: true })
  fs.writeFileSync(path.join(bareFolder, 'package.json'), '{ "name": "bare", "private": true, "type": "module" }\n')
  fs.writeFileSync(path.join(bareFolder, 'tsconfig.json'), JSON.stringify({
    compilerOptions: { jsx: 'react-jsx', module: 'esnext', moduleResolution: 'bundler', strict: true, noEmit: true, allowJs: true, skipLibCheck: true,
      esModuleInterop: true, isolatedModules: true, resolveJsonModule: true, incremental: true, plugins: [{ name: 'next' }] },
    include: ['**/*.ts', '**/*.tsx'], exclude: ['node_modules'],
  }))
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const { code, output } = await runNode([at('node_modules/next/dist/bin/next'), 'build', '--webpack', bareFolder], { env }) // the other bundler would take Muster's own proxy.ts for this one's
  if (code !== 0) throw new Error(`The bare application could not be built:\n${output}`)
}

/** Starts the bare application, which reads the same rows as the owner of the tables would: no roles, no rules. */
export async function startBare({ w, big }: Data): Promise<Server> {
  const port = await freePort()
  const env: NodeJS.ProcessEnv = {
    ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', BARE_DATABASE_URL: w.database.superUrl, BARE_INCIDENT: big.id,
  }
  const log = openLog(path.join(temporaryFolder('bench'), 'bare.log'))
  return started(port, () => spawn(process.execPath,
    [at('node_modules/next/dist/bin/next'), 'start', bareFolder, '--port', String(port), '--hostname', '127.0.0.1'],
    { cwd: ROOT, env, detached: true, stdio: ['ignore', log, log] }))
}

async function started(port: number, begin: () => ReturnType<typeof spawn>): Promise<Server> {
  const began = performance.now()
  const child = endsWithUs(begin())
  await untilWebAnswers(port, '127.0.0.1', () => child.exitCode === null)
  if (child.exitCode !== null || !child.pid) throw new Error('A server of the bench did not start.')
  return { address: `http://localhost:${port}`, pid: child.pid, started: performance.now() - began, stop: ending(child, 'SIGKILL') }
}

/** What ends a process that was just started, and waits until it is gone. */
function ending(child: ReturnType<typeof spawn>, signal: NodeJS.Signals): () => Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return async () => {
    child.kill(signal)
    await ended
  }
}
