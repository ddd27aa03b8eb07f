/** By it a page that could not be made, and who answers in its place, know a `Busy` again: it is all that comes through to them. */
export const busyDigest = 'busy'

/** Too much waits for the same thing: nothing was done. The caller says so and can try again. */
export class Busy extends Error {
  readonly digest = busyDigest

  constructor(readonly waitsFor: string) {
    super(`too much waits for ${waitsFor}`)
    this.name = 'Busy'
  }
}
