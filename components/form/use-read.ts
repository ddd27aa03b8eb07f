import { useCallback, useState } from 'react'

/**
 * What was shown when a form was begun: the version of the row, the fingerprint of what is signed, the trust of the account that is called back. `shown`:
 * of a list that is signed as a whole the ids of what stood in it; the fingerprint is that of just these.
 */
export type Subject = { version?: number; fingerprint?: string; trust?: number; shown?: readonly string[] }

const isSame = (a: Subject | undefined, b: Subject | undefined): boolean =>
  a?.version === b?.version && a?.fingerprint === b?.fingerprint && a?.trust === b?.trust && a?.shown?.join() === b?.shown?.join()

/** What the next page may change though somebody writes: nothing; what a refusal has just told of; the one version that one's own act has made. */
type MayChange = 'nothing' | 'as told' | 'by own act'

/**
 * Keeps what the reader had before them when they began to type: a page that is shown anew meanwhile must not make their text count
 * as written over what they never read. `begin` at the first touch; `again` after a refusal that showed them what is new, in that version if it said so;
 * `done` after success, whose own page comes while `drawing`: who types on before it is there writes over the version that they made themselves, and
 * over no later one; `end` when the text was given up.
 */
export function useRead(subject: Subject | undefined, drawing: boolean) {
  const [read, setRead] = useState(subject)
  const [begun, setBegun] = useState(false)
  const [mayChange, setMayChange] = useState<MayChange>('nothing')
  const [drew, setDrew] = useState(drawing)
  const isOwn = mayChange === 'by own act' && subject?.version !== undefined && subject.version - 1 === read?.version
  if (!isSame(read, subject) && (!begun || mayChange === 'as told' || isOwn)) {
    setRead(subject)
    if (begun || mayChange === 'as told') setMayChange('nothing')
  }
  if (drew !== drawing) {
    setDrew(drawing)
    if (!drawing && mayChange === 'by own act') setMayChange('nothing')
  }
  return {
    read, begin: useCallback(() => setBegun(true), []), again: (version?: number) => (version === undefined ? setMayChange('as told') : setRead({ ...read, version })),
    done: () => {
      setBegun(false)
      setMayChange('by own act')
    },
    end: () => setBegun(false),
    /** A text that was kept from earlier was written over this. */
    back: (earlier: Subject | undefined) => {
      setRead(earlier)
      setBegun(true)
    },
  }
}
