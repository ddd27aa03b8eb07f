// Prisma's schema engine in WebAssembly, talking to PostgreSQL through Prisma's own driver adapter.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { SCHEMAS } from './provision.mjs'

const ENGINE = '@prisma/schema-engine-wasm/schema_engine_bg'
const INTERNAL_CHAR = 18 // the catalogue's one-byte "char"; the adapter refuses it
const TEXT = 25

/**
 * Opens the engine on a database.
 * @param {{ url?: string, shadowDatabaseUrl?: string }} datasource
 */
export async function openEngine({ url = 'postgresql://127.0.0.1:1/none', shadowDatabaseUrl }) {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (/** @type {string} */ text) => console.error(`panic: ${text}`) }
  const glue = await import(ENGINE)
  const wasm = createRequire(import.meta.url).resolve(ENGINE).replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue.SchemaEngine.new({}, () => {}, bindMigrationAwareSqlAdapterFactory(factory(url, shadowDatabaseUrl)))
}

/**
 * @param {string} url
 * @param {string | undefined} shadowUrl
 */
function factory(url, shadowUrl) {
  const main = new PrismaPg({ connectionString: url })
  const connect = main.connect.bind(main)
  main.connect = async () => mended(await connect())
  main.connectToShadowDb = async () => {
    if (!shadowUrl) throw new Error('Set SHADOW_DATABASE_URL: the owner of the tables may not make databases.')
    const shadow = mended(await new PrismaPg({ connectionString: shadowUrl }).connect())
    await shadow.executeScript(`drop schema if exists public, muster cascade; create schema public; ${SCHEMAS}`)
    return shadow
  }
  return main
}

/**
 * Mends two things in a connection of the adapter: a column type that it refuses, and scripts, which it cuts at every
 * semicolon, those inside function bodies included.
 * @param {any} connection the parts that we touch are not in the adapter's published types
 */
function mended(connection) {
  const performIO = connection.performIO.bind(connection)
  const queryRaw = connection.queryRaw.bind(connection)
  /** @type {WeakMap<object, number[]>} by the rows of an answer */
  const charColumns = new WeakMap()
  connection.performIO = async (/** @type {unknown} */ query) => {
    const answer = await performIO(query)
    const columns = (answer.fields ?? []).flatMap((field, index) => (field.dataTypeID === INTERNAL_CHAR ? [index] : []))
    for (const index of columns) answer.fields[index].dataTypeID = TEXT
    charColumns.set(answer.rows, columns)
    return answer
  }
  connection.queryRaw = async (/** @type {unknown} */ query) => {
    const answer = await queryRaw(query)
    for (const index of charColumns.get(answer.rows) ?? []) {
      answer.columnTypes[index] = ColumnTypeEnum.Character
      for (const row of answer.rows) if (row[index] === '') row[index] = '\0'
    }
    return answer
  }
  connection.executeScript = async (/** @type {string} */ script) => {
    await connection.client.query(script).catch((/** @type {unknown} */ error) => connection.onError(error))
  }
  return connection
}
