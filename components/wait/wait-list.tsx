import type { ReactNode } from 'react'
import { CalledLeft } from '@/components/coordinator/called-left'
import type { Sent } from '@/components/ui/packed'
import { Time } from '@/components/ui/time'
import type { Deciding } from '@/lib/queries/deciding'
import type { Wait } from '@/lib/queries/waits'
import { waitKey } from '@/lib/rules/wait'
import { severalOf, severalWords, startsHere } from './several'
import { SeveralVerb } from './several-verb'
import { WaitKeys } from './wait-keys'
import { rowTones, WaitRow } from './wait-row'
import { WaitVerbs } from './wait-verbs'
import { waitHref, waitWords } from './wait-words'

type Props = {
  waits: readonly (Wait | Sent<Wait>)[]
  deciding: Deciding | Sent<Deciding>
  zone: string
  now: Date | string
  /** The incident of each, by its id, on a page of several. */
  places?: ReadonlyMap<string, string>
  /** Rows ahead of these: the first of them is the first of the list. */
  before?: ReactNode
  /** Rows after these. */
  after?: ReactNode
}

/**
 * What waits for its reader, the most urgent first, to be decided where it waits. The first row has the one filled button. Ahead of several
 * countersignatures of an incident a row gives them in one act.
 */
export function WaitList({ waits, deciding, zone, now, places, before, after }: Props) {
  const several = severalOf(waits, deciding)
  return (
    <WaitKeys rows={waits.map(waitKey).join('\n')}>
      <ul>
        {before}
        {waits.flatMap((wait, index) => {
          const ahead = startsHere(several.get(wait.incidentId), wait)
          const first = index === 0 && !before
          const form = deciding.forms[waitKey(wait)]
          const where = places?.get(wait.incidentId)
          return [
            ahead && <WaitRow key={`several ${ahead.incidentId}`} {...severalWords(ahead)} href={`/incidents/${ahead.incidentId}/plan?show=waits`} where={where}
              first={first} verbs={<SeveralVerb several={ahead} tone={rowTones(first)[0]} />} />,
            <WaitRow key={waitKey(wait)} {...waitWords(wait)} href={waitHref(wait)} where={where} first={first && !ahead}
              left={form?.kind === 'take-over' && <CalledLeft takeOver={form.needs} now={now} />}
              when={<When wait={wait} zone={zone} now={now} counted={form?.kind === 'take-over'} />} verbs={
                <WaitVerbs wait={wait} deciding={deciding} of={form} tones={rowTones(first && !ahead)} zone={zone} now={now} />} />,
          ]
        })}
        {after}
      </ul>
    </WaitKeys>
  )
}

/** `counted`: how long there is until it is due stands in the row already. */
function When({ wait: { since, due }, counted, ...reader }: { wait: Wait | Sent<Wait>; counted: boolean; zone: string; now: Date | string }) {
  if (due === null) return <Time at={since} {...reader} as="age" />
  return <span className={new Date(due) <= new Date(reader.now) ? 'late' : undefined}>by <Time at={due} {...reader} as={counted ? 'moment' : 'both'} /></span>
}
