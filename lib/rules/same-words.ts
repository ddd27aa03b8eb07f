// What a form sends again is not always what stood in it: a field of several lines has its own ends of lines, one of a single line has none.

/** The same text, but for how its lines end. */
export const sameLines = (one: string, other: string): boolean => one.replaceAll(/\r\n?/g, '\n') === other.replaceAll(/\r\n?/g, '\n')
/** What a field of a single line sends again of a text. */
export const sameLine = (text: string, sent: string): boolean => sent === text || sent === text.replaceAll(/[\r\n]/g, '')
