import type { EvidenceKind } from '@/lib/rules/evidence'
import { isolated } from '@/lib/rules/hidden-characters'

export const kindWords: Record<EvidenceKind, string> = {
  snapshot: 'snapshot or image', copy: 'copy of an item', 'log copy': 'copy of logs', file: 'file', list: 'list or output', object: 'object',
  paper: 'paper',
}

const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB']

/** A size as people say it, in steps of a thousand: `61 GB`, `48.2 kB`. */
export function sizeWords(bytes: bigint): string {
  let value = Number(bytes)
  let step = 0
  while (value >= 999.5 && step < units.length - 1) {
    value /= 1000
    step += 1
  }
  return `${step === 0 || value >= 100 ? Math.round(value) : Number(value.toFixed(1))} ${units[step]}`
}

/** Who says that somebody else holds an item; a limited seat may not see who it was. */
export const sayer = (saidBy: string): string => (saidBy === '' ? 'someone else' : isolated(saidBy))

/** Who holds an item, and by whose word where it is not their own. */
export const heldWords = (holder: string, saidBy: string | null): string =>
  `held by ${isolated(holder)}${saidBy === null ? '' : `, as ${sayer(saidBy)} says`}`
