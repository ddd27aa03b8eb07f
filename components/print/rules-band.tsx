import type { Sheet } from '@/lib/queries/print/sheet'

/** The rules that bind whoever holds the sheet (R1). */
export function RulesBand({ rules }: { rules: Sheet['rules'] }) {
  return <ol className="paper-rules">{rules.map(({ title, text }) => <li key={title}><b>{title}.</b> {text}</li>)}</ol>
}
