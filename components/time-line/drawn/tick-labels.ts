import { xOf, type Plot } from './shapes'
import type { Tick } from './ticks'

/** `toLeft`: its label stands before its line. */
export type LabelledTick = Tick & { toLeft: boolean }

/**
 * The lines whose label runs into no other one, nor over the edge; `isNow`: where the word "now" stands. A day at the right edge has its label before
 * its line, in place of an hour there: the last day is always named (design-review 7).
 */
export function withRoom(lines: readonly Tick[], plot: Plot, isNow: number | null): LabelledTick[] {
  const labelled: LabelledTick[] = []
  const ends: number[] = [-Infinity]
  for (const line of lines) {
    const x = xOf(line.at, plot)
    const needs = 8 + line.label.length * (line.strong ? 7 : 6.5)
    const free = (from: number, to: number) => isNow === null || to < isNow || from > isNow + 24
    if (x >= ends.at(-1)! && x + needs <= plot.width && free(x, x + needs)) {
      labelled.push({ ...line, toLeft: false })
      ends.push(x + needs)
    } else if (line.strong && x + needs > plot.width && free(x - needs, x)) {
      while (ends.at(-1)! > x - needs && labelled.at(-1) && !labelled.at(-1)!.strong) {
        labelled.pop()
        ends.pop()
      }
      if (ends.at(-1)! > x - needs) continue
      labelled.push({ ...line, toLeft: true })
      ends.push(x)
    }
  }
  return labelled
}
