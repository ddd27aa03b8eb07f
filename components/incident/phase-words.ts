import type { Phase } from '@/lib/rules/permission'
import { phaseNames } from '@/lib/rules/phase-name'

const steps: readonly Phase[] = ['starting', 'responding', 'repairing', 'watching', 'closed']

/** The phase for the header's bar: its name, and the step it is of the five; an incident that was stood down has left the way. */
export function phaseWords(phase: Phase, doubtful = false): { name: string; step: number; of: number } {
  const step = steps.indexOf(phase)
  const name = doubtful ? `${phaseNames[phase]}, but a host was confirmed since` : phaseNames[phase]
  return { name, step: step < 0 ? steps.length : step + 1, of: steps.length }
}
