import { Fragment } from 'react'
import { Icon } from '@/components/ui/icon'
import { PersonName } from '@/components/ui/person-name'
import { StateWord } from '@/components/ui/shape'
import { Time } from '@/components/ui/time'
import type { WholePeople } from '@/lib/queries/people'
import type { Listed } from '@/lib/queries/people/list'
import { hasSeat, knowsWord, reachIcon, roleWords, seatWords } from './people-words'
import { PersonPanel } from './person-panel'
import type { Reader } from '@/components/ui/reader'

const heads = ['Who', 'Role', 'Status, since', 'Rules acknowledged', 'Safe way to reach them', 'Seat']

/** Everybody who knows. Only the entry that the address opens has its details and verbs. */
export function RosterTable({ page, ...reader }: { page: WholePeople } & Reader) {
  return (
    <div className="sideways">
      <table className="roster">
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>{page.list.map((person) => {
          const opened = page.opened?.seatId === person.seatId ? page.opened : null
          return (
            <Fragment key={person.seatId}>
              <PersonRow incidentId={page.incidentId} person={person} opened={opened !== null} {...reader} />
              {opened && (
                <tr className="selected"><td colSpan={heads.length}><PersonPanel page={page} person={opened} {...reader} /></td></tr>
              )}
            </Fragment>
          )
        })}</tbody>
      </table>
    </div>
  )
}

function PersonRow({ incidentId, person, opened, ...reader }: { incidentId: string; person: Listed; opened: boolean } & Reader) {
  const people = `/incidents/${incidentId}/people`
  const knows = knowsWord(person)
  return (
    <tr id={`person-${person.seatId}`} className={opened ? 'selected' : undefined}>
      <td>
        <p className="name">
          <a className="plain" href={opened ? people : `${people}?seat=${person.seatId}#person-${person.seatId}`}
            aria-expanded={opened}><PersonName name={person.name} /></a>
          {person.you && <span className="text-ink-3">, you</span>}
        </p>
        <p className="from"><PersonName name={person.organisation} /></p>
      </td>
      <td>{person.coordinator ? <b>{roleWords(person)}</b> : roleWords(person)}</td>
      <td>
        <StateWord of={knows.of} wraps>{knows.word}</StateWord>
        <p className="text-ink-3" data-head="Since"><Time at={person.since} {...reader} /></p>
      </td>
      <td data-head="Rules"><Acknowledged person={person} {...reader} /></td>
      <td><div className="safe-way"><Icon of={reachIcon(person.reach)} /><span>{person.reach}</span></div></td>
      <td className="text-ink-2">
        {seatWords(person)}
        {person.accessUntil && hasSeat(person) && (
          <>. Ends <b className="whitespace-nowrap"><Time at={person.accessUntil} {...reader} /></b></>
        )}
        {person.removedAt && <>, removed <Time at={person.removedAt} {...reader} /></>}
      </td>
    </tr>
  )
}

function Acknowledged({ person: { acknowledged, knows }, ...reader }: { person: Listed } & Reader) {
  if (!acknowledged) return knows === 'aware' ? 'not needed' : 'not yet'
  return (
    <>
      <Time at={acknowledged.at} {...reader} />
      <p className="text-ink-3">version {acknowledged.version}{!acknowledged.newest && ', newer version waiting'}</p>
    </>
  )
}
