/** A key, or keys after each other, and what they do. */
export type KeyLine = { keys: readonly string[]; does: string }

const everywhere: readonly KeyLine[] = [
  { keys: ['Ctrl', 'K'], does: 'find or do' },
  { keys: ['/'], does: 'go to search or quick entry' },
  { keys: ['?'], does: 'these keys' },
  { keys: ['Ctrl', 'Shift', 'L'], does: 'lock the screen' },
  { keys: ['Esc'], does: 'close what is open' },
]

const ofWaits: readonly KeyLine[] = [
  { keys: ['J'], does: 'next thing that waits' }, { keys: ['K'], does: 'previous one' },
  { keys: ['Enter'], does: 'the button that has the focus, or the filled one' }, { keys: ['O'], does: 'open its page' },
]

const ofPages: Record<string, readonly KeyLine[]> = {
  '': ofWaits, situation: ofWaits, tasks: ofWaits,
  plan: [
    { keys: ['J'], does: 'next task' }, { keys: ['K'], does: 'previous task' }, { keys: ['Enter'], does: 'open the task' },
    { keys: ['A'], does: 'open the row (coordinator)' }, { keys: ['Alt', '↑'], does: 'move the task up in its section' },
    { keys: ['Alt', '↓'], does: 'move it down' },
  ],
  'time-line': [
    { keys: ['Enter'], does: 'add the entry' }, { keys: ['+'], does: 'zoom in' },
    { keys: ['−'], does: 'zoom out' }, { keys: ['←', '→'], does: 'earlier, later' }, { keys: ['0'], does: 'show everything' },
  ],
}

/** Letters after G, by the end of an address. The desk has none of its own. */
const letters: Record<string, string> = {
  '': 'd', situation: 's', tasks: 'm', plan: 'p', 'time-line': 't', people: 'e', office: 'c', hosts: 'h', evidence: 'v', 'log-book': 'b',
  phase: 'f', rules: 'r', account: 'a', accounts: 'u', settings: 'o',
}

const endOf = (address: string): string => address.split(/[?#]/)[0]!.split('/').at(-1)!

/** A page of the navigation and the letter that leads to it after G. */
export type GoTo = { letter: string; label: string; href: string }

/** Which pages of the navigation a letter leads to. Incidents by name have none. */
export function goTos(pages: readonly { label: string; href: string }[]): GoTo[] {
  return pages.flatMap(({ label, href }) => {
    const letter = letters[endOf(href)]
    return letter ? [{ letter, label, href }] : []
  })
}

/** The keys of a page, those of its own first. */
export function keysOf(path: string): { title: string; lines: readonly KeyLine[] }[] {
  const own = ofPages[endOf(path)]
  return [...(own ? [{ title: 'On this page', lines: own }] : []), { title: 'Everywhere', lines: everywhere }]
}
