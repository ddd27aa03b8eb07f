import { tick } from '@/lib/commands/tick'
import { disconnect } from '@/lib/db/client'
import { dueIncidents, openIncidents } from '@/lib/db/due'
import { sweepPlaces } from '@/lib/db/presence'
import { readBacklog } from '@/lib/db/search-backlog'
import { log } from '@/lib/http/log'
import { mailDue, mailer } from './mail'

// Beside the web server: writes what has become due when nobody acts, and sends notices. Nothing is lost when it is late or ends:
// what is due is judged again by the next command, and what is queued stands in the database.
const everySeconds = 2
const lookForSilenceEvery = 30

let stopping = false
let wake = () => {}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    stopping = true
    wake()
  })

const post = mailer()
for (let round = 0; !stopping; round++) {
  await attempt('due', async () => {
    const incidents = round % lookForSilenceEvery === 0 ? await openIncidents() : await dueIncidents()
    for (const id of incidents) await tick(id)
  })
  await attempt('presence', sweepPlaces)
  await attempt('search', readForAWhile)
  if (post) await attempt('mail', async () => void (await mailDue(post)))
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, everySeconds * 1000)
    wake = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}
await disconnect()

/** No longer than the worker rests: a large file leaves half of the time to whoever works in its incident meanwhile. */
async function readForAWhile(): Promise<void> {
  const end = performance.now() + everySeconds * 1000
  while (!stopping && performance.now() < end && (await readBacklog()));
}

async function attempt(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log(`worker ${what}`, error)
  }
}
