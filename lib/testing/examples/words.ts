/** Texts that examples send. */
export const reason = 'Decided together on the telephone.'
export const digits64 = (digit: string): string => digit.repeat(64)
