import type { ResourceLimits, Worker } from 'node:worker_threads'
import { Refused, fieldRefused } from '@/lib/commands/refused'
import type { Mapping } from '@/lib/rules/time-line-import/mapping'
import type { Begun, Part } from '@/lib/rules/time-line-import/read-file'
import { place } from './places'
import type { Answered, Asked } from './reading-thread'
import { startThread } from './start-thread'
import { turn } from './turns'

/** What a file gets: memory in MB, much more than its longest line takes, and milliseconds for a piece that takes ten. */
export type Limits = { memory: ResourceLimits; time: number }
const usual: Limits = { memory: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 }, time: 10_000 }
/** How long a thread may take to come up. */
const longestStart = 30_000
/** A thread that nobody needs ends after this time. */
const idleFor = 5_000
/** No more than this much is read in one go, so that files take turns. */
export const pieceSize = 64 * 1024

/** A file that is being read. */
export type FileReading = {
  /** Looks at the beginning and says how it is read. Refuses what can't be read at all. */
  begin(begun: Begun): Promise<Mapping>
  /** Takes a piece, the beginning first. */
  read(piece: Uint8Array): Promise<Part[]>
  /** The last part. */
  end(): Promise<Part[]>
}

/**
 * Lends a thread in which one file is read, so that nothing that stands in a file can hold up the web server. A piece that takes too long,
 * or more memory than any file needs, ends the thread and refuses the file. Refuses whoever reads too many files at once, and everybody
 * while too many are being read. If `work` fails, as it does when the sender goes away, its thread ends with it.
 */
export async function reading<T>(personId: string, work: (file: FileReading) => Promise<T>, limits = usual): Promise<T> {
  return place(personId, async () => {
    const thread = (limits === usual ? idle.pop()?.wake() : undefined) ?? new Thread(limits)
    try {
      const done = await work(thread)
      if (limits === usual) thread.rest()
      else await thread.stop()
      return done
    } catch (error) {
      await thread.stop()
      throw error
    }
  })
}

const idle: Thread[] = []

class Thread implements FileReading {
  readonly #worker: Worker
  readonly #time: number
  #answer: { resolve: (answered: Answered | 'ready') => void; reject: (because: unknown) => void } | null = null
  #ended: unknown = null
  #rest: NodeJS.Timeout | undefined
  readonly #ready: Promise<unknown>

  constructor({ memory, time }: Limits) {
    this.#worker = startThread(memory)
    this.#time = time
    this.#worker.on('message', (answered: Answered | 'ready') => this.#answer?.resolve(answered))
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', () => this.#fail(new Error('the thread that reads files has ended')))
    this.#ready = this.#within(longestStart, () => {})
    this.#ready.catch(() => {})
  }

  async begin(begun: Begun): Promise<Mapping> {
    const bytes = copyOf(begun.bytes)
    const answered = await this.#ask({ begin: { ...begun, bytes } }, bytes)
    if ('mapping' in answered) return answered.mapping
    if ('refused' in answered) throw new Refused('invalid', answered.refused, { fields: answered.fields })
    throw new Error('the thread that reads files answers something else')
  }

  async read(piece: Uint8Array): Promise<Part[]> {
    const copy = copyOf(piece)
    return this.#parts({ piece: copy }, copy)
  }

  end = (): Promise<Part[]> => this.#parts('end')

  /** Waits for another file, for a while. */
  rest(): void {
    idle.push(this)
    this.#worker.unref()
    this.#rest = setTimeout(() => void this.stop(), idleFor).unref()
  }

  wake(): this {
    clearTimeout(this.#rest)
    this.#worker.ref()
    return this
  }

  async stop(): Promise<void> {
    this.#forget()
    await this.#worker.terminate()
  }

  async #parts(asked: Asked, gone?: Uint8Array<ArrayBuffer>): Promise<Part[]> {
    const answered = await this.#ask(asked, gone)
    if ('parts' in answered) return answered.parts
    throw new Error('the thread that reads files answers something else')
  }

  async #ask(asked: Asked, gone?: Uint8Array<ArrayBuffer>): Promise<Answered> {
    await this.#ready
    const ask = () => this.#worker.postMessage(asked, gone ? [gone.buffer] : [])
    return turn(async () => await this.#within(this.#time, ask) as Answered)
  }

  /** Waits for the next answer. */
  async #within(limit: number, ask: () => void): Promise<Answered | 'ready'> {
    if (this.#ended) throw this.#ended
    let late: NodeJS.Timeout | undefined
    try {
      return await new Promise((resolve, reject) => {
        this.#answer = { resolve, reject }
        late = setTimeout(() => reject(tooMuch()), limit)
        ask()
      })
    } finally {
      clearTimeout(late)
      this.#answer = null
    }
  }

  #fail(error: unknown): void {
    const memory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    this.#ended ??= memory ? tooMuch() : error
    this.#forget()
    this.#answer?.reject(this.#ended)
  }

  #forget(): void {
    if (idle.includes(this)) idle.splice(idle.indexOf(this), 1)
  }
}

/** Bytes of their own, to be handed over: a piece of something larger would take all of it along. */
const copyOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

const tooMuch = () => fieldRefused('file', 'This file takes too long or too much memory to read. Cut it in two, or leave out its longest lines.')
