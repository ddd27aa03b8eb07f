import { afterAll, beforeAll } from 'vitest'
import { stage, type Played, type Stage } from './scene'

/** Seeds a world for the test file, once; what it returns runs a test in a clone of it. */
export function playing(): (work: (played: Played) => Promise<void>) => () => Promise<void> {
  let seeded: Stage
  beforeAll(async () => { seeded = await stage() }, 60_000)
  afterAll(() => seeded.end())
  return (work) => async () => {
    const played = await seeded.begin()
    try {
      await work(played)
    } finally {
      await played.end()
    }
  }
}
