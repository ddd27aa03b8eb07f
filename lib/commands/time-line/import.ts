import { incidentCommand } from '@/lib/commands/command'
import { importInput } from '@/lib/rules/time-line-import/permission'
import { importNow } from './import-now'
import { takeOver } from './take-over-lines'

/** So many lines are taken over in some seconds. */
const manyLines = 5_000

/**
 * Takes over what was read from a file (E5): all of it or nothing, in the order of its lines. What stands in the time line already is not
 * added again, however often the file is read; a line that the file holds twice stands there twice. One entry in the log book says which
 * file it was, by its digest, and how many of its lines became entries.
 */
export const importTimeLine = incidentCommand('timeLine.import', {
  input: importInput,
  // A large file takes minutes, of which there is one at a time; others are over in seconds.
  minutes: async ({ tx, actor }, { incidentId, importId }) => {
    const [large] = await tx.$queryRaw<unknown[]>`
      select from time_line_import i join seat s on s.id = i.by_seat_id
      where i.id = ${importId}::uuid and i.incident_id = ${incidentId}::uuid and s.person_id = ${actor.id}::uuid and i.readable > ${manyLines}`
    return large ? 20 : undefined
  },
  subject: async (at, { importId }) => {
    const file = await importNow(at, importId)
    return file && { facts: { ...at.incident, file: { state: file.state } }, file }
  },
  run: async ({ tx, now, incident, subject: { file } }) => {
    const incidentId = incident.incident.id
    const { added, first, digest } = await takeOver({ tx, now, incident }, file.id)
    await tx.timeLineImport.updateMany({ where: { incidentId, id: file.id }, data: { state: 'done', added, doneAt: now } })
    await tx.timeLineImportPart.deleteMany({ where: { incidentId, importId: file.id, holds: 'entries' } })
    const present = file.readable - added
    return {
      entry: {
        kind: added === 0 ? 'timeLine.importedNothing' : 'timeLine.imported', says: `imported ${counted(added)} from “${file.name}” into the timeline`,
        about: {
          importId: file.id, file: file.name, sha256: file.sha256, bytes: Number(file.bytes), lines: file.readable + file.refused, added,
          alreadyThere: present, refused: file.refused, mapping: file.mapping, zone: file.zone,
          numbers: added === 0 ? null : { first, last: first + added - 1, digest },
        },
      },
      answer: { importId: file.id, added, alreadyThere: present, refused: file.refused },
    }
  },
})

const counted = (many: number): string => (many === 0 ? 'nothing new' : `${many} ${many === 1 ? 'entry' : 'entries'}`)
