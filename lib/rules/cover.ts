import { z } from 'zod'
import { changeKinds, type ChangeKind } from './change-kinds'
import { id } from './input'

/** Hosts and kinds of change that an assignment covers. A host stands in it once. */
export const coverList = z.array(z.strictObject({
  hostId: id, kinds: z.array(z.enum(changeKinds)).min(1, 'Choose at least one kind of change.').max(changeKinds.length),
})).max(500, 'Choose no more than 500 hosts.')
  .refine((hosts) => new Set(hosts.map((host) => host.hostId)).size === hosts.length, 'Name each host once.')
export type Cover = { hostId: string; kinds: ChangeKind[] }

/** Kinds as they are kept in one column, in the order of the list, and back. */
export const joinKinds = (kinds: readonly ChangeKind[]): string => changeKinds.filter((kind) => kinds.includes(kind)).join(', ')
export const splitKinds = (kept: string): ChangeKind[] => {
  const words = kept.split(', ')
  return changeKinds.filter((kind) => words.includes(kind))
}
