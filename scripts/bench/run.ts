import { parseArgs } from 'node:util'
import { endOnSignal } from '../launch/command.mjs'
import { prepareTemplate } from '../launch/template.mjs'
import { memoryOf, parentOf } from './cpu'
import { fill, makeData } from './data'
import { idleWorker } from './idle-worker'
import { sendLargeFile } from './large-file'
import { interleaved, quantile, rate, type Cost } from './measure'
import { memoryTogether } from './memory'
import { plainSql } from './plain-sql'
import { toSecondBrowser } from './second-browser'
import { buildBare, startBare, startMuster, startWorker, type Server } from './servers'
import { command, pairs } from './sides'
import { watched } from './watchers'

// Every figure is printed beside what it is measured against in the same run: a machine's own speed falls out of the ratio.

const { values } = parseArgs({ options: { entries: { type: 'string' }, then: { type: 'string' }, rounds: { type: 'string' }, only: { type: 'string' } } })
const [entries, more, rounds] = [Number(values.entries ?? 1_000), Number(values.then ?? 0), Number(values.rounds ?? 5)]
const each = 20
const parts: Record<string, () => Promise<void>> = { pages, commands, browsers, watchers, memory, file: largeFile, idle }
if (values.only && !(values.only in parts)) throw new Error(`--only is one of ${Object.keys(parts).join(', ')}.`)

const say = (text: string) => process.stdout.write(`${text}\n`)
const number = (value: number, unit = 'ms') => `${value.toFixed(value < 10 ? 2 : 1).padStart(9)} ${unit}`
const total = ({ web, database }: Cost) => web + database

endOnSignal()
await prepareTemplate(process.env.TEST_ADMIN_URL ?? '')
say('Building the bare application …')
await buildBare()
say(`Filling an incident with ${entries} entries, beside 49 others …`)
const data = await makeData(entries)
const { rows: [backend] } = await data.w.sql.query<{ pid: number }>('select pg_backend_pid() as pid')
const postmaster = parentOf(backend!.pid)
const [muster, bare, worker] = [await startMuster(data), await startBare(data), startWorker(data)]
try {
  for (const [name, part] of Object.entries(parts)) if ((values.only ?? name) === name) await part()
} finally {
  await worker.stop()
  await muster.stop()
  await bare.stop()
  await data.w.end()
}

async function pages(): Promise<void> {
  const before = await compare(entries)
  if (more <= entries) return
  say(`\nFilling up to ${more} entries …`)
  await fill(data.w, data.big, more)
  const after = await compare(more)
  say(`\nFrom ${entries} to ${more} entries: how many times the CPU of web server and PostgreSQL together; of the bare side, which reads as much as before`)
  for (const [what, then] of after) {
    const [mine, other] = before.get(what)!.map((cost, side) => total(then[side as 0 | 1]) / total(cost))
    say(`  ${what.padEnd(24)} Muster × ${mine!.toFixed(2)}   bare × ${other!.toFixed(2)}   Muster beside it × ${(mine! / other!).toFixed(2)}`)
  }
}

async function memory(): Promise<void> {
  say('\nMemory after all that, and cold start')
  ratio('memory of the server', memoryOf(muster.pid), memoryOf(bare.pid), 'MB')
  await together()
  await coldStarts()
}

async function compare(size: number): Promise<Map<string, [Cost, Cost]>> {
  say(`\nWith ${size} entries: CPU for each request (web server + PostgreSQL), ${rounds} rounds of ${each}, in turns`)
  const costs = new Map<string, [Cost, Cost]>()
  for (const { what, sides } of pairs(data, muster, bare)) {
    const [mine, other] = await interleaved(sides, postmaster, { rounds, each })
    if (!mine || !other) continue
    costs.set(what, [mine, other])
    say(`  ${what.padEnd(24)} Muster ${number(mine.web)} + ${number(mine.database)}   bare ${number(other.web)} + ${number(other.database)}`
      + `   × ${(mine.web / other.web).toFixed(2)} web, × ${(total(mine) / total(other)).toFixed(2)} in all   on the wall ${number(mine.wall)} | ${number(other.wall)}`)
  }
  return costs
}

