// `npm run generate`: makes the database client from prisma/schema.prisma, if that has changed.
import { ensureInstalled } from './launch/install.mjs'
import { endWith } from './launch/say.mjs'

try {
  await ensureInstalled({ withChecks: true })
  const { generateIfChanged } = await import('./launch/generate.mjs')
  await generateIfChanged()
} catch (error) {
  endWith(error)
}
