import { z } from 'zod'

const noText = 'Remove the characters that are not text.'
const isText = (s: string): boolean => s.isWellFormed() && !s.includes('\0')

/** Text as it may be stored: well-formed, without NUL, trimmed at the ends, not blank, at most `max` characters. */
export const text = (max: number) =>
  z.string()
    .max(max, `Use at most ${max} characters.`)
    .refine(isText, noText)
    .refine((s) => s.trim().length > 0, 'Write something here.')

/** As `text`, but may be left empty. */
export const optionalText = (max: number) =>
  z.string()
    .max(max, `Use at most ${max} characters.`)
    .refine(isText, noText)

/** What is only compared or hashed, never stored as it is: a password, a code. `empty` is said of nothing. */
export const secret = (max: number, empty: string) => z.string().min(1, empty).max(max, `Use at most ${max} characters.`).refine(isText, noText)

/** An id as the database writes it: in small letters, however it was sent. */
export const id = z.uuid('Choose one from the list.').toLowerCase()
/** How many things of one kind an act of the program takes at once: an entry of the log book names them all. The next act takes the next ones. */
export const atOnce = 500
/** The same for hosts, each of which adds an item to many a task. */
export const hostsAtOnce = 100
/** The ids of several things of one kind. */
export const ids = z.array(id).min(1).max(atOnce)
/** A written reason, kept with the act. */
export const reason = text(2000)
/** A moment as RFC 3339 with offset or Z, of the years 1 to 9999: those that everything here can keep. */
export const moment = z.iso.datetime({ offset: true, error: 'Enter a date and time.' }).refine(hasYear, 'Enter a date and time.')

function hasYear(written: string): boolean {
  const year = new Date(written).getUTCFullYear()
  return year >= 1 && year <= 9999
}
export const incidentId = id
/** How far an account is trusted, as whoever calls back was shown it: it grows with every change that makes it another one (W5). */
export const trust = z.int('Reload the page.').min(0, 'Reload the page.').max(1_000_000, 'Reload the page.')
/** Said of a name that looks like another's: it is somebody else. */
export const sure = z.boolean().default(false)

/** The input of a command of an incident: its own fields beside the incident's id, nothing else. */
export const incidentInput = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ incidentId, ...shape })
