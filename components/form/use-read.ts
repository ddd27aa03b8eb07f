import { useCallback, useState } from 'react'

/**
 * What was shown when a form was begun: the version of the row, the fingerprint of what is signed, the trust of the account that is called back. `shown`:
 * of a list that is signed as a whole the ids of what stood in it; the fingerprint is that of just these.
 */
export type Subject = { version?: number; fingerprint?: string; trust?: number; shown?: readonly string[] }

const isSame = (a: Subject | undefined, b: Subject | undefined): boolean =>
  a?.version === b?.version && a?.fingerprint === b?.fingerprint && a?.trust === b?.trust && a?.shown?.join() === b?.shown?.join()

/**
 * Keeps what the reader had before them when they began to type: a page that is shown anew meanwhile must not make their text count
 * as written over what they never read. `begin` at the first touch; `again` after a refusal that showed them what is new; `end` after success.
 */
export function useRead(subject: Subject | undefined) {
  const [read, setRead] = useState(subject)
  const [state, setState] = useState<'not begun' | 'begun' | 'again'>('not begun')
  if (!isSame(read, subject) && state !== 'begun') {
    setRead(subject)
    if (state === 'again') setState('begun')
  }
  return {
    read, begin: useCallback(() => setState('begun'), []), again: () => setState('again'), end: () => setState('not begun'),
    /** A text that was kept from earlier was written over this. */
    back: (earlier: Subject | undefined) => {
      setRead(earlier)
      setState('begun')
    },
  }
}
