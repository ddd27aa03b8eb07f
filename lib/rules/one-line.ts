import { z } from 'zod'
import { notInALine, notInAName } from './hidden-characters'
import { looks } from './skeleton'

// Text of one line that people read as what it looks like: names of people first, then titles. Long texts are kept as they are (E3).

/** More accents on one letter than any name needs would cover the lines around it. */
const tooManyMarks = /\p{M}{5}/u

const hidden = 'Remove the characters that can’t be seen, such as line breaks or marks of writing direction.'
const noText = 'Remove the characters that are not text.'

/** In one Unicode form, so that equal names are equal; trimmed, and with one blank where there were several. */
const tidy = (written: string): string => written.normalize('NFC').replaceAll(/\p{Zs}+/gu, ' ').trim()

const line = (max: number) => z.string()
  .max(max, `Use at most ${max} characters.`)
  .refine((written) => written.isWellFormed() && !written.includes('\0'), noText)
  .refine((written) => !notInALine.test(written.replaceAll('\0', '')), hidden)
  .transform(tidy)

/** A title, a code name, the name of a host: one line without what steers, hides or breaks it; not blank. */
export const oneLine = (max: number) => line(max).refine((written) => written !== '', 'Write something here.')

/** As `oneLine`, but may be left empty. */
export const optionalLine = (max: number) => line(max)

const nameLine = (max: number) => line(max)
  .refine((written) => !notInAName.test(written), hidden)
  .refine((written) => !tooManyMarks.test(written), 'Use at most four accents on one letter.')

/** As `properName`, but may be left empty: where there is no organisation. */
export const optionalName = (max: number) => nameLine(max).refine((written) => written === '' || /[\p{L}\p{N}]/u.test(written), 'Write it in letters.')

/** The name of an organisation, or of whom somebody spoke with, as every act takes it. Refuses what can't be seen, and too many accents; kept tidy. */
export const properName = (max: number) => optionalName(max).refine((written) => written !== '', 'Write something here.')

const squeezed = (name: string): string => looks()(name).squeezed
/** What the log book and the pages call the program and the office itself: nobody else may stand there as one of them. */
const reserved = new Set(['Muster', 'Muster itself', 'Coordinator', 'The coordinator'].map(squeezed))
const taken = 'That name is reserved: the logbook uses it for Muster itself or for a role. Write the person’s own name.'

/** As `personName`, but may be left empty: where an account can be chosen instead. */
export const optionalPersonName = (max: number) => optionalName(max).refine((written) => !reserved.has(squeezed(written)), taken)

/** The name of a person, as every act takes it: as `properName`, and not one that the program itself is called by, nor one that looks so. */
export const personName = (max: number) => properName(max).refine((written) => !reserved.has(squeezed(written)), taken)
