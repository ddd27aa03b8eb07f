// What the person at the terminal reads: progress, a few lines, and one sentence when something stops the start.
import { sentenceFor } from './faults.mjs'

// A closed terminal must not end the server.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

/** A failure whose message is one sentence that says what to do. */
export class Stop extends Error {}

let lineOpen = false

/** Prints one line. */
export function say(line = '') {
  if (lineOpen) process.stdout.write('\n')
  lineOpen = false
  process.stdout.write(`${line}\n`)
}

/**
 * Runs a piece of work behind one line of progress: its name first, its duration when it is done.
 * @template T
 * @param {string} name
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const began = performance.now()
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(`  ${name} …`)
  lineOpen = true
  const ticking = process.stdout.isTTY
    ? setInterval(() => lineOpen && process.stdout.write(`\r  ${name} … ${Math.round(Number(seconds()))} s`), 1000)
    : undefined
  try {
    const result = await work()
    if (lineOpen) process.stdout.write(`${process.stdout.isTTY ? `\r  ${name} …` : ''} ${seconds()} s\n`)
    else process.stdout.write(`  ${name}: ${seconds()} s\n`)
    lineOpen = false
    return result
  } catch (error) {
    if (lineOpen) process.stdout.write('\n')
    lineOpen = false
    throw error
  } finally {
    clearInterval(ticking)
  }
}

/**
 * Prints the sentence that ends this program, and ends it with exit code 1.
 * @param {unknown} error
 * @returns {never}
 */
export function endWith(error) {
  if (lineOpen) process.stdout.write('\n')
  lineOpen = false
  process.stderr.write(`\n${error instanceof Stop ? error.message : sentenceFor(error)}\n`)
  if (process.env.MUSTER_DEBUG) console.error(error)
  process.exit(1)
}
