/** What an address can ask of a page, after its question mark. */
export type Asked<K extends string> = Partial<Record<K, string | string[]>>

/** The one value of a name; of several the first. */
export const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)
