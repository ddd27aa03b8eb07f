import { minute, momentsAt } from '../wall-clock'
import { micros } from '../time-line'

/** By zone and minute: a file names the same minutes again and again. */
const known = new Map<string, readonly number[]>()

/**
 * The moments at which a clock in `zone` showed `wall`, `2022-10-30T02:30:00.5`, in microseconds: one; two in the hour that is lived twice
 * when clocks are put back; none in the one that is left out.
 */
export function localMoments(wall: string, zone: string): bigint[] {
  const us = micros(`${wall}Z`)
  if (us === null) return []
  const begun = Math.floor(Number(us / 1000n) / minute) * minute
  return momentsOfMinute(begun, zone).map((moment) => BigInt(moment) * 1000n + (us - BigInt(begun) * 1000n))
}

function momentsOfMinute(begun: number, zone: string): readonly number[] {
  const key = `${zone} ${begun}`
  const moments = known.get(key) ?? momentsAt(begun, zone)
  if (known.size > 10_000) known.clear()
  known.set(key, moments)
  return moments
}
