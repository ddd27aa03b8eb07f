import { Pairs } from '@/components/ui/facts'
import { PersonName } from '@/components/ui/person-name'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { MayITalk as Answer, Talk } from '@/lib/queries/may-i-talk'
import type { People } from '@/lib/queries/people'
import { isolated } from '@/lib/rules/hidden-characters'
import { ReportDisclosure } from './disclosures'
import type { Reader } from '@/components/ui/reader'

/** "May I talk to …?": asked by name, answered beginning with Yes or No (N5). Works as a plain form. */
export function MayITalk({ page, ...reader }: { page: People } & Reader) {
  return (
    <Section title="May I talk to …?" quiet="Ask before you speak, even to say that something is up" id="talk">
      <form method="get" action={`/incidents/${page.incidentId}/people`} className="quick mt-3" role="search">
        <label className="field"><span className="sr-only">Name</span>
          <input className="input" name="talk" type="search" defaultValue={page.asked} maxLength={120} required autoComplete="off"
            placeholder="First and last name" />
        </label>
        <button className="button" type="submit">Ask</button>
      </form>
      {page.talk && <div className="may-i" role="status"><Verdict answer={page.talk} page={page} {...reader} /></div>}
      <p className="aside-note mt-3">{page.sight === 'whole' ? 'A name that isn’t on the roster gets “No” and no reason.'
        : 'For anyone you don’t work with, the answer is always the same.'}</p>
      <ReportDisclosure page={page} />
    </Section>
  )
}

function Verdict({ answer, page, ...reader }: { answer: Answer; page: People } & Reader) {
  switch (answer.answer) {
    case 'yes':
    case 'not yet': return <One talk={answer} page={page} {...reader} />
    case 'no': return (
      <><p className="verdict">No.</p>
        <p className="text-ink-2">Say nothing to <PersonName name={answer.name} />, not even that something is up.</p></>
    )
    case 'yourself': return <p className="verdict">That is you.</p>
    case 'ask the coordinator': return (
      <><p className="verdict">Ask the coordinator.</p>
        <p className="text-ink-2">Say nothing until <PersonName name={answer.coordinator} /> has answered.</p>
        <Pairs facts={[{ label: 'Reach', value: answer.reach }]} /></>
    )
    case 'which': return (
      <><p className="verdict">Which person do you mean?</p>
        <p className="text-ink-2">The answer holds only for exactly these people.</p>
        {answer.people.map((talk) => <div key={talk.seatId} className="mt-4"><One talk={talk} page={page} {...reader} /></div>)}</>
    )
  }
}

function One({ talk, page, zone, now }: { talk: Talk; page: People } & Reader) {
  const who = talk.organisation ? `${isolated(talk.name)}, ${isolated(talk.organisation)},` : isolated(talk.name)
  if (talk.answer === 'not yet') return <><p className="verdict">No, not now.</p><p className="text-ink-2">{talk.because}</p></>
  const tasks = talk.about ?? []
  return (
    <>
      <p className="verdict">Yes{tasks.length > 0 && `, about ${tasks.length === 1 ? 'one task' : `${tasks.length} tasks`}`}.</p>
      <p className="text-ink-2">
        {who} {talk.since ? <>has been on the roster since <Time at={talk.since} zone={zone} now={now} /></> : 'is on the roster'}.{' '}
        {tasks.length > 0 && <>You may talk about {tasks.map((task, index) => (
          <span key={task.id}>
            {index > 0 && ', '}<a href={`/incidents/${page.incidentId}/plan/${task.id}`}>{task.title}</a>
          </span>
        ))}, and about nothing else.</>}
        {talk.about && tasks.length === 0 && 'Nothing is shared with this person yet: ask the coordinator what you may talk about.'}
        {talk.why && `Was told, but has no access here. Why: ${talk.why}`}
      </p>
      <Pairs facts={[
        { label: 'Reach', value: talk.reach },
        { label: 'Make sure', value: 'Call back on a number you have from here or from the card, never on one that a caller gives you.' },
      ]} />
    </>
  )
}
