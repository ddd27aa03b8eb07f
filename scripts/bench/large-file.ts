import { request } from 'node:http'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { timeLineFile } from '@/lib/testing/time-line-file'
import { memoryOf } from './cpu'
import type { Data } from './data'
import type { Server } from './servers'

/** What it took to read a file: its lines, seconds, and the server's memory before and at its highest, in MB. */
export type Reading = { lines: number; seconds: number; before: number; most: number }

/** Sends a file of so many MB as a program sends it, made of the events of a real one with a number each, and watches the server's memory. */
export async function sendLargeFile({ incidents, token }: Data, { address, pid }: Server, megabytes: number): Promise<Reading> {
  const before = memoryOf(pid)
  let most = before
  const watch = setInterval(() => (most = Math.max(most, memoryOf(pid))), 50)
  const began = performance.now()
  try {
    const answer = await send(`${address}/api/v1/incidents/${incidents.at(-1)!.id}/time-line/import?name=large.jsonl&zone=UTC`, token, megabytes * 1e6)
    const { readable, refused } = JSON.parse(answer) as { readable: number; refused: number }
    if (!readable || refused) throw new Error(`The file was not read: ${answer}`)
    return { lines: readable, seconds: (performance.now() - began) / 1000, before, most }
  } finally {
    clearInterval(watch)
  }
}

const send = (address: string, token: string, size: number) => new Promise<string>((resolve, reject) => {
  const sent = request(address, { method: 'POST', headers: { authorization: `Bearer ${token}` } }, (answer) => void text(answer).then(resolve, reject))
  sent.on('error', reject)
  Readable.from(pieces(size)).pipe(sent)
})

function* pieces(size: number): Generator<string> {
  const events = timeLineFile('centos_sshd_events.jsonl.gz').toString().trim().split('\n').map((line) => JSON.parse(line) as { message: string })
  for (let sent = 0, number = 1; sent < size;) {
    const piece = events.slice(0, 50).map((event) => `${JSON.stringify({ ...event, message: `${event.message} no. ${number++}` })}\n`).join('')
    sent += piece.length
    yield piece
  }
}
