// Prisma's schema engine in WebAssembly, talking to PostgreSQL through Prisma's own driver adapter.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { asOneStep } from './migration-step.mjs'
import { SCHEMAS } from './provision.mjs'

const INTERNAL_CHAR = 18 // the catalogue's one-byte "char"; the adapter refuses it
const TEXT = 25

/**
 * Opens the engine on a database.
 * @param {{ url?: string, shadowDatabaseUrl?: string }} datasource
 * @returns {Promise<Record<string, unknown>>} its methods by name
 */
export async function openEngine({ url = 'postgresql://127.0.0.1:1/none', shadowDatabaseUrl }) {
  const set_message = (/** @type {string} */ text) => console.error(`panic: ${text}`)
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message } })
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  if (instance.exports.__wbindgen_start instanceof Function) instance.exports.__wbindgen_start()
  const adapter = bindMigrationAwareSqlAdapterFactory(factory(url, shadowDatabaseUrl))
  const engine = await glue.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter)
  return /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (engine))
}

/**
 * @param {string} url
 * @param {string | undefined} shadowUrl
 */
function factory(url, shadowUrl) {
  const main = new PrismaPg({ connectionString: url })
  const connect = main.connect.bind(main)
  main.connect = async () => {
    const connection = mend(await connect())
    const run = connection.executeScript.bind(connection)
    connection.executeScript = (script) => run(asOneStep(script))
    return connection
  }
  main.connectToShadowDb = async () => {
    if (!shadowUrl) throw new Error('Set SHADOW_DATABASE_URL: the owner of the tables may not make databases.')
    const shadow = mend(await new PrismaPg({ connectionString: shadowUrl }).connect())
    await shadow.executeScript(`drop schema if exists public, muster cascade; create schema public; ${SCHEMAS}`)
    return shadow
  }
  return main
}

/**
 * The parts of the adapter's connection that are not in its published types.
 * @typedef {object} Inside
 * @property {(query: unknown) => Promise<{ fields?: { dataTypeID: number }[], rows: unknown[][] }>} performIO
 * @property {(query: unknown) => Promise<{ columnTypes: number[], rows: unknown[][] }>} queryRaw
 * @property {(script: string) => Promise<void>} executeScript
 * @property {(error: unknown) => never} onError
 * @property {import('pg').Pool} client
 */

/**
 * Mends two things in a connection of the adapter: a column type that it refuses, and scripts, which it cuts at every
 * semicolon, those inside function bodies included.
 * @template T
 * @param {T} adapter
 * @returns {T}
 */
function mend(adapter) {
  const connection = /** @type {Inside} */ (adapter)
  const performIO = connection.performIO.bind(connection)
  const queryRaw = connection.queryRaw.bind(connection)
  /** @type {WeakMap<object, number[]>} by the rows of an answer */
  const charColumns = new WeakMap()
  connection.performIO = async (query) => {
    const answer = await performIO(query)
    const chars = (answer.fields ?? []).map((field, index) => ({ field, index })).filter(({ field }) => field.dataTypeID === INTERNAL_CHAR)
    for (const { field } of chars) field.dataTypeID = TEXT
    charColumns.set(answer.rows, chars.map(({ index }) => index))
    return answer
  }
  connection.queryRaw = async (query) => {
    const answer = await queryRaw(query)
    for (const index of charColumns.get(answer.rows) ?? []) {
      answer.columnTypes[index] = ColumnTypeEnum.Character
      for (const row of answer.rows) if (row[index] === '') row[index] = '\0'
    }
    return answer
  }
  connection.executeScript = async (script) => {
    await connection.client.query(script).catch((/** @type {unknown} */ error) => connection.onError(error))
  }
  return adapter
}
