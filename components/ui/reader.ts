/** Whom times are written for. */
export type Reader = { zone: string; now: Date }
/** The same where the page may have travelled as words. */
export type AnyReader = { zone: string; now: Date | string }
