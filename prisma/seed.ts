import { disconnect } from '@/lib/db/client'
import { accountLines } from './demo/accounts'
import { demoClock } from './demo/clock'
import { fedora2008 } from './demo/fedora-2008'
import { play } from './demo/play'

// Fills a demonstration's empty database, through the commands; with --print it only says who can sign in.
if (!process.argv.includes('--print')) {
  const ownerUrl = process.env.OWNER_DATABASE_URL
  if (!ownerUrl) throw new Error('The demonstration is filled by npm start -- --demo.')
  const clock = await demoClock(ownerUrl)
  await play(fedora2008, clock, new Date())
  await clock.end()
  await disconnect()
}
console.log(accountLines(fedora2008.people))
