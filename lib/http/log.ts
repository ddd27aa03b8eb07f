/** Writes a fault to the program's output: its kind and place, never contents, which may be of an incident. */
export function log(where: string, error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at ')).slice(0, 4) : []
  console.error(JSON.stringify({ at: new Date().toISOString(), where, kind, code, frames: frames.map((frame) => frame.trim()) }))
}
