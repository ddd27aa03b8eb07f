import { late } from '@/components/ui/format-time'
import { Time } from '@/components/ui/time'
import type { Sent } from '@/components/ui/packed'
import { severalWords, startsHere, type Several } from '@/components/wait/several'
import { SeveralVerb } from '@/components/wait/several-verb'
import { rowTones } from '@/components/wait/wait-row'
import { WaitVerbs } from '@/components/wait/wait-verbs'
import { waitHref } from '@/components/wait/wait-words'
import type { Deciding } from '@/lib/queries/deciding'
import { isolated } from '@/lib/rules/hidden-characters'
import { waitKey } from '@/lib/rules/wait'
import type { Asked, AskedThing } from './asked-of'

/** As many as are read at a glance. */
const atAGlance = 5

type Reading = { deciding: Sent<Deciding>; zone: string; now: string }
type Props = { asked: Asked; several: Several | undefined } & Reading

/** What is asked of whoever reads, and by when: the first with the one filled button. Ahead of several countersignatures they are given in one act. */
export function AskedList({ asked: { things, count, later }, several, ...reader }: Props) {
  const shown = things.slice(0, atAGlance)
  const more = count - shown.length
  return (
    <section id="asked" className={things.length > 0 ? 'asked' : 'asked asked-none'}>
      <h2>Asked of you</h2>
      {things.length === 0 && <p className="text-ink-2">Nothing is asked of you now.</p>}
      <ul>{shown.flatMap((thing, place) => {
        const ahead = 'wait' in thing ? startsHere(several, thing.wait) : undefined
        return [
          ahead && <AskedSeveral key="several" several={ahead} first={place === 0} />,
          <Thing key={thing.key} thing={thing} first={place === 0 && !ahead} {...reader} />,
        ]
      })}</ul>
      {more > 0 && <p className="text-ink-2 mt-3">{more} more {more === 1 ? 'waits' : 'wait'} for you. <a href="/">See all on your desk</a></p>}
      {later.length > 0 && (
        <ul className="asked-later">{later.map(({ id, title, href, after }) => (
          <li key={id}>Later, {after}: <a href={href}>{isolated(title)}</a></li>
        ))}</ul>
      )}
    </section>
  )
}

function AskedSeveral({ several, first }: { several: Several; first: boolean }) {
  const { asks, why } = severalWords(several)
  return (
    <li>
      <h3>{asks}</h3>
      <p className="text-ink-2">{why}</p>
      <div className="acts"><SeveralVerb several={several} tone={rowTones(first)[0]} /></div>
    </li>
  )
}

function Thing({ thing, first, deciding, zone, now }: { thing: AskedThing; first: boolean } & Reading) {
  const { title, why, due, since } = thing
  const overdue = due && late(new Date(due), new Date(now))
  return (
    <li>
      {due && <p className="by-when"><b>by <Time at={due} zone={zone} now={now} /></b> {overdue
        ? <span className="text-alarm">{overdue}</span> : <span className="text-ink-2"><Time at={due} zone={zone} now={now} as="age" /></span>}</p>}
      <h3>{'wait' in thing ? <a className="plain" href={waitHref(thing.wait)}>{title}</a> : title}</h3>
      <p className="text-ink-2">{why}{!due && since && <span className="text-ink-3"> Asked <Time at={since} zone={zone} now={now} as="age" />.</span>}</p>
      <div className="acts">
        {'wait' in thing
          ? <WaitVerbs wait={thing.wait} deciding={deciding} of={deciding.forms[waitKey(thing.wait)]} tones={rowTones(first)} zone={zone} now={now} />
          : <a className={first ? 'button button-fill' : 'button'} href={thing.href}>Open the task<span className="sr-only">: {title}</span></a>}
      </div>
    </li>
  )
}
