import { Refused } from '@/lib/commands/refused'
import { secondsOf } from './linear'
import { randomOf, type Random } from './random'
import type { Target } from './targets'

/** Hostile input is something said again and again, with something before it and behind it. */
type Shape = { before: string; again: string; behind: string }

/** What is wrong: which reader, and with what input it can be seen again. */
export type Found = { target: string; shape: Shape; because: string }

const grown = ({ before, again, behind }: Shape, size: number): string =>
  before + again.repeat(Math.max(1, Math.floor((size - before.length - behind.length) / again.length))) + behind

function shapeOf(random: Random, parts: readonly string[]): Shape {
  const again = random.one(parts) + random.some(parts, random.one([0, 1, 2, 4, 12]))
  return { before: random.some(parts, 3), again, behind: random.some(parts, 3) }
}

// What is done sooner isn't worth comparing: it says more of the machine than of the reader.
const floor = 0.15

/** Reads one input in several lengths: nothing is thrown, the longest is done in time, and four times as much takes not much more than four times as long. */
async function weigh({ name, most, within, read }: Target, shape: Shape): Promise<Found | null> {
  const found = (because: string): Found => ({ target: name, shape, because })
  for (const size of [1, 40, most]) {
    const fault = await faultOf(() => read(grown(shape, size)))
    if (fault) return found(fault)
  }
  const time = (size: number, tries: number) => {
    const text = grown(shape, size)
    return secondsOf(() => void Promise.resolve(read(text)).catch(() => {}), tries)
  }
  const first = time(most, 1)
  const slow = first > within && time(most, 3) > within
  if (slow) return found(`takes ${first.toFixed(2)} s for ${most} letters; ${within} s are allowed`)
  if (first < Math.min(floor, within)) return null
  // Twice, before anybody is blamed for what the machine did.
  for (const tries of [2, 4]) {
    const [some, all] = [time(most / 4, tries), time(most, tries)]
    if (all <= 9 * some + floor) return null
    if (tries === 4) return found(`takes ${some.toFixed(3)} s for ${most / 4} letters and ${all.toFixed(3)} s for ${most}`)
  }
  return null
}

async function faultOf(read: () => unknown): Promise<string | null> {
  try {
    await read()
    return null
  } catch (error) {
    if (error instanceof Refused) return null
    return `throws ${error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : 'something'}`
  }
}

/** Each part by itself first, then whatever comes. */
function* shapes({ parts }: Target, seed: number): Generator<Shape, never> {
  for (const again of parts) yield { before: 'x', again, behind: 'x' }
  const random = randomOf(seed)
  for (;;) yield shapeOf(random, parts)
}

/**
 * Feeds one reader with hostile input until something is wrong or, each of its parts once said again and again, `until` has come. Answers
 * how many inputs there were. `short`: long input is a sixteenth as long.
 */
export async function hunt(of: Target, seed: number, until: number, short = false): Promise<{ tried: number; found: Found | null }> {
  const target = short && of.most > 100_000 ? { ...of, most: of.most / 16 } : of
  const shape = shapes(target, seed)
  for (let tried = 1; ; tried++) {
    const found = await weigh(target, shape.next().value)
    if (found || (tried > target.parts.length && performance.now() > until)) return { tried, found }
  }
}
