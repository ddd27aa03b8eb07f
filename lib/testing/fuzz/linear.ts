/** Seconds of processor time that some work takes, of several tries the least: what others do on the machine meanwhile doesn't count. */
export function secondsOf(work: () => void, tries = 3): number {
  const taken = Array.from({ length: tries }, () => {
    const begun = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(begun)
    return (user + system) / 1e6
  })
  return Math.min(...taken)
}

// What is over quickly isn't compared: it says more of the machine than of the work.
const floor = 0.1

/**
 * Whether four times as much to do takes at most eight times as long: in between linear, 4, and quadratic, 16. Says what it measured
 * if not, else null.
 */
export function slowness(work: (size: number) => () => void, size: number): string | null {
  const [some, much] = [work(size), work(4 * size)]
  const [once, four] = [secondsOf(some), secondsOf(much)]
  if (four <= 8 * once + floor) return null
  // Once more, before anybody is blamed for what the machine did.
  const [again, fourAgain] = [secondsOf(some, 5), secondsOf(much, 5)]
  return fourAgain <= 8 * again + floor ? null : `size ${size}: ${again.toFixed(3)} s, size ${4 * size}: ${fourAgain.toFixed(3)} s`
}
