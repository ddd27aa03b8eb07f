import { z } from 'zod'
import type { Within } from '@/lib/facts/incident'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import type { ImportState } from '@/lib/rules/time-line-import/permission'

export type Refusal = { line: number; because: string }
export type ImportedFile = { id: string; name: string; by: string; at: Date; added: number; refused: number }
/** A file that was read: what can be taken over of it, and the first of what can't. */
export type ReadFile = {
  id: string; name: string; state: ImportState; sha256: string | null; bytes: number; readable: number; refused: number; added: number | null
  refusals: Refusal[]
}
export type TimeLineImport = {
  incidentId: string
  opened: ReadFile | null
  done: ImportedFile[]
  /** Whether a file can be sent now; and whether the opened one can be taken over. */
  can: { send: Verdict; take: Verdict }
}

const refusalsShown = 200

/** The page of imports: the file that the address opens, and those that were taken over. Null for a file that is not there. */
export async function timeLineImport(within: Within, importId: string | null): Promise<TimeLineImport | null> {
  const { tx, incident } = within
  const incidentId = incident.incident.id
  const opened = importId === null ? null : await readFile(within, importId)
  if (importId !== null && opened === null) return null
  const done = await tx.$queryRaw<ImportedFile[]>`
    select i.id, i.name, s.name as by, i.done_at as at, i.added, i.refused from time_line_import i join seat s on s.id = i.by_seat_id
    where i.incident_id = ${incidentId}::uuid and i.state = 'done' order by i.done_at desc, i.id limit 20`
  const rule = permissions['timeLine.import']
  return {
    incidentId, opened, done,
    can: {
      send: decide(rule, { ...incident, file: { state: 'ready' } }), take: decide(rule, { ...incident, file: { state: opened?.state ?? 'reading' } }),
    },
  }
}

async function readFile(within: Within, importId: string): Promise<ReadFile | null> {
  if (!z.uuid().safeParse(importId).success) return null
  const [file] = await within.tx.$queryRaw<(Omit<ReadFile, 'bytes' | 'refusals'> & { bytes: bigint })[]>`
    select id, name, state, sha256, bytes, readable, refused, added from time_line_import
    where incident_id = ${within.incident.incident.id}::uuid and id = ${importId}::uuid`
  if (!file) return null
  return {
    ...file, bytes: Number(file.bytes),
    refusals: file.refused === 0 ? [] : (await refusalsAfter(within, file.id, 0)).refusals.slice(0, refusalsShown),
  }
}

/** Refused lines with their reasons, from one part of the file on, as many as fill a page; `part` is where to go on, null at the end. */
export async function refusalsAfter({ tx, incident }: Within, importId: string, after: number): Promise<{ refusals: Refusal[]; part: number | null }> {
  const parts = await tx.$queryRaw<{ number: number; lines: string }[]>`
    select number, lines from time_line_import_part
    where incident_id = ${incident.incident.id}::uuid and import_id = ${importId}::uuid and holds = 'refusals' and number > ${after}::int
    order by number limit 20`
  return { refusals: parts.flatMap(({ lines }) => JSON.parse(lines) as Refusal[]), part: parts.length === 20 ? parts.at(-1)!.number : null }
}
