import { cpuOf } from './cpu'

/** What a request took: CPU of the web server and of PostgreSQL, and the time on the wall, in milliseconds. */
export type Cost = { web: number; database: number; wall: number }
export type Side = { pid: number; ask: () => Promise<void> }

// So often is each side asked before anything is counted: until then V8 still compiles what it runs, the more the more there is.
const warmUp = 150

/** Asks both sides in turns, round by round, so that whatever else the machine does falls on both. */
export async function interleaved(sides: readonly Side[], database: number, { rounds, each }: { rounds: number; each: number }): Promise<Cost[]> {
  const sums = sides.map((): Cost => ({ web: 0, database: 0, wall: 0 }))
  for (const { ask } of sides) for (let warm = 0; warm < warmUp; warm++) await ask()
  for (let round = 0; round < rounds; round++)
    for (const [at, { pid, ask }] of sides.entries()) {
      const [web, db, wall] = [cpuOf(pid), cpuOf(database), performance.now()]
      for (let count = 0; count < each; count++) await ask()
      const sum = sums[at]!
      sum.web += cpuOf(pid) - web
      sum.database += cpuOf(database) - db
      sum.wall += performance.now() - wall
    }
  const asked = rounds * each
  return sums.map(({ web, database: db, wall }) => ({ web: web / asked, database: db / asked, wall: wall / asked }))
}

/** How often `act` is done in a second by so many clients at once. */
export async function rate(clients: number, seconds: number, act: (client: number) => Promise<void>): Promise<number> {
  const until = performance.now() + seconds * 1000
  const began = performance.now()
  let done = 0
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    while (performance.now() < until) {
      await act(client)
      done++
    }
  }))
  return (done / (performance.now() - began)) * 1000
}

/** The value below which that share of all lies. */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN
