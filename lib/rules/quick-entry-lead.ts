/** How a time is meant, said by what stands before it: "~", "before", "between". */
export type Lead = { kind: 'about' | 'before' | 'after' | 'range' | 'within' | null; used: number }

const leads: [RegExp, Lead['kind']][] = [
  [/^~\s*/, 'about'], [/^(?:about|around|approx\.?|ca\.|c\.)\s+/i, 'about'], [/^before\s+/i, 'before'], [/^<\s*/, 'before'],
  [/^(?:after|since)\s+/i, 'after'], [/^>\s*/, 'after'], [/^between\s+/i, 'within'], [/^from\s+/i, 'range'],
]

/** What stands at the beginning of a text before a time; of no kind where nothing does. */
export function leadOf(said: string): Lead {
  for (const [pattern, kind] of leads) {
    const found = pattern.exec(said)
    if (found) return { kind, used: found[0].length }
  }
  return { kind: null, used: 0 }
}

/** What two leads of one time say together: "about" yields to what says more, else the first counts. */
export const leadOfBoth = (one: Lead['kind'], other: Lead['kind']): Lead['kind'] =>
  [one, other].find((kind) => kind !== null && kind !== 'about') ?? one ?? other
