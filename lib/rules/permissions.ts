/** Who may do what, while what. The tables stand with their nouns; this is the whole of them. Read this folder first. */
import { accountPermissions } from './account'
import { acknowledgementPermissions } from './acknowledgement'
import { copyPermissions } from './copy'
import { deputyPermissions } from './deputy'
import { disclosurePermissions } from './disclosure'
import { handOverPermissions } from './hand-over'
import { evidencePermissions } from './evidence'
import { hostPermissions } from './host'
import { incidentPermissions } from './incident'
import { logBookPermissions } from './log-book'
import { lapsePermissions } from './lapse'
import { officePermissions } from './office'
import { organisationPermissions } from './organisation'
import type { Permission } from './permission'
import { phasePermissions } from './phase'
import { questionPermissions } from './question'
import { rosterPermissions } from './roster'
import { seatPermissions } from './seat'
import { paperPermissions } from './paper'
import { setAsidePermissions } from './set-aside'
import { signOffPermissions } from './sign-off'
import { staffPermissions } from './staff'
import { standingDeputyPermissions } from './standing-deputy'
import { takeOverPermissions } from './take-over'
import { taskPermissions } from './task'
import { taskDuePermissions } from './task-due'
import { taskOrderPermissions } from './task-order'
import { taskPeoplePermissions } from './task-people'
import { taskWorkPermissions } from './task-work'
import { timeLinePermissions } from './time-line'
import { timeLineImportPermissions } from './time-line-import/permission'

export const permissions = {
  ...incidentPermissions,
  ...phasePermissions,
  ...handOverPermissions,
  ...takeOverPermissions,
  ...deputyPermissions,
  ...officePermissions,
  ...lapsePermissions,
  ...taskPermissions,
  ...staffPermissions,
  ...taskPeoplePermissions,
  ...taskWorkPermissions,
  ...taskOrderPermissions,
  ...taskDuePermissions,
  ...signOffPermissions,
  ...setAsidePermissions,
  ...paperPermissions,
  ...timeLinePermissions,
  ...timeLineImportPermissions,
  ...hostPermissions,
  ...evidencePermissions,
  ...logBookPermissions,
  ...copyPermissions,
  ...accountPermissions,
  ...organisationPermissions,
  ...standingDeputyPermissions,
  ...rosterPermissions,
  ...seatPermissions,
  ...acknowledgementPermissions,
  ...disclosurePermissions,
  ...questionPermissions,
} as const

export type CommandName = keyof typeof permissions
/** The facts that a command's permission weighs. */
export type FactsOf<N extends CommandName> = (typeof permissions)[N] extends Permission<infer F> ? F : never

export const commandNames = Object.keys(permissions) as CommandName[]
