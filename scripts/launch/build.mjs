import fs from 'node:fs'
import { runNode } from './command.mjs'
import { faultOf } from './faults.mjs'
import { at } from './paths.mjs'
import { Stop, step } from './say.mjs'
import { digestOf, isFresh, stamp } from './stamp.mjs'
import { buildWorker, WORKER } from './worker-build.mjs'

const SOURCES = ['app', 'components', 'lib', 'public', 'proxy.ts', 'instrumentation.ts', 'prisma/schema.prisma', 'next.config.js',
  'postcss.config.mjs', 'tsconfig.json', 'package-lock.json']
const STAMP = at('.next/made-from')

/**
 * Builds the web pages, if their sources have changed.
 * @param {{ onStart?: (pid: number) => void, show?: boolean, beforeWork?: () => void }} [how] beforeWork may refuse, when there is work
 */
export async function buildIfChanged({ onStart, show, beforeWork } = {}) {
  const digest = digestOf(SOURCES)
  if (isFresh(STAMP, digest) && fs.existsSync(at('.next/BUILD_ID')) && fs.existsSync(WORKER)) return
  beforeWork?.()
  await step('Building the web pages, about half a minute', async () => {
    fs.rmSync(STAMP, { force: true })
    const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', MUSTER_BUILD: digest }
    const { code, output } = await runNode([at('node_modules/next/dist/bin/next'), 'build'], { env, onStart, show })
    if (code !== 0) throw new Stop(faultOf(output, 'The web pages could not be built'))
    await buildWorker()
    stamp(STAMP, digest)
  })
}
