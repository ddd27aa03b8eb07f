import { Refused } from '@/lib/commands/refused'

/** So many files are read at once: in all, and of one person, who can't take all places by sending slowly. */
const places = 8
const placesOfOne = 2

const taken: string[] = []

/** Does some work in a place of one's own, or refuses because all are taken. */
export async function place<T>(personId: string, work: () => Promise<T>): Promise<T> {
  if (taken.filter((id) => id === personId).length >= placesOfOne)
    throw new Refused('throttled', 'Two of your files are being read already. Wait until one of them is done, then send this one again.')
  if (taken.length >= places) throw new Refused('throttled', 'Too many files are being read just now. Try again in a minute.')
  taken.push(personId)
  try {
    return await work()
  } finally {
    taken.splice(taken.indexOf(personId), 1)
  }
}
