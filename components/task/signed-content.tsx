import { AsTyped } from '@/components/ui/as-is'
import { counted } from '@/components/ui/counted'
import { Shape } from '@/components/ui/shape'
import { answerLine, lengthOf } from '@/lib/rules/content-changes'
import type { SignedContent as Content } from '@/lib/rules/signed-content'

/** What a signature was given over, as it then stood. */
export function SignedContent({ content }: { content: Content }) {
  const { title, description, result, checklist, answers, evidence, list } = content
  return (
    <div className="note mt-4">
      <p><b>{title}</b> {description}</p>
      {checklist.length > 0 && (
        <ul className="mt-2">{checklist.map((item) => (
          <li key={item.id}><Shape of={item.ticked ? 'done' : 'open'} /> {item.text}, {item.ticked ? 'ticked' : 'not ticked'}</li>
        ))}</ul>
      )}
      {answers.length > 0 && (
        <ol className="mt-2">{answers.map((answer) => (
          <li key={answer.id} className="mt-2">
            <b>{answer.text}</b><br /><span className="as-written"><AsTyped text={answerLine(answer) || 'no answer'} /></span>
          </li>
        ))}</ol>
      )}
      {result && <p className="mt-2 as-written"><b>Result:</b> <AsTyped text={result} /></p>}
      {evidence.length > 0 && (
        <ul className="mt-2">{evidence.map((item) => <li key={item.id} className="mono">{item.sha256 ?? item.evidenceId}</li>)}</ul>
      )}
      {list && (
        <p className="mt-2">
          {counted(lengthOf(list), 'entry', 'entries')} of its list{'book' in list && <>, as they stood at entry {list.book.seq} of the logbook</>}.
        </p>
      )}
    </div>
  )
}
