import type { CommandName } from '@/lib/rules/permissions'
import type { Command } from './command'
import { openIncident } from './incident/open'
import { respond } from './incident/phase'
import { organisationCommands } from './organisation/commands'
import { assignTask } from './task/assign'

/** Every way to change anything. A permission without a command, or a command without a permission, does not compile. */
export const commands = {
  'incident.open': openIncident,
  'incident.respond': respond,
  'task.assign': assignTask,
  ...organisationCommands,
} satisfies Record<CommandName, Command> as Record<CommandName, Command>
