import { z } from 'zod'
import type { IncidentFacts } from './facts'
import { id, incidentInput, moment, optionalText, text } from './input'
import { oneLine } from './one-line'
import { condition, permission, phases } from './permission'

/** What an item is. A snapshot is any copy of a whole host: of its volumes, its disk or its blocks (V4). */
export const evidenceKinds = ['snapshot', 'copy', 'log copy', 'file', 'list', 'object', 'paper'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]
/** Things that have no size and no hash. */
const things: readonly string[] = ['object', 'paper'] satisfies readonly EvidenceKind[]

const wholeBytes = z.int('Enter whole bytes.').min(0, 'Enter whole bytes.')
/** As programs print it, too: in capitals, or with the name of the file behind it. */
const sha256 = z.string().max(5000, 'Enter the SHA-256 alone.').transform(bareSha256)
  .pipe(z.string().regex(/^[0-9a-f]{64}$/, 'Enter one SHA-256: 64 hex digits, 0 to 9 and a to f, or the line that sha256sum prints.'))

/** The digits of a SHA-256 as sha256sum or Get-FileHash print it (`<digits>  file`, `\<digits> *file`, `SHA256 (file) = <digits>`), else the text. */
export function bareSha256(text: string): string {
  const [line = '', ...more] = text.trim().split(/[\r\n]+/)
  const found = more.length > 0 ? null : /^(?:\\?([0-9a-f]{64})(?:[ \t]+\S.*)?|SHA256 ?\(.*\) ?= ?([0-9a-f]{64}))$/i.exec(line)
  return (found?.[1] ?? found?.[2])?.toLowerCase() ?? text
}

/** Refuses what V1 asks for and is not there: size and hash of everything that has them, what a snapshot needs, what a copy was made of. */
export const registerInput = incidentInput({
  title: oneLine(200), what: text(4000), kind: z.enum(evidenceKinds), hostId: id.nullable(), copyOfId: id.nullable(), takenBySeatId: id,
  takenHow: text(1000), takenWhere: text(500), takenAt: moment, size: wholeBytes.nullable(), sha256: sha256.nullable(),
  toRunAgain: optionalText(2000),
}).superRefine((input, context) => {
  const needs = (path: string, missing: boolean, message: string) => {
    if (missing) context.addIssue({ code: 'custom', path: [path], message })
  }
  const isSnapshot = input.kind === 'snapshot'
  const isData = !things.includes(input.kind)
  needs('size', isData && input.size === null, 'Enter its size in bytes.')
  needs('sha256', isData && input.sha256 === null, 'Enter its SHA-256.')
  needs('hostId', isSnapshot && input.hostId === null, 'Name the host that it is a snapshot of.')
  needs('toRunAgain', isSnapshot && input.toRunAgain.trim() === '', 'Write the architecture, and what it takes to run it again.')
  needs('copyOfId', (input.kind === 'copy') !== (input.copyOfId !== null), 'Choose what it is a copy of, or change the kind.')
})

export type RegisterFacts = IncidentFacts & { taker: { name: string; onTheList: boolean }; takenAt: Date }

export const takerOnTheList = condition<RegisterFacts>({
  says: 'whoever took it is on the roster', refuses: 'state', holds: (f) => f.taker.onTheList,
  because: (f) => `${f.taker.name} is no longer on the roster and can’t hold evidence.`,
})
export const alreadyTaken = condition<RegisterFacts>({
  says: 'it was taken before now', refuses: 'state', holds: (f) => f.takenAt <= f.now,
  because: 'That time is in the future. Check date and time.',
})

/** E-01, E-02 … in the order of the register. */
export const evidenceLabel = (number: number): string => `E-${String(number).padStart(2, '0')}`

/** What an item is called for somebody: its number counts what was registered, which a limited seat is not told (N8). */
export const evidenceName = ({ standings }: Pick<IncidentFacts, 'standings'>, { number, title }: { number: number; title: string }): string =>
  (standings.has('limited') ? title : `${evidenceLabel(number)} ${title}`)

export const evidencePermissions = {
  'evidence.register': permission<RegisterFacts>({
    rows: 'CU-1, V1', does: 'register evidence', scope: 'incident', who: ['member', 'limited'], while: phases,
    and: [takerOnTheList, alreadyTaken],
  }),
} as const
