import { fieldRefused } from './refused'

/** Asks whether this is somebody else, where a name looks like another's; `sure` in the input says so, and then nobody is asked. */
export function unlessAlike(resembles: readonly string[]): void {
  if (resembles.length > 0) throw fieldRefused('sure', `The name looks like ${resembles.slice(0, 3).join('; ')}. If this is someone else, tick the box.`)
}
