import { at } from './paths.mjs'

export const WORKER = at('.next', 'worker', 'worker.mjs')

/**
 * Makes one file of the worker's sources, so that the running worker holds neither a compiler nor what the bundler left out: half the memory.
 * @param {string} [to] the file that is made
 */
export async function buildWorker(to = WORKER) {
  const { build } = await import('esbuild')
  await build({
    entryPoints: [at('lib', 'outbox', 'worker.ts')], outfile: to, tsconfig: at('tsconfig.json'), absWorkingDir: at('.'),
    bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', logLevel: 'silent',
  })
}
