import { setTimeout as wait } from 'node:timers/promises'
import { disconnect } from '@/lib/db/client'
import { forgetAccountChanges, forgetAnswers } from '@/lib/db/due'
import { sweepPlaces } from '@/lib/db/presence'
import { readBacklog } from '@/lib/db/search-backlog'
import { dueRounds } from './due-rounds'
import { loop } from './loop'
import { mailDue, mailer } from './mail'

// Beside the web server: writes what has become due when nobody acts, and sends notices. Nothing is lost when it is late or ends: what is due
// is judged again by the next command, and what is queued stands in the database. Each kind of work has a loop of its own: none waits for
// another, nor for a mail server that says nothing.
const seconds = 1_000

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())
const stop = stopping.signal

const post = mailer()
const loops = [
  loop('due', 2 * seconds, stop, dueRounds(stop)),
  loop('presence', 2 * seconds, stop, sweepPlaces),
  loop('accounts', 600 * seconds, stop, forgetAccountChanges),
  loop('answers', 600 * seconds, stop, forgetAnswers),
  loop('search', 2 * seconds, stop, readForAWhile),
  ...(post ? [loop('mail', 2 * seconds, stop, async () => {
    const { fault } = await mailDue(post, () => stop.aborted)
    if (fault) throw fault
  })] : []),
]

// What is under way then has a second to end. Longer it is not waited for: a transaction that is cut off is undone, a mail is sent again.
const told = new Promise((resolve) => stop.addEventListener('abort', resolve))
await Promise.race([Promise.all(loops), told.then(() => wait(1 * seconds))])
await Promise.race([disconnect(), wait(0.3 * seconds)])
process.exit(0)

/** No longer than the loop rests: a large file leaves half of the time to whoever works in its incident meanwhile. */
async function readForAWhile(): Promise<void> {
  const end = performance.now() + 2 * seconds
  while (!stop.aborted && performance.now() < end && (await readBacklog()));
}
