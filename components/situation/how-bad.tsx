import { AsTyped } from '@/components/ui/as-is'
import { Verdict } from '@/components/ui/verdict'
import { howSure, verdictWord } from '@/lib/rules/verdict-word'
import { lookedInto } from './looked-into'
import type { SituationRead } from './situation-words'

type Answer = SituationRead['answers'][number]
type Props = Pick<SituationRead, 'answers' | 'tasks'>

const heads = { threat: 'How bad is it?', impact: 'What is hit?', entry: 'How did they get in?' } as const

/** The three assessments as managers read them: each verdict as one word, and what is being done where there is none. */
export function HowBad({ answers, tasks }: Props) {
  const asked = (['threat', 'impact', 'entry'] as const)
    .map((assessment) => ({ assessment, answers: answers.filter((answer) => answer.assessment === assessment) })).filter((each) => each.answers.length > 0)
  const preliminary = asked.filter((each) => each.answers.some(({ answered }) => answered) && !each.answers.every(({ signed }) => signed))
  return asked.map((each) => (
    <section key={each.assessment} id={each.assessment === 'threat' ? 'how-bad' : undefined}>
      <h2>{heads[each.assessment]}</h2>
      {each.assessment === preliminary[0]?.assessment && (
        <p className="text-ink-3 text-2 mt-1">Preliminary: until these answers are signed they may change.</p>
      )}
      <Answers answers={each.answers} task={tasks.find(({ id }) => id === each.answers[0]?.taskId)} />
    </section>
  ))
}

function Answers({ answers, task }: { answers: Answer[]; task: SituationRead['tasks'][number] | undefined }) {
  const known = answers.filter(({ answered }) => answered)
  const open = answers.filter(({ answered }) => !answered)
  const { says } = lookedInto(task)
  if (known.length === 0) return <p className="text-ink-2">{says}</p>
  return (
    <>
      <ul>{known.map((answer) => {
        const word = verdictWord(answer)
        const sure = howSure(answer)
        return (
          <li key={answer.id} className="answer-row">
            <p className="asks">{answer.question}</p>
            {word && <Verdict word={word} />}
            {(answer.text || sure) && <p className="says as-written">{sure && <>{sure} </>}<AsTyped text={answer.text} /></p>}
          </li>
        )
      })}</ul>
      {open.length > 0 && <p className="text-ink-2 text-2 mt-2">No answer yet: {open.map(({ question }) => question).join(' ')} {says}</p>}
    </>
  )
}
