import { runPrisma } from './prisma.mjs'
import { at } from './paths.mjs'
import { Stop, step } from './say.mjs'
import { faultOf } from './faults.mjs'
import { digestOf, isFresh, stamp } from './stamp.mjs'

const MADE = at('lib/db/generated')

/** Makes the database client from prisma/schema.prisma, if that has changed. */
export async function generateIfChanged() {
  const digest = digestOf(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'])
  const stampFile = `${MADE}/.made-from`
  if (isFresh(stampFile, digest)) return
  await step('Making the database client', async () => {
    const { code, output } = await runPrisma(['generate'])
    if (code !== 0) throw new Stop(faultOf(output, 'The database client could not be made'))
    stamp(stampFile, digest)
  })
}
