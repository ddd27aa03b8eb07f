import { PageTitle } from '@/components/frame/page-title'
import { countOf, countSentence } from '@/components/plan/count-words'
import { AsTyped } from '@/components/ui/as-is'
import { PersonName } from '@/components/ui/person-name'
import { Time } from '@/components/ui/time'
import { severalOf } from '@/components/wait/several'
import { isolated } from '@/lib/rules/hidden-characters'
import { askedOf } from './asked-of'
import { AskedList } from './asked-list'
import { BeingDone } from './being-done'
import { HowBad } from './how-bad'
import { InShort } from './in-short'
import type { SituationProps } from './situation-words'

/** The incident in plain words, for managers: three answers, what is asked of them, what happened, how bad it is, what is being done (M2). */
export function PlainPage({ page, frame, now, zone }: SituationProps) {
  const { incident, whole, waits, seatId } = frame
  const href = `/incidents/${incident.id}`
  const asked = askedOf({ incidentId: incident.id, seatId, waits, tasks: page.tasks })
  return (
    <>
      <div className="sr-only"><PageTitle title="Situation, in plain words" /></div>
      <InShort page={page} phase={whole?.phase} asked={asked} zone={zone} now={now} />
      <div className="manager">
        <div className="prose">
          <AskedList asked={asked} several={severalOf(waits, page.deciding).get(incident.id)} deciding={page.deciding} zone={zone} now={now} />
          <section>
            <h2>What happened</h2>
            <p className="as-written happened"><AsTyped text={page.summary.text || page.symptoms} /></p>
            <p className="text-ink-3 text-2 mt-2">{page.summary.at
              ? <>Written by <PersonName name={page.summary.by} />, <Time at={page.summary.at} zone={zone} now={now} as="both" /></>
              : 'This is what was noticed first. Nobody has written a summary yet.'}</p>
          </section>
          <HowBad answers={page.answers} tasks={page.tasks} />
          <BeingDone tasks={page.tasks} plan={`${href}/plan`} />
        </div>
        <aside className="beside">
          <section><h2>Before you talk to anyone</h2>
            <p>{whole?.people === 1 ? 'One person knows.' : `${whole?.people ?? 0} people know.`}{' '}
              Check the name first, even to say that something is up.<br />
              <a href={`${href}/people#talk`}>May I talk to …?</a></p></section>
          <section><h2>Who runs this</h2>
            <p><PersonName name={incident.coordinator} /> coordinates.{' '}
              {page.firstDeputy ? `First deputy: ${isolated(page.firstDeputy)}.` : 'No deputy can take over yet.'}<br />
              <a href={`${href}/people`}>How to reach them safely</a></p></section>
          <section><h2>What you can leave to others</h2>
            <p>The technical work. If someone asks you to help with it, or goes straight to the team, send them to <PersonName name={incident.coordinator} />.</p></section>
          <section><h2>The plan</h2>
            <p>{countSentence(countOf(page.tasks))}<br /><a href={`${href}/plan`}>Read the plan</a></p></section>
          <section><h2>In full</h2>
            <p><a href={`${href}/situation?read=team`}>As the team reads it</a></p></section>
        </aside>
      </div>
    </>
  )
}
