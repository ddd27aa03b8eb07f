import type { Edit } from './command'
import { Refused } from './refused'

/** Refuses an edit of a text that somebody else has changed since it was read, and gives back theirs, with its version, to put beside one's own. */
export function sameVersion(edit: Edit, version: number, theirs: string): void {
  if (edit.version === version) return
  throw new Refused('changed', 'This was changed since you opened it. Merge both texts, then save again.', { theirs, version })
}

/** Refuses an edit that leaves everything as it is: nobody becomes the writer of what somebody else wrote. */
export function somethingNew(before: readonly unknown[], now: readonly unknown[]): void {
  if (now.every((each, index) => each === before[index])) throw new Refused('state', 'Nothing was changed: it says exactly this already.')
}
