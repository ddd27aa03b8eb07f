#!/usr/bin/env node
// Stands in for the schema engine that Prisma would download: the same JSON-RPC on standard input and output,
// answered by Prisma's own engine compiled to WebAssembly (the package @prisma/schema-engine-wasm).
import { createInterface } from 'node:readline'
import pg from 'pg'
import { openEngine } from './launch/wasm-engine.mjs'

const option = (/** @type {string} */ name) => {
  const place = process.argv.indexOf(name)
  return place < 0 ? undefined : process.argv[place + 1]
}
const datasource = readDatasource(option('--datasource'))
const command = option('cli')
if (command) await runCommand(command)
else await answerRequests()
process.exit(0)

/** @param {string | undefined} text JSON, plain or in base64 */
function readDatasource(text) {
  if (!text) return {}
  return JSON.parse(text.startsWith('{') ? text : Buffer.from(text, 'base64').toString())
}

/** The one-shot commands by which Prisma asks about a database; answered as log lines and an exit code. */
async function runCommand(/** @type {string} */ name) {
  const url = new URL(datasource.url)
  const database = decodeURIComponent(url.pathname.slice(1))
  const log = (/** @type {string} */ level, /** @type {object} */ fields) =>
    process.stderr.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'schema_engine' })}\n`)
  try {
    if (name !== 'can-connect-to-database') throw new Error(`${name} is not supported: databases are made by the launcher`)
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    await client.end()
    log('INFO', { message: 'ok' })
  } catch (thrown) {
    const error = asError(thrown)
    const code = error.code === '3D000' ? 'P1003' : 'P1001'
    const meta = { database_name: database, database_host: url.hostname, database_port: url.port }
    log('ERROR', { message: error.message, is_panic: false, error_code: code, meta })
    process.exit(1)
  }
}

async function answerRequests() {
  const send = (/** @type {object} */ message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  /** @type {Record<string, unknown> | undefined} */
  let engine
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = line.trim() ? JSON.parse(line) : {}
    if (!method) continue
    try {
      const ready = (engine ??= await openEngine(datasource))
      const call = ready[method === 'getDatabaseVersion' ? 'version' : method]
      if (typeof call !== 'function') throw new Error(`the method ${method} is not supported`)
      const result = (await call.call(ready, params)) ?? null
      if (method === 'diff' && result?.stdout) send({ id, method: 'print', params: { content: result.stdout } })
      send({ id, result })
    } catch (thrown) {
      const error = asError(thrown)
      const data = { is_panic: false, message: error.message, meta: error.meta ?? {}, error_code: error.code ?? '' }
      send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
    }
  }
}

/**
 * The engine throws Prisma's own errors, with a code and facts about it.
 * @param {unknown} thrown
 * @returns {Error & { code?: string, meta?: object }}
 */
function asError(thrown) {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}
