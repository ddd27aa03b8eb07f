import type { IncidentFacts } from '../facts'
import { id, incidentInput } from '../input'
import { condition, open, permission, phases } from '../permission'
import { z } from 'zod'

/** How far a file has come: it is read, waits to be taken over, was taken over, or was given up. */
export const importStates = ['reading', 'ready', 'done', 'cancelled'] as const
export type ImportState = (typeof importStates)[number]

export const exportForms = ['csv', 'jsonl'] as const
export type ExportForm = (typeof exportForms)[number]

export const importInput = incidentInput({ importId: id })
export const exportInput = incidentInput({ as: z.enum(exportForms) })

export type ImportFacts = IncidentFacts & { file: { state: ImportState } }

const waits = condition<ImportFacts>({
  says: 'the file was read to its end and waits', refuses: 'state', holds: (f) => f.file.state === 'ready',
  because: (f) => f.file.state === 'done'
    ? 'This file has already been imported.'
    : f.file.state === 'reading' ? 'This file is still being read.' : 'This import was discarded. Choose the file again.',
})

/** A large file holds the incident for minutes: the coordinator's answer would wait behind it (TO-3). */
const noTakeOver = condition<ImportFacts>({
  says: 'no takeover has been called or requested', refuses: 'state', holds: (f) => f.takeOver === null,
  because: 'A takeover is under way, and an import could delay the coordinator’s answer. Import the file when the takeover is over.',
})

/** So many files of one seat may lie beside the time line, up to 1 GB each, before they are taken over or given up. */
export const mostFiles = 3
export const tooManyFiles = `You have ${mostFiles} files waiting. Import or discard them first.`

const byMembers = { scope: 'incident', who: ['member'] } as const

export const timeLineImportPermissions = {
  'timeLine.import': permission<ImportFacts>({ rows: 'E5', does: 'import into the timeline', ...byMembers, while: open, and: [waits, noTakeOver] }),
  'timeLine.export': permission<IncidentFacts>({ rows: 'E5, L1', does: 'export the timeline', ...byMembers, while: phases }),
} as const
