import type { DueCommand } from '@/lib/rules/due'
import type { IncidentCommand } from './command'
import { bringInStandingDeputy, tellStanding } from './coordinator/bring-in'
import { decideTakeOver, endTakeOver } from './coordinator/decide'
import { lapseOffer } from './coordinator/hand-over'
import { lapseSeat } from './coordinator/lapse'
import { respond } from './incident/phase'
import { tellOverdue } from './task/due'
import { overtakeList } from './task/overtake-list'
import { releaseTask } from './task/release'
import { renewItems } from './task/renew-items'

/** What the program does of itself. Apart from the registry, so that the worker need not hold all that people can do. */
export const dueCommands: Record<DueCommand, IncidentCommand> = {
  'seat.lapse': lapseSeat,
  'incident.respond': respond,
  'task.release': releaseTask,
  'task.renewItems': renewItems,
  'signature.overtake': overtakeList,
  'handOver.lapse': lapseOffer,
  'takeOver.end': endTakeOver,
  'takeOver.decide': decideTakeOver,
  'takeOver.tellStanding': tellStanding,
  'takeOver.bringIn': bringInStandingDeputy,
  'task.tellOverdue': tellOverdue,
}
