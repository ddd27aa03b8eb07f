import type { ReactNode } from 'react'

/** Recovery codes, a token or a link: shown this once, to be kept elsewhere. */
export function ShownOnce({ title, why, lines, children }: { title: string; why: string; lines: readonly string[]; children?: ReactNode }) {
  return (
    <div className="stack" role="status">
      <h2>{title}</h2>
      <p className="note note-accent">{why}</p>
      <ul className="shown-once">{lines.map((line) => <li key={line} className="mono">{line}</li>)}</ul>
      {children}
    </div>
  )
}

export const codesWhy = 'Each one gets you in once without your app. Print them or put them into your password manager: they are not shown again.'

/** The recovery codes in an answer of a door. */
export function codesIn(answer: Record<string, unknown>): string[] {
  return typeof answer.codes === 'string' ? answer.codes.split(' ') : []
}
