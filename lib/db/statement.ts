import { createHash } from 'node:crypto'
import pg from 'pg'
import { Prisma } from './generated/client'

// Statements in SQL go to the connection themselves: through Prisma each takes seven times the work of the driver alone, and a page or a
// command has a dozen (docs/decisions/0015). What they take and return is as with Prisma.

/** Where statements run: a pool, or the connection of a transaction. */
export type Connection = { query: (statement: pg.QueryConfig) => Promise<pg.QueryResult> }

/** What can be run, in the manner of Prisma: `$queryRaw` returns rows as objects, `$executeRaw` how many rows were written. */
export type Statements = {
  $queryRaw: <T>(sql: TemplateStringsArray, ...values: readonly unknown[]) => Promise<T>
  $executeRaw: (sql: TemplateStringsArray, ...values: readonly unknown[]) => Promise<number>
}

/** Statements that run where `connection` says at that moment; it throws where none is to run any more. */
export function statementsOn(connection: () => Connection): Statements {
  const run = async (sql: TemplateStringsArray, values: readonly unknown[]) => {
    try {
      const result = await connection().query(statementOf(sql, values))
      refuseUnread(result)
      return result
    } catch (error) {
      throw error instanceof pg.DatabaseError ? new StatementError(error) : error
    }
  }
  return {
    $queryRaw: async <T>(sql: TemplateStringsArray, ...values: readonly unknown[]) => (await run(sql, values)).rows as T,
    $executeRaw: async (sql, ...values) => (await run(sql, values)).rowCount ?? 0,
  }
}

/** PostgreSQL's refusal of a statement: its code and sentence, without the rows that its details quote. */
class StatementError extends Error {
  readonly code: string
  constructor({ code = '', message }: pg.DatabaseError) {
    super(message)
    this.name = 'StatementError'
    this.code = code
  }
}

type Named = { name: string; text: string }
const known = new WeakMap<TemplateStringsArray, Named>()

function statementOf(sql: TemplateStringsArray, values: readonly unknown[]): pg.QueryConfig {
  // A part of a statement among the values makes another text of it each time.
  const whole = !values.some((value) => value instanceof Prisma.Sql)
  const found = whole ? known.get(sql) : undefined
  if (found) return { ...found, values: values.map(sent), types }
  const { text, values: flat } = Prisma.sql(sql, ...values)
  const named = { name: nameOf(text), text }
  if (whole) known.set(sql, named)
  return { ...named, values: flat.map(sent), types }
}

// Each connection plans a statement once and keeps the plan under this name: planning took longer than running (docs/decisions/0008).
const names = new Map<string, string>()
const mostNames = 5_000

/** The name of a statement, by its text. */
export function nameOf(text: string): string {
  const name = names.get(text)
  if (name) return name
  if (names.size >= mostNames) names.clear()
  const made = `m${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`
  names.set(text, made)
  return made
}

/** A moment is sent in UTC, whatever the clock of this machine. */
const sent = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)

const asWritten = (text: string): string => text
const moment = (text: string): Date => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
const listOf = (oid: number) => pg.types.getTypeParser(oid)
const { builtins } = pg.types

/** How the values of each type are read: a closed list, so that no type is read in a way that nobody thought of. */
const readers = new Map<number, (text: string) => unknown>([
  [builtins.BOOL, (text) => text === 't'],
  [builtins.INT2, Number], [builtins.INT4, Number], [builtins.FLOAT8, Number], [builtins.INT8, BigInt],
  [builtins.TEXT, asWritten], [builtins.VARCHAR, asWritten], [builtins.UUID, asWritten],
  [builtins.TIMESTAMPTZ, moment], [builtins.JSON, JSON.parse], [builtins.JSONB, JSON.parse],
  // What a function returns that returns nothing, and lists of INT2, INT4, TEXT and UUID, which have no names there.
  [2278, asWritten], [1005, listOf(1005)], [1007, listOf(1007)], [1009, listOf(1009)], [2951, listOf(2951)],
])

/** How a value of each type is read, for a query to the connection itself. */
export const types = { getTypeParser: (oid: number) => readers.get(oid) ?? asWritten } as pg.CustomTypesConfig

function refuseUnread({ fields }: pg.QueryResult): void {
  const unread = fields.find(({ dataTypeID }) => !readers.has(dataTypeID))
  if (unread) throw new Error(`${unread.name}: nothing says how a value of PostgreSQL's type ${unread.dataTypeID} is read (lib/db/statement.ts)`)
}
