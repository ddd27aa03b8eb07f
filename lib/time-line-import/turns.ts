import { availableParallelism } from 'node:os'

/** Files are read on all processors but one: that one is the web server's. */
let free = Math.max(1, Math.min(2, availableParallelism() - 1))
const waiting: (() => void)[] = []

/** Does a piece of work when it is its turn: first come, first served, few at once. */
export async function turn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else free += 1
  }
}
