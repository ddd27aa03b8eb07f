// Our own processes: told from strangers by pid and start time, recorded, and ended with patience that has an end.
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { readJson, writePrivate } from './files.mjs'

/** @typedef {{ pid: number, born: string }} Process born: when it started; no two processes share pid and start */

/**
 * When a process started, in a form that no other process with the same pid ever has; undefined when none runs.
 * @param {number} pid
 */
export function bornOf(pid) {
  try {
    if (process.platform !== 'linux') return ps('lstart=', pid) || undefined
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z') return undefined // ended; only its parent has not looked yet
    return `${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
  } catch {
    return undefined
  }
}

/**
 * The command line of a running process.
 * @param {number} pid
 */
export function commandOf(pid) {
  try {
    if (process.platform === 'linux') return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim()
    return ps('command=', pid)
  } catch {
    return ''
  }
}

/**
 * What ps says of a process, where there is no /proc.
 * @param {string} field
 * @param {number} pid
 */
const ps = (field, pid) => execFileSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8' }).trim()

/** @param {Process} known */
export const isRunning = (known) => bornOf(known.pid) === known.born

const recordOf = (/** @type {string} */ dataDir, /** @type {string} */ name) => path.join(dataDir, 'run', `${name}.json`)

/**
 * Remembers a process, so that a later start finds it if this one is killed.
 * @param {string} dataDir
 * @param {string} name
 * @param {number} pid
 */
export function record(dataDir, name, pid) {
  const born = bornOf(pid)
  if (born) writePrivate(recordOf(dataDir, name), JSON.stringify({ pid, born }))
}

/**
 * @param {string} dataDir
 * @param {string} name
 */
export const forget = (dataDir, name) => fs.rmSync(recordOf(dataDir, name), { force: true })

/**
 * The recorded process of that name, if it still runs.
 * @param {string} dataDir
 * @param {string} name
 * @returns {Process | undefined}
 */
export function recorded(dataDir, name) {
  const known = readJson(recordOf(dataDir, name))
  return known && isRunning(known) ? known : undefined
}

/**
 * Ends a process: each signal in turn, with the time it is given to take effect. Its children go with the last one.
 * @param {Process} known
 * @param {[NodeJS.Signals, number][]} signals
 */
export async function endProcess(known, signals) {
  for (const [signal, patience] of signals) {
    if (!isRunning(known)) return
    const reached = signal === 'SIGKILL' && send(signal, -known.pid)
    if (!reached) send(signal, known.pid)
    for (const began = Date.now(); isRunning(known) && Date.now() - began < patience; ) await wait(40)
  }
}

/**
 * @param {NodeJS.Signals} signal
 * @param {number} pid
 */
function send(signal, pid) {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

/** How each of our processes is asked to stop, and for how long. */
export const WAYS_TO_END = /** @type {Record<string, [NodeJS.Signals, number][]>} */ ({
  web: [['SIGTERM', 10_000], ['SIGKILL', 3_000]], // finishes the requests it has
  worker: [['SIGTERM', 10_000], ['SIGKILL', 3_000]], // finishes the job it has
  postgres: [['SIGINT', 30_000], ['SIGQUIT', 5_000], ['SIGKILL', 3_000]], // fast, then immediate
  build: [['SIGTERM', 3_000], ['SIGKILL', 3_000]],
})
