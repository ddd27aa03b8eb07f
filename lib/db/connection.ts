import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { Busy } from './busy'
import type { Connection } from './statement'

/** The connection that a transaction runs on, from its beginning to its end. */
type Held = { connection: pg.PoolClient | null; over: boolean }
/** No connection came free in time. What pg throws then has no code, only these words. */
const asBusy = <E>(error: E): E | Busy =>
  error instanceof Error && error.message === 'timeout exceeded when trying to connect' ? new Busy('a connection') : error

type Given = (error: Error | undefined, connection: pg.PoolClient | undefined, done: (release?: unknown) => void) => void

// A connection keeps the plans of what it ran, some 25 MB in the end: as many as keep the processors of a small machine at work, no more.
// How they are shared out: lib/db/client.
const mostConnections = 7

/**
 * The connections of this process. Prisma takes one from here when it begins a transaction, within `hold`, which so learns which one it is;
 * when Prisma gives it back, the transaction has none any more.
 */
export class Connections extends pg.Pool {
  readonly #holders = new AsyncLocalStorage<Held>()
  readonly #holds = new WeakMap<pg.PoolClient, Held>()

  constructor(connectionString: string) {
    // Prisma takes what PostgreSQL writes of a moment as UTC, whatever stands behind it.
    super({ connectionString, max: Number(process.env.MUSTER_CONNECTIONS ?? mostConnections), connectionTimeoutMillis: 15_000, options: '-c TimeZone=UTC' })
    // A connection that breaks while nobody uses it is no fault: the pool takes another. Whoever uses it, hears of it.
    this.on('error', () => {})
    this.on('connect', (connection) => connection.on('error', () => {}))
    this.on('release', (_error, connection) => {
      const held = this.#holds.get(connection)
      if (held) Object.assign(held, { connection: null, over: true })
      this.#holds.delete(connection)
    })
  }

  /** Runs `work`, which begins one transaction; `connection` is its connection while it lasts, and throws before and after. */
  hold<T>(work: (connection: () => Connection) => Promise<T>): Promise<T> {
    const held: Held = { connection: null, over: false }
    return this.#holders.run(held, () => work(() => {
      if (!held.connection) throw new Error('this transaction is over')
      return held.connection
    }))
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: Given): void
  override connect(callback?: Given) {
    if (callback) return super.connect((error, ...rest) => callback(error && asBusy(error), ...rest))
    return super.connect().then((connection) => this.#take(connection), (error: unknown) => { throw asBusy(error) })
  }

  // The first that is asked for is that of the transaction itself.
  #take(connection: pg.PoolClient): pg.PoolClient {
    const held = this.#holders.getStore()
    if (held && !held.connection && !held.over) {
      held.connection = connection
      this.#holds.set(connection, held)
    }
    return connection
  }
}
