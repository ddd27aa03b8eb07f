import { parseArgs } from 'node:util'
import { hunt } from '@/lib/testing/fuzz/hunt'
import { targets } from '@/lib/testing/fuzz/targets'

// `npm run fuzz -- parsers --minutes 10`: every reader of input in turn, a second each, until the time is over or something is found.
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string', default: String(Date.now() % 1e9) } } })
const ends = performance.now() + Number(values.minutes) * 60_000

async function run(): Promise<void> {
  console.log(`seed ${values.seed}`)
  let [seed, tried] = [Number(values.seed), 0]
  for (; performance.now() < ends; seed++)
    for (const target of targets) {
      const done = await hunt(target, seed, Math.min(ends, performance.now() + 1000))
      tried += done.tried
      if (!done.found) continue
      console.error(`${JSON.stringify({ seed, ...done.found }, null, 2)}\n`)
      process.exitCode = 1
      return
    }
  console.log(`${tried} inputs, ${targets.length} readers: nothing found. Memory at most: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB.`)
}

void run()
