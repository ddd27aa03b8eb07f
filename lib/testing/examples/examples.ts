import type { CommandName } from '@/lib/rules/permissions'
import { coordinatorExamples, takeOverExamples } from './coordinator'
import type { Example } from './example'
import { incidentExamples } from './incident'

/** One valid use of each command: a command without one does not compile. */
export const examples: Record<CommandName, Example> = {
  ...incidentExamples,
  ...coordinatorExamples,
  ...takeOverExamples,
}
