import { parentPort } from 'node:worker_threads'
import { fileReader, type Begun, type NotRead, type Part } from '@/lib/rules/time-line-import/read-file'
import type { Mapping } from '@/lib/rules/time-line-import/mapping'

// Runs in a thread of its own (reading.ts): reads one file after the other, and knows nothing but their bytes.

export type Asked = { begin: Begun } | { piece: Uint8Array } | 'end'
export type Answered = { parts: Part[] } | { mapping: Mapping } | NotRead

let reader: Exclude<ReturnType<typeof fileReader>, NotRead> | null = null

function answer(asked: Asked): Answered {
  if (asked === 'end') return { parts: reader!.end() }
  if ('piece' in asked) return { parts: reader!.push(asked.piece) }
  const made = fileReader(asked.begin)
  if ('refused' in made) return made
  reader = made
  return { mapping: made.mapping }
}

parentPort!.on('message', (asked: Asked) => parentPort!.postMessage(answer(asked)))
parentPort!.postMessage('ready')
