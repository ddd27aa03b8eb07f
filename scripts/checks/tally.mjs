// Runs one check after the other, shows each with its duration, counts, and closes with the line that is counted elsewhere too.

import { Stop } from '../launch/say.mjs'

/** @typedef {{ passed: number, failed: number, output?: string }} Result */

export class Tally {
  passed = 0
  failed = 0

  /**
   * Runs a check and counts what it returns; one that throws has failed once. A later check runs all the same.
   * @param {string} name
   * @param {() => Promise<Result>} check
   */
  async check(name, check) {
    const began = performance.now()
    console.log(`▸ ${name}`)
    const result = await check().catch((error) => ({ passed: 0, failed: 1, output: error instanceof Stop ? error.message : error.stack }))
    this.passed += result.passed
    this.failed += result.failed
    if (result.failed > 0 && result.output) console.log(result.output.trimEnd())
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`${result.failed > 0 ? '✗' : '✓'} ${name}: ${result.passed} passed, ${result.failed} failed, ${seconds} s\n`)
  }

  /** Prints the last line and ends the program; nothing run counts as failed. */
  close() {
    console.log(`${this.passed} passed, ${this.failed} failed`)
    process.exit(this.failed > 0 || this.passed === 0 ? 1 : 0)
  }
}