async function commands(): Promise<void> {
  say('\nDurable commands in a second, over 49 incidents, beside plain transactions of three inserts')
  const plain = await plainSql(data)
  let turn = 0
  for (const clients of [1, 16]) {
    await rate(clients, 2, () => command(data, muster, turn++))
    const [mine, other] = [[] as number[], [] as number[]]
    for (let round = 0; round < 3; round++) {
      mine.push(await rate(clients, 4, () => command(data, muster, turn++)))
      other.push(await rate(clients, 4, plain.act))
    }
    const [m, o] = [quantile(mine, 0.5), quantile(other, 0.5)]
    say(`  ${String(clients).padStart(2)} clients               Muster ${number(m, '/s')}   plain SQL ${number(o, '/s')}   ${((100 * m) / o).toFixed(1)} %`)
  }
  await plain.end()
}

async function browsers(): Promise<void> {
  const took = await toSecondBrowser(data, muster, 60)
  const soon = took.filter((ms) => ms < 100).length
  say(`\nFrom a command to another person's browser: median ${number(quantile(took, 0.5))}, 95 of 100 within ${number(quantile(took, 0.95))}, `
    + `slowest ${number(Math.max(...took))}; ${((100 * soon) / took.length).toFixed(0)} of 100 under 100 ms`)
}

async function watchers(): Promise<void> {
  say('\nMany people on the Situation of one incident, while someone acts in it for a minute')
  for (const how of [{ watchers: 20, everyMs: 1_000, seconds: 60 }, { watchers: 100, everyMs: 500, seconds: 60 }]) {
    const { commands, seen, never, pages, busy } = await watched(data, muster, postmaster, how)
    const soon = seen.filter((ms) => ms <= 2_000).length
    say(`  ${String(how.watchers).padStart(3)} watchers, ${1000 / how.everyMs} a second   commands: median ${number(quantile(commands, 0.5))}, `
      + `95 of 100 within ${number(quantile(commands, 0.95))}   seen within 2 s: ${((100 * soon) / (seen.length + never)).toFixed(1)} of 100, `
      + `median ${number(quantile(seen, 0.5))}, slowest ${number(Math.max(...seen))}; ${pages} pages, ${(100 * busy.web).toFixed(0)} % of a core for the server, ${(100 * busy.database).toFixed(0)} % for PostgreSQL`)
  }
}

async function largeFile(): Promise<void> {
  const megabytes = 200
  const { lines, seconds, before, most } = await sendLargeFile(data, muster, megabytes)
  say(`\nA file of ${megabytes} MB, ${lines} lines: read in ${number(seconds, 's')}; memory of the server ${number(before, 'MB')} before, ${number(most, 'MB')} at most`)
}

async function idle(): Promise<void> {
  const incidents = 10_000
  const cpu = await idleWorker(data, worker.pid, postmaster, incidents)
  say(`\nWith ${incidents} open incidents and nothing due: worker and PostgreSQL take ${number(cpu, '%')} of one processor`)
  await together()
}

async function together(): Promise<void> {
  const { web, worker: beside, database, connections } = await memoryTogether(data, muster.pid, worker.pid, postmaster)
  say(`  memory in all: web server ${number(web, 'MB')}, worker ${number(beside, 'MB')}, PostgreSQL with ${connections} connections ${number(database, 'MB')}; `
    + `together ${number(web + beside + database, 'MB')}`)
}

async function coldStarts(): Promise<void> {
  const starts: [number[], number[]] = [[], []]
  for (let round = 0; round < 3; round++)
    for (const [at, start] of ([startMuster, startBare] as const).entries()) {
      const server: Server = await start(data)
      starts[at]!.push(server.started)
      await server.stop()
    }
  ratio('cold start', quantile(starts[0], 0.5), quantile(starts[1], 0.5), 'ms')
}

function ratio(what: string, mine: number, other: number, unit: string): void {
  say(`  ${what.padEnd(24)} Muster ${number(mine, unit)}   bare ${number(other, unit)}   × ${(mine / other).toFixed(2)}`)
}
