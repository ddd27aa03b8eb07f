import type { Mapping } from '@/lib/rules/time-line-import/mapping'

type NotSent = { because: string; fields: Record<string, string> }
export type Sent = { importId: string } | NotSent
type Sending = { answer: Promise<Sent | 'cancelled'>; cancel: () => void }

/** Sends a file as it lies on the disk, a piece at a time, and tells how far it is. By XMLHttpRequest: `fetch` does not say. */
export function sendFile(address: string, file: File, asked: { mapping: Mapping; zone: string | null }, progress: (share: number) => void): Sending {
  const query = new URLSearchParams({ name: file.name.slice(0, 255), mapping: JSON.stringify(asked.mapping), zone: asked.zone ?? '' })
  const request = new XMLHttpRequest()
  const answer = new Promise<Sent | 'cancelled'>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 1)
    request.onload = () => resolve(answerOf(request))
    request.onerror = () => resolve(failed)
    request.onabort = () => resolve('cancelled')
  })
  request.open('POST', `${address}?${query}`)
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.send(file)
  return { answer, cancel: () => request.abort() }
}

const failed: NotSent = { because: 'The upload failed, and nothing was kept. Choose the file again.', fields: {} }

function answerOf(request: XMLHttpRequest): Sent {
  try {
    const body = JSON.parse(request.responseText) as { importId?: string; because?: string; fields?: Record<string, string> }
    if (body.importId) return { importId: body.importId }
    return { because: body.because ?? failed.because, fields: body.fields ?? {} }
  } catch {
    return failed
  }
}
