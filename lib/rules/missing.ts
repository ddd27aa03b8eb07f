import { listed } from './blocked'
import { asNamed } from './host-name'

/** One thing that is required and not there yet: an item, a question, a piece of evidence. `host`: for which host it stands, if for one. */
export type Missing = { id: string; text: string; host: string | null }

/** So many things of one kind a sentence names; of more it says how many. */
export const namedAtMost = 20

/** "cvs1: Copied to the agreed place": what is missing, host first. */
export const missingWords = ({ text, host }: Missing): string => (host === null ? text : `${asNamed(host)}: ${text}`)

/** Several of them in a sentence. */
export function namedMissing(missing: readonly Missing[]): string {
  const more = missing.length - namedAtMost
  return listed([...missing.slice(0, namedAtMost).map((each) => `“${missingWords(each)}”`), ...(more > 0 ? [`${more} more`] : [])])
}
