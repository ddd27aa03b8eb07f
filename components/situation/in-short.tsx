import { dateAndTime, shortDuration } from '@/components/ui/format-time'
import { isOpen, type Phase } from '@/lib/rules/permission'
import { verdictWord } from '@/lib/rules/verdict-word'
import type { Asked } from './asked-of'
import { lookedInto } from './looked-into'
import type { SituationRead } from './situation-words'

type Props = { page: SituationRead; phase: Phase | undefined; asked: Asked; zone: string; now: string }

/** Three answers before everything else: were users hit, is it over, is anything asked of me. */
export function InShort({ page, phase, asked, zone, now }: Props) {
  const users = usersHit(page)
  return (
    <section className="in-short" aria-label="In short">
      {users && <a className="plain" href="#how-bad"><span>Users hit?</span> <b>{users}</b></a>}
      {phase && <p><span>Over?</span> <b>{over(phase)}</b></p>}
      <a className="plain" href="#asked"><span>You?</span> <b>{yours(asked, zone, new Date(now))}</b></a>
    </section>
  )
}

/** The answer on which most hangs; null in a plan that does not ask it. */
export function usersHit({ answers, tasks }: Pick<SituationRead, 'answers' | 'tasks'>): string | null {
  const answer = answers.find(({ assessment, key }) => assessment === 'threat' && key === 'end-users')
  if (!answer) return null
  return (answer.answered && verdictWord(answer)) || lookedInto(tasks.find(({ id }) => id === answer.taskId)).short
}

/** When it will be over stands nowhere: only whether it is. */
export function over(phase: Phase): string {
  if (!isOpen(phase)) return `Yes, ${phase}`
  return phase === 'watching' ? 'Not yet, services are back' : 'Not yet'
}

/** How much is asked, and by when or since when. */
export function yours({ things, count }: Asked, zone: string, now: Date): string {
  const [first] = things
  if (!first) return 'Nothing now'
  const many = count === 1 ? 'One thing' : `${count} things`
  if (first.due) return `${many}, ${count === 1 ? '' : 'first '}by ${dateAndTime(new Date(first.due), zone, now)}`
  const since = things.flatMap((thing) => thing.since ?? []).sort()[0]
  return since ? `${many}, ${count === 1 ? 'for' : 'the oldest for'} ${shortDuration(now.getTime() - Date.parse(since))}` : many
}
