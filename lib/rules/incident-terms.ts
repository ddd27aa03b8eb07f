/** Kinds of incident (I5), in the words of RFC 2350. */
export const kinds = ['loss of confidentiality', 'compromise of integrity', 'denial of service', 'misuse', 'damage'] as const
/** Whether it is one: a fact beside the phase, set with a reason (states 1). */
export const established = ['suspected', 'established', 'not an incident'] as const
export const severities = { 1: 'Low', 2: 'Medium', 3: 'High', 4: 'Critical' } as const
