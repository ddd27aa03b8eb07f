import type { CommandName } from '@/lib/rules/permissions'
import { coordinatorExamples } from './coordinator'
import type { Example } from './example'
import { incidentExamples } from './incident'
import { accountExamples, organisationExamples, ownExamples } from './organisation'
import { hostExamples, recordExamples } from './record'
import { rosterExamples, seatExamples } from './seat'
import { paperExamples } from './paper'
import { signExamples } from './sign'
import { standingDeputyExamples } from './standing-deputy'
import { takeOverExamples } from './take-over'
import { talkExamples } from './talk'
import { taskExamples, taskPeopleExamples } from './task'
import { taskDueExamples } from './task-due'
import { taskStaffExamples } from './task-staff'
import { taskWorkExamples } from './task-work'

/** One valid use of each command: a command without one does not compile. */
export const examples: Record<CommandName, Example> = {
  ...incidentExamples,
  ...coordinatorExamples,
  ...takeOverExamples,
  ...rosterExamples,
  ...seatExamples,
  ...talkExamples,
  ...hostExamples,
  ...recordExamples,
  ...taskExamples,
  ...taskStaffExamples,
  ...taskDueExamples,
  ...taskPeopleExamples,
  ...taskWorkExamples,
  ...signExamples,
  ...paperExamples,
  ...organisationExamples,
  ...accountExamples,
  ...ownExamples,
  ...standingDeputyExamples,
}
