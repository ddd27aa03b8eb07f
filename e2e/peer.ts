import net from 'node:net'

/** What a peer heard that sent a body of its own making, and how much of it the server took. */
export type Heard = { status: number; taken: number }

/**
 * Sends a request with a body in chunks, or none of the body that its head announces, until the server hangs up; with `once`, until it answers.
 */
export function sendLong(
  { method, path, headers, announced, chunks, once }: {
    method: string; path: string; headers: Record<string, string>; announced?: number; chunks?: number; once?: boolean
  },
): Promise<Heard> {
  const { hostname, port, host } = new URL(process.env.MUSTER_URL ?? '')
  const length = announced === undefined ? 'transfer-encoding: chunked' : `content-length: ${announced}`
  const named = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const piece = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  return new Promise((resolve) => {
    const socket = net.connect(Number(port), hostname)
    let [text, taken] = ['', 0]
    const write = (left: number) => {
      if (left === 0 || !socket.writable) return
      socket.write(piece, (error) => {
        if (error) return
        taken += 0x10000
        write(left - 1)
      })
    }
    socket.setEncoding('utf8').on('data', (more: string) => {
      text += more
      if (once) socket.destroy()
    })
    socket.setTimeout(30_000, () => socket.destroy()).on('error', () => {})
    socket.on('close', () => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), taken }))
    socket.write([`${method} ${path} HTTP/1.1`, `host: ${host}`, length, ...named, '', ''].join('\r\n'))
    write(chunks ?? 0)
  })
}
