import type { Actor } from '@/lib/actor/actor'
import { Refused, missing, stateRefused } from '@/lib/commands/refused'
import { as, type At } from '@/lib/db/as'
import { newId } from '@/lib/db/id'
import { incidentFacts } from '@/lib/facts/incident'
import { decide } from '@/lib/rules/decide'
import { permissions } from '@/lib/rules/permissions'
import type { Mapping } from '@/lib/rules/time-line-import/mapping'
import { mostFiles, tooManyFiles } from '@/lib/rules/time-line-import/permission'
import type { Part } from '@/lib/rules/time-line-import/read-file'

// Writes that are no commands: what is read of a file lies beside the time line, under an id that its sender alone is told, until they give
// it up or `timeLine.import` takes it over, which a colleague can do, too, whom they send the address. Nothing here is in the record yet, so
// nothing is in the log book.

type Where = { actor: Actor; incidentId: string; importId: string }
type File = { name: string; mapping: Mapping; zone: string | null }

/** Refuses whoever may not import here now, before anything of a file is looked at. */
export async function refuseStrangers(actor: Actor, incidentId: string): Promise<void> {
  await as(actor, (at) => mayImport(at, incidentId))
}

/**
 * A new import of somebody who may import here now; refused while three of theirs wait. What anybody left lying for a day goes.
 * Hidden and missing incidents answer alike.
 */
export async function beginImport(actor: Actor, incidentId: string, { name, mapping, zone }: File): Promise<string> {
  return as(actor, async (at) => {
    const seatId = await mayImport(at, incidentId)
    const { tx, now } = at
    const old = { incidentId, state: { in: ['reading', 'ready'] }, begunAt: { lt: new Date(now.getTime() - dayMs) } }
    const left = await tx.timeLineImport.findMany({ where: old, select: { id: true } })
    await tx.timeLineImportPart.deleteMany({ where: { incidentId, importId: { in: left.map(({ id }) => id) } } })
    await tx.timeLineImport.updateMany({ where: old, data: { state: 'cancelled' } })
    const waiting = await tx.timeLineImport.count({ where: { incidentId, bySeatId: seatId, state: { in: ['reading', 'ready'] } } })
    if (waiting >= mostFiles) throw stateRefused(tooManyFiles)
    const id = newId()
    await tx.timeLineImport.createMany({
      data: [{ id, incidentId, bySeatId: seatId, name, mapping: JSON.stringify(mapping), zone, begunAt: now }],
    })
    return id
  })
}

const dayMs = 86_400_000

async function mayImport(at: At, incidentId: string): Promise<string> {
  const incident = await incidentFacts(at, incidentId)
  if (!incident?.me) throw missing()
  const verdict = decide(permissions['timeLine.import'], { ...incident, file: { state: 'ready' } })
  if (!verdict.allowed) throw new Refused(verdict.code, verdict.because)
  return incident.me.id
}

/** Keeps some lines. Refuses when the import was given up, or its sender may not see the incident any more: at the next lines at the latest. */
export async function keepPart({ actor, incidentId, importId }: Where, number: number, part: Part): Promise<void> {
  await as(actor, async ({ tx }) => {
    const counted = await tx.timeLineImport.updateMany({
      where: { incidentId, id: importId, state: 'reading' },
      data: { readable: { increment: part.readable }, refused: { increment: part.refused } },
    })
    if (counted.count === 0) throw missing()
    for (const holds of ['entries', 'refusals'] as const)
      if (part[holds] !== '') {
        await tx.$executeRaw`
          insert into time_line_import_part (incident_id, import_id, holds, number, lines)
          values (${incidentId}::uuid, ${importId}::uuid, ${holds}, ${number}::int, ${part[holds]})`
      }
  })
}

/** The file was read to its end: now it can be taken over. */
export async function finishImport(actor: Actor, incidentId: string, importId: string, read: { sha256: string; bytes: number }): Promise<void> {
  const done = await as(actor, ({ tx }) => tx.timeLineImport.updateMany({
    where: { incidentId, id: importId, state: 'reading' }, data: { state: 'ready', ...read },
  }))
  if (done.count === 0) throw missing()
}

/** Gives an import of one's own up that was not taken over yet: its lines go. Nothing for any other. */
export async function giveUpImport(actor: Actor, incidentId: string, importId: string): Promise<void> {
  await as(actor, async (at) => {
    const incident = await incidentFacts(at, incidentId)
    const given = await at.tx.timeLineImport.updateMany({
      where: { incidentId, id: importId, bySeatId: incident?.me?.id ?? newId(), state: { in: ['reading', 'ready'] } }, data: { state: 'cancelled' },
    })
    if (given.count > 0) await at.tx.timeLineImportPart.deleteMany({ where: { incidentId, importId } })
  })
}
