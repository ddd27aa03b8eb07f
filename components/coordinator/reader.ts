/** Whose times a page shows, and the moment it was made. */
export type Reader = { zone: string; now: Date }
