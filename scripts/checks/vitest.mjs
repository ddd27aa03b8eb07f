import fs from 'node:fs'
import path from 'node:path'
import { runNode } from '../launch/command.mjs'
import { temporaryFolder } from '../launch/files.mjs'
import { at } from '../launch/paths.mjs'

/**
 * Runs vitest and counts its tests. A file that could not even be read counts as one that failed.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<import('./tally.mjs').Result>}
 */
export async function vitest(args, env = {}) {
  const report = path.join(temporaryFolder('vitest'), 'report.json')
  const { code } = await runNode(
    [at('node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    { env: { ...process.env, ...env }, show: true })
  return count(JSON.parse(fs.readFileSync(report, 'utf8')), code)
}

/**
 * @typedef {{ status: string, assertionResults: { status: string }[] }} TestFile
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: TestFile[] }} report
 * @param {number} code
 */
function count(report, code) {
  const failedTests = (/** @type {TestFile} */ file) => file.assertionResults.filter((test) => test.status === 'failed').length
  const unread = report.testResults.filter((file) => file.status === 'failed' && failedTests(file) === 0).length
  const failed = report.numFailedTests + unread
  const elsewhere = code !== 0 && failed === 0 ? 1 : 0 // an error outside of any test, or no test at all
  return { passed: report.numPassedTests, failed: failed + elsewhere }
}
