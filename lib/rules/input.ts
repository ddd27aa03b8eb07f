import { z } from 'zod'

/** Text as it may be stored: well-formed, without NUL, trimmed at the ends, not blank, at most `max` characters. */
export const text = (max: number) =>
  z.string()
    .max(max, `Use at most ${max} characters.`)
    .refine((s) => s.isWellFormed() && !s.includes('\0'), 'Remove the characters that are no text.')
    .refine((s) => s.trim().length > 0, 'Write something here.')

/** As `text`, but may be left empty. */
export const optionalText = (max: number) =>
  z.string()
    .max(max, `Use at most ${max} characters.`)
    .refine((s) => s.isWellFormed() && !s.includes('\0'), 'Remove the characters that are no text.')

export const id = z.uuid('Choose one from the list.')
/** A written reason, kept with the act. */
export const reason = text(2000)
/** A moment as RFC 3339 with offset or Z. */
export const moment = z.iso.datetime({ offset: true, error: 'Give a date and time.' })
export const incidentId = id

/** The input of a command of an incident: its own fields beside the incident's id, nothing else. */
export const incidentInput = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ incidentId, ...shape })
