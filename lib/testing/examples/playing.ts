import { afterAll, beforeAll } from 'vitest'
import { stage, type Played, type Stage } from './scene'

/** Seeds a world for the test file, once; what it returns runs a test in it, and puts it back as it was. */
export function playing(): (work: (played: Played) => Promise<void>) => () => Promise<void> {
  let seeded: Stage
  beforeAll(async () => { seeded = await stage() }, 60_000)
  afterAll(() => seeded.end())
  return (work) => async () => {
    try {
      await work(seeded.played)
    } finally {
      await seeded.again()
    }
  }
}
