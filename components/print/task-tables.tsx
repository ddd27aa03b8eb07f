import { heldWords } from '@/components/evidence/evidence-words'
import { PersonName } from '@/components/ui/person-name'
import type { WorkEvidence, WorkItem } from '@/lib/queries/task/work'
import { Box } from './blank'
import { onPaper } from './paper-words'

/** The checklist of a task, with who ticked what and when, or room for it (T10). */
export function CheckTable({ items, zone, now }: { items: readonly WorkItem[]; zone: string; now: Date }) {
  if (items.length === 0) return null
  return (
    <section>
      <h2>Checklist</h2>
      <table className="paper-check">
        <Heads box="Done" heads={['What', 'Done by', 'When']} />
        <tbody>{items.map(({ id, text, host, level, ticked }) => (
          <tr key={id}>
            <td><Box ticked={ticked !== null} /></td>
            <td>
              {host && <><span className="mono">{host}</span>: </>}{text}{!level.startsWith('must') && <span className="small"> {level}</span>}
            </td>
            <td className="by-hand">{ticked && <PersonName name={ticked.by ?? 'someone'} />}</td>
            <td className="by-hand">{ticked && onPaper(ticked.at, zone, now)}</td>
          </tr>
        ))}</tbody>
      </table>
    </section>
  )
}

/** What evidence a task asks for, and what answers it (T4). */
export function EvidenceTable({ asked }: { asked: readonly WorkEvidence[] }) {
  if (asked.length === 0) return null
  return (
    <section>
      <h2>Evidence</h2>
      <table className="paper-evidence">
        <Heads box="Attached" heads={['What', 'What it is, where it is, who holds it']} />
        <tbody>{asked.map(({ requestId, text, required, item }) => (
          <tr key={requestId}>
            <td><Box ticked={item !== null} /></td>
            <td>{text}{!required && <span className="small"> not needed for signing off</span>}</td>
            <td className="by-hand">{item && itemWords(item)}</td>
          </tr>
        ))}</tbody>
      </table>
    </section>
  )
}

function itemWords({ label, title, holder, saidBy }: NonNullable<WorkEvidence['item']>): string {
  return [label, title, holder && heldWords(holder, saidBy)].filter(Boolean).join(', ') || 'not shared with you'
}

function Heads({ box, heads }: { box: string; heads: readonly string[] }) {
  return (
    <thead>
      <tr><th scope="col"><span className="sr-only">{box}</span></th>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr>
    </thead>
  )
}
