import type { Phase } from '@/lib/rules/permission'

const words: Record<Phase, string> = {
  starting: 'Starting', responding: 'Responding', repairing: 'Repairing', watching: 'Watching', closed: 'Closed', 'stood down': 'Stood down',
}
const steps: readonly Phase[] = ['starting', 'responding', 'repairing', 'watching', 'closed']

/** The phase for the header's bar: its name, and the step it is of the five; an incident that was stood down has left the way. */
export function phaseWords(phase: Phase, doubtful = false): { name: string; step: number; of: number } {
  const step = steps.indexOf(phase)
  return { name: doubtful ? `${words[phase]}, phase no longer holds` : words[phase], step: step < 0 ? steps.length : step + 1, of: steps.length }
}
