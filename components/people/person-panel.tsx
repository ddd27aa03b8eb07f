import { CommandForm } from '@/components/form/command-form'
import { AsTyped } from '@/components/ui/as-is'
import { Pairs } from '@/components/ui/facts'
import { nounWords } from '@/components/ui/noun-words'
import { PersonName } from '@/components/ui/person-name'
import type { WholePeople } from '@/lib/queries/people'
import type { Person } from '@/lib/queries/people/person'
import { isolated } from '@/lib/rules/hidden-characters'
import { EntryCorrections } from './entry-corrections'
import { PersonVerbs } from './person-verbs'
import type { Reader } from '@/components/ui/reader'

type Props = { page: WholePeople; person: Person } & Reader

/** What is behind an entry: why, what they hold, what is shared with them, and what can be done with the seat. */
export function PersonPanel({ page, person, ...reader }: Props) {
  const { held } = person
  const addedBy = page.list.find((each) => each.seatId === person.seatId)?.addedBy
  const facts = [
    { label: 'Why', value: <span className="as-written"><AsTyped text={person.why} /></span> },
    ...(addedBy ? [{ label: 'Added by', value: <PersonName name={addedBy} /> }] : []),
    ...(person.suspendedReason ? [{ label: 'Suspended', value: person.suspendedReason }] : []),
    ...titles('Coordinates', held.coordinates), ...titles('Helps with', held.helps), ...titles('Holds evidence', held.evidence),
  ]
  return (
    <div className="person-panel">
      <Pairs facts={facts} />
      <EntryCorrections corrections={person.corrections} {...reader} />
      {person.shares.length > 0 && <Shares page={page} person={person} />}
      <PersonVerbs page={page} person={person} {...reader} />
    </div>
  )
}

const titles = (label: string, things: readonly { title: string }[]) =>
  things.length === 0 ? [] : [{ label, value: things.map((thing) => thing.title).join(', ') }]

/** What is shared with a limited seat, each to be taken back. */
function Shares({ page, person }: { page: WholePeople; person: Person }) {
  return (
    <ul className="shares" aria-label={`Shared with ${isolated(person.name)}`}>
      {person.shares.map((thing) => (
        <li key={thing.id}>
          <span><span className="text-ink-3">{nounWords[thing.noun]}</span> {thing.title}</span>
          {person.can.unshare.allowed && (
            <CommandForm command="seat.unshare" allowed={person.can.unshare} submit="Stop sharing" busyLabel="Ending …" tone="word"
              hidden={{ incidentId: page.incidentId, seatId: person.seatId, noun: thing.noun, objectId: thing.id }} />
          )}
        </li>
      ))}
    </ul>
  )
}
