import { z } from 'zod'
import type { IncidentFacts } from './facts'
import { id, incidentInput } from './input'
import { permission, phases } from './permission'

/** What can be printed. A limited seat has the sheets of its tasks alone (N8). */
export const packets = ['plan', 'time line', 'people', 'task'] as const
export type Packet = (typeof packets)[number]

export const papers = ['a4', 'letter'] as const
export type Paper = (typeof papers)[number]

export const printInput = incidentInput({ packet: z.enum(packets), taskId: id.nullable(), paper: z.enum(papers) })
  .refine((input) => (input.packet === 'task') === (input.taskId !== null), { path: ['taskId'], error: 'Choose one from the list.' })

/** Paper is out of reach of need to know, so the book says who has a copy, of what, since when (L1, N3; V5 speaks of printed copies). */
export const copyPermissions = {
  'copy.print': permission<IncidentFacts>({
    rows: 'L1, V5', does: 'print', scope: 'incident', who: ['member', 'limited'], while: phases,
  }),
} as const
