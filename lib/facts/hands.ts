import { withSystemSight } from '@/lib/db/sight'
import type { Hands, Person } from '@/lib/rules/same-hand'
import type { Within } from './incident'

type Row = { wrote: Person[]; reviewed: Person[]; setAside: Person; signature: Kept | null }
type Kept = { purpose: 'sign-off' | 'countersignature'; by: Person; typedIn: Person; ic: Person; manager: Person }

/**
 * Everybody who had a hand in a task as it stands now, and in one of its signatures, with the program's sight: whoever ever wrote any part
 * of the result, the answers and the checklist, as the log book knows, checked it, or set it aside. Whom a rule then adds is in the middle
 * of acting.
 */
export async function handsOf(within: Within, taskId: string, signatureId: string | null = null): Promise<Hands> {
  const { tx, incident } = within
  const [row] = await withSystemSight(within, incident.incident.id, () => tx.$queryRaw<Row[]>`
    select array(select s.person_id::text from seat s where s.person_id is not null and (s.id = t.result_seat_id
        or s.id in (select q.answered_by_seat_id from task_question q where q.task_id = t.id)
        or s.id in (select i.ticked_by_seat_id from checklist_item i where i.task_id = t.id)
        or s.id in (select l.seat_id from log_entry l where l.incident_id = t.incident_id and l.task_id = t.id
          and l.kind in ('task.resultWritten', 'task.answered', 'task.ticked')))) as wrote,
      array(select s.person_id::text from review r join seat s on s.id = r.seat_id where r.task_id = t.id and r.state = 'agreed') as reviewed,
      (select s.person_id from seat s where s.id = t.aside_by_seat_id) as "setAside",
      (select json_build_object('purpose', g.purpose, 'by', g.person_id, 'typedIn', typed.person_id, 'ic', ic.person_id,
          'manager', manager.person_id)
        from signature g left join seat typed on typed.id = g.typed_by_seat_id left join seat ic on ic.id = g.accepted_ic_seat_id
          left join seat manager on manager.id = g.accepted_manager_seat_id
        where g.id = ${signatureId}::uuid and g.task_id = t.id) as signature
    from task t where t.id = ${taskId}::uuid`)
  if (!row) return {}
  const { wrote, reviewed, setAside, signature } = row
  if (signature?.purpose === 'countersignature') return { setAside: [setAside], countersigned: [signature.by], ...onPaper(signature) }
  return { wrote, reviewed, setAside: [setAside], signed: signature ? [signature.by] : [], ...(signature && onPaper(signature)) }
}

/** Who typed it in vouches for nothing once the signer has confirmed it; where others accepted it, it rests on that person's word, too. */
function onPaper({ typedIn, ic, manager }: Kept): Hands {
  return { typedIn: ic || manager ? [typedIn] : [], acceptedByIc: [ic], acceptedByManager: [manager] }
}
