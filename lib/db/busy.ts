/** Too much waits for the same thing: nothing was done. The caller says so and can try again. */
export class Busy extends Error {
  constructor(readonly waitsFor: string) {
    super(`too much waits for ${waitsFor}`)
    this.name = 'Busy'
  }
}
