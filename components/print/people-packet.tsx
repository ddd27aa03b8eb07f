import { knowsWord, roleWords, summary } from '@/components/people/people-words'
import { PersonName } from '@/components/ui/person-name'
import { Shape } from '@/components/ui/shape'
import type { Listed } from '@/lib/queries/people/list'
import type { PrintedPeople } from '@/lib/queries/print/people'
import { BlankTable } from './blank'
import { onPaper } from './paper-words'

type Props = { page: PrintedPeople; zone: string; now: Date }

const heads = ['Who', 'Role', 'Status, since', 'Safe way to reach them', 'Called back at']
const told = [
  { head: 'Who, from where', width: 'name' }, { head: 'Told what' }, { head: 'When', width: 'time' },
  { head: 'Coordinator: yes or no, signature', width: 'name' },
] as const

/** Who knows, how to reach them safely, and room for what is agreed while no screen is at hand (N1, N2, M5, M11). */
export function PeoplePacket({ page, zone, now }: Props) {
  return (
    <>
      <p className="paper-lead">
        {summary(page.list)} Talk about the incident only with people on this roster. Call back on the number
        given here before you say anything.
      </p>
      <table className="paper-people">
        <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>{page.list.map((person) => <PersonRow key={person.seatId} person={person} zone={zone} now={now} />)}</tbody>
      </table>
      <section className="kept-together">
        <h2>Someone new <em>nobody is told before the coordinator has agreed; type it in on the Roster page</em></h2>
        <BlankTable columns={told} rows={4} />
      </section>
    </>
  )
}

function PersonRow({ person, zone, now }: { person: Listed } & Omit<Props, 'page'>) {
  const knows = knowsWord(person)
  return (
    <tr>
      <td><p className="task-name"><PersonName name={person.name} /></p><p className="small"><PersonName name={person.organisation} /></p></td>
      <td className="small">{roleWords(person)}</td>
      <td className="small">
        <Shape of={knows.of} /> {knows.word}<br />
        {person.removedAt ? `removed ${onPaper(person.removedAt, zone, now)}: say nothing more` : onPaper(person.since, zone, now)}
        {person.accessUntil && !person.removedAt && <><br />until {onPaper(person.accessUntil, zone, now)}</>}
      </td>
      <td className="small">{person.reach}</td>
      <td className="by-hand" />
    </tr>
  )
}
