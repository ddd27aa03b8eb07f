import type { Phase } from './permission'

/** What a phase is called on screen and inside a sentence: "in the phase Repairing". */
export const phaseNames: Record<Phase, string> = {
  starting: 'Starting', responding: 'Responding', repairing: 'Repairing', watching: 'Watching', closed: 'Closed', 'stood down': 'Stood down',
}
