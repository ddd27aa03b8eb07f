export const themeCookie = 'theme'

export type Theme = 'light' | 'dark' | 'system'

/** Reads the cookie; whatever is not one of the three counts as the system's choice. */
export function readTheme(value: string | undefined): Theme {
  return value === 'light' || value === 'dark' ? value : 'system'
}
