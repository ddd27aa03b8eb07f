/**
 * How far this browser's clock runs ahead of that of the pages, in milliseconds. A page that the browser kept, or that was long on its way, says less
 * than one that was quick: the smallest difference is the true one.
 */
let ahead = Infinity

/** A page was made at that moment, and stands here now. */
export function notePageMoment(madeAt: number): void {
  ahead = Math.min(ahead, Date.now() - madeAt)
}

/** What the clock of the pages shows now, in milliseconds; a page has been noted before. */
export const pageMoment = (): number => Date.now() - ahead
