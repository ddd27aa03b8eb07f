/** Chance that is the same for the same seed. */
export type Chance = ReturnType<typeof chance>

/** What a fuzzer throws: each value follows from the seed. */
export function chance(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (many: number): number => Math.floor(next() * many)
  const one = <T>(of: readonly T[]): T => of[below(of.length)]!
  const often = (share: number): boolean => next() < share
  const some = <T>(of: readonly T[], most: number): T[] => Array.from({ length: below(most + 1) }, () => one(of))
  const bytes = (many: number): Buffer => Buffer.from(Array.from({ length: many }, () => below(256)))
  return { next, below, one, often, some, bytes }
}

const long = (text: string, times: number) => text.repeat(times)

/** Texts that have broken something somewhere. */
export const odd: readonly string[] = [
  '', ' ', '0', '-1', '1e400', 'NaN', 'null', 'undefined', 'true', '[]', '{}', '{"a":', '[object Object]', '__proto__', 'constructor', 'toString',
  '\0', 'a\0b', '\ud800', '\u202e\u2066evil', '\u0000\u001b[2J', 'é', '日本', '👩‍👩‍👧', '\ufeff', '%', '%00', '%ff', '%25', '..', '../../etc/passwd', '/', '//evil.example',
  "'", '"', '`', '<script>', "' or 1=1 --", ';', '$(id)', '${1}', '{{1}}', '*', '\\', '|', '&', ':*', '!', '( )', 'a & b | !c', 'javascript:alert(1)', 'not a url', 'http://',
  'http://[', '2026-02-30T99:99:99Z', '9999-12-31T23:59:59Z', '+275760-09-13', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '9007199254740993', '99999999999999999999', long('a', 300), long('a', 5_000), long('%', 900), long('(', 900), long('a ', 900), long('a:*', 500), long('\u0301', 500),
]
