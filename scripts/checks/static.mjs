// The checks that read the source and run nothing of it.
import fs from 'node:fs'
import { runNode } from '../launch/command.mjs'
import { at } from '../launch/paths.mjs'

/** @typedef {import('./tally.mjs').Result} Result */

/**
 * One command, one check.
 * @param {string[]} args for Node
 * @returns {Promise<Result>}
 */
async function one(args) {
  const { code, output } = await runNode(args)
  return { passed: Number(code === 0), failed: Number(code !== 0), output }
}

const tool = (/** @type {string} */ file) => at('node_modules', file)

/** TypeScript, with the types that Next.js derives from the routes; the scripts, whose types stand in comments, apart. */
export async function types() {
  const derived = await one([tool('next/dist/bin/next'), 'typegen'])
  if (derived.failed) return derived
  const source = await one([tool('typescript/bin/tsc'), '--noEmit', '--project', at('tsconfig.json')])
  const scripts = await one([tool('typescript/bin/tsc'), '--noEmit', '--project', at('scripts/tsconfig.json')])
  return { passed: source.passed + scripts.passed, failed: source.failed + scripts.failed, output: `${source.output}${scripts.output}` }
}

export const lint = () => one([tool('eslint/bin/eslint.js'), '.', '--max-warnings=0'])

/** The boundaries of the architecture. A tool that read no TypeScript would find nothing wrong, so what it read is counted. */
export async function boundaries() {
  const roots = ['app', 'components', 'lib', 'prisma', 'scripts', 'e2e', 'proxy.ts'].filter((root) => fs.existsSync(at(root)))
  const cruiser = tool('dependency-cruiser/bin/dependency-cruise.mjs')
  const { code, output } = await runNode([cruiser, ...roots, '--config', at('.dependency-cruiser.mjs')])
  const read = Number(/(\d+) modules/.exec(output)?.[1] ?? 0)
  const filesIn = (/** @type {string} */ folder) => fs.readdirSync(at(folder), { recursive: true, encoding: 'utf8' })
  const files = roots.flatMap((root) => (fs.statSync(at(root)).isDirectory() ? filesIn(root) : [root]))
  const written = files.filter((file) => /\.tsx?$/.test(file) && !file.includes('generated')).length
  if (read < written) return { passed: 0, failed: 1, output: `Only ${read} modules were read of ${written} files.` }
  return { passed: Number(code === 0), failed: Number(code !== 0), output }
}

export const unused = () => one([tool('knip/bin/knip.js'), '--no-progress'])
