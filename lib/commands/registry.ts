import type { CommandName } from '@/lib/rules/permissions'
import type { Command } from './command'
import { coordinatorCommands } from './coordinator/commands'
import { printCopy } from './copy/print'
import { registerEvidence } from './evidence/register'
import { confirmHost } from './host/confirm'
import { clearHost, noSnapshot, retireHost } from './host/settle'
import { suspectHost } from './host/suspect'
import { describe, establish, summarise } from './incident/describe'
import { openIncident } from './incident/open'
import { beginRepair, confirmService, respond, stepBack } from './incident/phase'
import { reopen } from './incident/reopen'
import { acceptUnknown, planRepair } from './incident/repair'
import { standDown } from './incident/stand-down'
import { note } from './log-book/note'
import { organisationCommands } from './organisation/commands'
import { rosterCommands } from './roster/commands'
import { acceptNaming, adoptList, confirmNaming } from './standing-deputy'
import { taskCommands } from './task/commands'
import { addEntry } from './time-line/add'
import { correctEntry } from './time-line/correct'
import { exportTimeLine } from './time-line/export'
import { importTimeLine } from './time-line/import'
import { markEntry } from './time-line/mark'

/** Every way to change anything. A permission without a command, or a command without a permission, does not compile. */
export const commands = {
  'incident.open': openIncident,
  'incident.describe': describe,
  'incident.establish': establish,
  'incident.summarise': summarise,
  'incident.respond': respond,
  'incident.acceptUnknown': acceptUnknown,
  'incident.planRepair': planRepair,
  'incident.beginRepair': beginRepair,
  'incident.confirmService': confirmService,
  'incident.stepBack': stepBack,
  'incident.standDown': standDown,
  'incident.reopen': reopen,
  'timeLine.add': addEntry,
  'timeLine.correct': correctEntry,
  'timeLine.mark': markEntry,
  'timeLine.import': importTimeLine,
  'timeLine.export': exportTimeLine,
  'host.suspect': suspectHost,
  'host.confirm': confirmHost,
  'host.clear': clearHost,
  'host.retire': retireHost,
  'host.noSnapshot': noSnapshot,
  'evidence.register': registerEvidence,
  'logBook.note': note,
  'copy.print': printCopy,
  ...taskCommands,
  ...coordinatorCommands,
  ...organisationCommands,
  'standingDeputy.accept': acceptNaming,
  'standingDeputy.confirm': confirmNaming,
  'standingList.adopt': adoptList,
  ...rosterCommands,
} satisfies Record<CommandName, Command> as Record<CommandName, Command>
