import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { endsWithUs } from '../../scripts/launch/command.mjs'
import { openLog } from '../../scripts/launch/files.mjs'
import { at } from '../../scripts/launch/paths.mjs'
import { spawnWorker } from '../../scripts/launch/servers.mjs'
import { buildWorker } from '../../scripts/launch/worker-build.mjs'
import type { World } from './world'

/** The real worker as it runs for people, built from these sources. */
export async function workerProgram() {
  // Beneath this folder, so that it finds its packages.
  fs.mkdirSync(at('.next'), { recursive: true })
  const folder = fs.mkdtempSync(at('.next', 'worker-test-'))
  const file = path.join(folder, 'worker.mjs')
  await buildWorker(file)
  return {
    /** Starts it beside a world's database. `logged` is what it has said so far. */
    start: (w: World, more: Record<string, string> = {}) => {
      const logFile = path.join(folder, `${Date.now()}.log`)
      const env: NodeJS.ProcessEnv = { ...process.env, NODE_OPTIONS: '', APP_DATABASE_URL: w.database.appUrl, ...more }
      const child = endsWithUs(spawnWorker({ env, log: openLog(logFile), file }))
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      return {
        pid: child.pid!,
        logged: () => fs.readFileSync(logFile, 'utf8'),
        /** Asks it to stop; answers how long that took, in milliseconds. */
        stop: async (): Promise<number> => {
          const began = performance.now()
          child.kill('SIGTERM')
          await ended
          return performance.now() - began
        },
      }
    },
    end: () => fs.rmSync(folder, { recursive: true, force: true }),
  }
}
export type Worker = ReturnType<Awaited<ReturnType<typeof workerProgram>>['start']>

/** Waits until something is so, and answers how long that took, in milliseconds; throws after half a minute. */
export async function until(isSo: () => Promise<boolean>, longest = 30_000): Promise<number> {
  const began = performance.now()
  while (!(await isSo())) {
    if (performance.now() - began > longest) throw new Error('it did not come about')
    await wait(50)
  }
  return performance.now() - began
}
