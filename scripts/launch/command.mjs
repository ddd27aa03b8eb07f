// Short-lived helpers of the launcher: run one, wait, keep what it said.
import { spawn } from 'node:child_process'
import { ROOT } from './paths.mjs'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, timeout?: number, onStart?: (pid: number) => void }} [how]
 *   show: its output goes to the terminal as it comes, besides being kept
 * @returns {Promise<{ code: number, output: string, stdout: string }>}
 */
export function runCommand(command, args, { env = process.env, show = false, timeout, onStart } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], timeout })
    running.add(child)
    if (child.pid) onStart?.(child.pid)
    let output = ''
    let stdout = ''
    const keep = (/** @type {'stdout' | 'stderr'} */ from) => (/** @type {Buffer} */ chunk) => {
      output += chunk
      if (from === 'stdout') stdout += chunk
      if (show) process[from].write(chunk)
    }
    child.stdout.on('data', keep('stdout'))
    child.stderr.on('data', keep('stderr'))
    const done = (/** @type {number} */ code) => {
      running.delete(child)
      resolve({ code, output, stdout })
    }
    child.once('error', (error) => {
      output += error.message
      done(127)
    })
    child.once('close', (code) => done(code ?? 1))
  })
}

/**
 * Runs a program of node_modules or of this project with the Node that runs us.
 * @param {string[]} args
 * @param {Parameters<typeof runCommand>[2]} [how]
 */
export const runNode = (args, how) => runCommand(process.execPath, args, how)

/**
 * Counts a longer-lived process among those that end with us.
 * @template {import('node:child_process').ChildProcess} T
 * @param {T} child
 * @returns {T}
 */
export function endsWithUs(child) {
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Ends whatever is still running, when this program itself is told to stop. */
export function endCommands() {
  for (const child of running) child.kill('SIGTERM')
}

/**
 * What to do when this program is told to stop, instead of what was said before.
 * @param {() => void} work
 */
export function onSignal(work) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal).on(signal, work)
}

/** From now on a program that is told to stop ends whatever it still runs, and then itself. */
export function endOnSignal() {
  onSignal(() => {
    endCommands()
    process.exit(130)
  })
}
