/** Milliseconds after a key of a text in which the next letter still belongs to it, wherever the focus is by then. */
export const stillWriting = 1_000

/**
 * What somebody's hands are at: letters do something of their own only when nobody is writing. Somebody writes until they leave their field
 * by a click, Tab or Esc: where the field goes away under their hands, or the focus falls off it, what they type on does nothing.
 */
export class Hands {
  #wroteAt = -Infinity
  #inField = false

  /** A key went into a field. */
  wrote(at: number): void {
    this.#wroteAt = at
    this.#inField = true
  }

  /** The field was left on purpose: by a click, Tab or Esc. */
  left(): void {
    this.#wroteAt = -Infinity
    this.#inField = false
  }

  /** The focus is in a field. */
  entered(): void {
    this.#inField = true
  }

  /** The focus went on from it to something else that was there. What was typed a moment ago still counts. */
  movedOn(): void {
    this.#inField = false
  }

  /** The focus fell off the field, to nothing, unless it was left on purpose. */
  fell(at: number): void {
    if (this.#inField) this.#wroteAt = at
    this.#inField = false
  }

  /** Whether a letter that no field took stands for itself. One that does not is a part of what is being written. */
  isFree(at: number): boolean {
    // It went away just now, or nobody was told when.
    if (this.#inField) this.fell(at)
    if (at - this.#wroteAt >= stillWriting) return true
    this.#wroteAt = Math.max(this.#wroteAt, at)
    return false
  }
}
