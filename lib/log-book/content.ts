/**
 * What an entry of a log book says, read from the exact text that its hash covers. `seat` and `task` are missing in entries written
 * before they became part of the text; a book of the organisation has neither, and no incident.
 */
export type Content = {
  incident?: string; seq: number; recordedAt: string; actor: { id: string; name: string; office?: string; via?: string }
  seat?: string | null; task?: string | null; kind: string; says: string; about: Record<string, unknown>
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The content of an entry; null if the text is none, which only tampering brings about. */
export function readContent(text: string): Content | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const { recordedAt, kind, says, actor, about } = isObject(value) ? value : {}
  const texts = [recordedAt, kind, says].every((each) => typeof each === 'string')
  return texts && isObject(actor) && typeof actor.name === 'string' && isObject(about) ? (value as Content) : null
}

/** The same for a page, which shows even an entry that cannot be read; the check of the book says what is wrong with it. */
export const shownContent = (text: string): Content => readContent(text) ?? {
  seq: 0, recordedAt: new Date(0).toISOString(), actor: { id: '', name: '' }, kind: '', says: '(this entry cannot be read)', about: {},
}
