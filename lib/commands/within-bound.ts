import type { Bound } from '@/lib/rules/bounds'
import { stateRefused } from './refused'

/** Refuses to add one more where there are as many as may be. */
export function withinBound({ most, because }: Bound, many: number): void {
  if (many >= most) throw stateRefused(because)
}
