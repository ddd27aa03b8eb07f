/** Splits a hash into groups of four that can be read aloud: `b3a8 55f0 91cd`. */
export function groupDigits(value: string): string {
  return value.replace(/(.{4})(?=.)/g, '$1 ')
}

/** The beginning and the end of a hash, `d41f 6a90 … 07b2`; a short one is shown whole. */
export function shortHash(value: string): string {
  return value.length <= 16 ? groupDigits(value) : `${groupDigits(value.slice(0, 8))} … ${value.slice(-4)}`
}
