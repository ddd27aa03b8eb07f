// Prisma's own command line, with its schema engine from the package registry instead of a download.
import fs from 'node:fs'
import path from 'node:path'
import { runNode } from './command.mjs'
import { at } from './paths.mjs'

/**
 * Runs Prisma's command line.
 * @param {string[]} args
 * @param {{ ownerUrl?: string, shadowUrl?: string, show?: boolean }} [where]
 */
export function runPrisma(args, { ownerUrl, shadowUrl, show } = {}) {
  const engine = at('scripts/schema-engine.mjs')
  if (!(fs.statSync(engine).mode & 0o100)) fs.chmodSync(engine, 0o755) // some archives lose it
  const env = {
    ...process.env,
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ''}`,
    PRISMA_SCHEMA_ENGINE_BINARY: engine,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    ...(ownerUrl ? { OWNER_DATABASE_URL: ownerUrl } : {}),
    ...(shadowUrl ? { SHADOW_DATABASE_URL: shadowUrl } : {}),
  }
  return runNode([at('node_modules/prisma/build/index.js'), ...args], { env, show })
}
