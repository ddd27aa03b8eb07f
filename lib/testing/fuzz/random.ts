/** Random choices that a number repeats (mulberry32). */
export function randomOf(seed: number) {
  let state = seed >>> 0
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (many: number): number => Math.floor(unit() * many)
  const one = <T>(of: readonly T[]): T => of[below(of.length)]!
  return { below, one, some: (of: readonly string[], most: number): string => Array.from({ length: below(most + 1) }, () => one(of)).join('') }
}

export type Random = ReturnType<typeof randomOf>
