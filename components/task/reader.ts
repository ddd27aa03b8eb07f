/** Whom times are written for. */
export type Reader = { zone: string; now: Date }
