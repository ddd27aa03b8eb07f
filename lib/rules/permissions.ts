/** Who may do what, while what. The tables stand with their nouns; this is the whole of them. Read this folder first. */
import { accountPermissions } from './account'
import { incidentPermissions } from './incident'
import { organisationPermissions } from './organisation'
import type { Permission } from './permission'
import { taskPermissions } from './task'

export const permissions = {
  ...incidentPermissions,
  ...taskPermissions,
  ...accountPermissions,
  ...organisationPermissions,
} as const

export type CommandName = keyof typeof permissions
/** The facts that a command's permission weighs. */
export type FactsOf<N extends CommandName> = (typeof permissions)[N] extends Permission<infer F> ? F : never

export const commandNames = Object.keys(permissions) as CommandName[]
