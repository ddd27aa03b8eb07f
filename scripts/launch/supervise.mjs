// Keeps our processes running: starts one again when it dies, a little later each time, and gives up in the end.
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { knownFault } from './faults.mjs'
import { openLog, setAside, sizeOf, textFrom } from './files.mjs'
import { bornOf, endProcess, forget, record, WAYS_TO_END } from './processes.mjs'
import { say } from './say.mjs'
import { shown } from './settings.mjs'

const PATIENCE = { deaths: 5, within: 120_000 }
const LOOK_AT_LOGS_EVERY = 5_000
const TITLES = { postgres: 'The database', web: 'The web server', worker: 'The worker' }

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/**
 * Where a process writes what it has to say.
 * @param {string} dataDir
 * @param {string} name
 */
export const logOf = (dataDir, name) => path.join(dataDir, 'log', `${name}.log`)

/** The processes of one installation, in the order they were started. */
export class Servers {
  /** @type {{ stop: () => Promise<void> }[]} */
  #kept = []
  /** @type {string[]} */
  #logs = []
  areUp = true
  /** @type {(sentence: string) => void} */
  onGiveUp = () => {}

  /** @param {string} dataDir */
  constructor(dataDir) {
    this.dataDir = dataDir
    this.looking = setInterval(() => this.#logs.forEach((log) => setAside(log)), LOOK_AT_LOGS_EVERY).unref()
  }

  /**
   * Starts a process and keeps it running.
   * @param {keyof typeof TITLES} name
   * @param {(log: number) => ChildProcess} spawn
   */
  keep(name, spawn) {
    if (!this.areUp) return
    const log = openLog(logOf(this.dataDir, name))
    this.#logs.push(logOf(this.dataDir, name))
    this.#kept.push(keepRunning({ name, dataDir: this.dataDir, spawn: () => spawn(log), giveUp: (sentence) => this.#giveUp(sentence) }))
  }

  /** Stops them all, the last one started first. */
  async stop() {
    this.areUp = false
    clearInterval(this.looking)
    for (const one of this.#kept.reverse()) await one.stop()
  }

  #giveUp(/** @type {string} */ sentence) {
    this.areUp = false
    this.onGiveUp(sentence)
  }
}

/**
 * @param {{ name: keyof typeof TITLES, dataDir: string, spawn: () => ChildProcess, giveUp: (sentence: string) => void }} what
 */
function keepRunning({ name, dataDir, spawn, giveUp }) {
  const log = logOf(dataDir, name)
  /** @type {ChildProcess | undefined} */
  let child
  let wanted = true
  /** @type {number[]} */
  let deaths = []

  const start = () => {
    const logStart = sizeOf(log)
    const started = spawn()
    child = started
    if (started.pid) record(dataDir, name, started.pid)
    const ended = (/** @type {string} */ how) => child === started && died(how, textFrom(log, logStart))
    started.once('error', (error) => ended(error.message))
    started.once('exit', (code, signal) => ended(signal ?? `code ${code}`))
  }
  const died = async (/** @type {string} */ how, /** @type {string} */ said) => {
    child = undefined
    forget(dataDir, name)
    if (!wanted) return
    deaths = [...deaths.filter((time) => Date.now() - time < PATIENCE.within), Date.now()]
    const fault = knownFault(said.slice(-1000))
    if (fault || deaths.length > PATIENCE.deaths) {
      wanted = false
      return giveUp(fault ?? `${TITLES[name]} keeps stopping (${how}): the reason stands at the end of ${shown(log)}.`)
    }
    const pause = 250 * 2 ** deaths.length
    say(`  ${TITLES[name]} stopped (${how}); starting it again in ${pause / 1000} s`)
    await wait(pause)
    if (wanted) start()
  }

  start()
  return {
    stop: async () => {
      wanted = false
      const pid = child?.pid
      const born = pid && bornOf(pid)
      if (pid && born) await endProcess({ pid, born }, WAYS_TO_END[name] ?? [])
      forget(dataDir, name)
    },
  }
}
