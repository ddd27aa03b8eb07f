import type { EvidenceKind } from '@/lib/rules/evidence'

export const kindWords: Record<EvidenceKind, string> = {
  snapshot: 'snapshot or image', copy: 'copy of an item', 'log copy': 'copy of logs', file: 'file', list: 'list or output', object: 'thing',
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
