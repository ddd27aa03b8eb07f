const name = 'muster:saved'

/** A command that this page sent and that was done: its name, and what the form held. */
export type Saved = { command: string; sent: Record<string, string> }

/** Says on the page that a command was done. */
export function tellSaved(command: string, formData: FormData): void {
  const sent = Object.fromEntries([...formData].filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  window.dispatchEvent(new CustomEvent<Saved>(name, { detail: { command, sent } }))
}

/** Calls back for each command that this page sends and that is done. Returns the end of it. */
export function onSaved(then: (saved: Saved) => void): () => void {
  const heard = (event: Event) => then((event as CustomEvent<Saved>).detail)
  window.addEventListener(name, heard)
  return () => window.removeEventListener(name, heard)
}
