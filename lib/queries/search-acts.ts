import { isUnstaffed } from '@/lib/db/unstaffed'
import { answeredAt } from '@/lib/facts/take-over'
import type { Within } from '@/lib/facts/incident'
import { ownOpen } from '@/lib/facts/own-open'
import { allTaskFacts, taskWithFacts, type FoundTask } from '@/lib/facts/task'
import { decide } from '@/lib/rules/decide'
import { listMayChange } from '@/lib/rules/deputy'
import { noOfferYet } from '@/lib/rules/hand-over'
import { id } from '@/lib/rules/input'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { hasWords, isMeant, type Word } from '@/lib/rules/search'
import { verbAnchor } from '@/lib/rules/search-place'
import { coordinatesIt } from '@/lib/rules/task'
import { momentAhead } from '@/lib/rules/task-due'

/** Something that can be done here: its words, the page and form where it is done, and whether the reader may now. `also`: other words for it. */
export type Act = { label: string; href: string; can: Verdict; also: string }

const always: Verdict = { allowed: true }

/** What can be done in an incident without naming a thing first, weighed by the same facts as on its pages. Five statements at most. */
export async function incidentActs(within: Within): Promise<Act[]> {
  const { tx, incident, now } = within
  const { standings, me } = incident
  const page = `/incidents/${incident.incident.id}`
  const act = (on: string, verb: string, label: string, also: string, can: Verdict): Act =>
    ({ label, href: `${page}/${on}${verb && verbAnchor(verb)}`, can, also })
  const own = { ...incident, ownOpen: await ownOpen(within) }
  const ask = act('people', 'Ask a question…', 'Ask the coordinator…', 'question', decide(permissions['question.ask'], own))
  const register = act('evidence', 'Register an item…', 'Register evidence…', 'add new item exhibit image copy', decide(permissions['evidence.register'], {
    ...incident, taker: { name: '', onTheList: true }, takenAt: now,
  }))
  const propose = act('people', 'Propose someone…', 'Propose someone for the roster…', 'add person people invite suggest bring in roster',
    decide(permissions['seat.propose'], own))
  const report = act('people', 'I have already told someone…', 'Report that you told someone…', 'disclosure leak already',
    decide(permissions['disclosure.report'], own))
  const talk = act('people', 'May I talk to …?', 'May I talk to …?', 'speak tell ask about someone', always)
  if (!standings.has('member')) return [ask, register, propose, talk, report]
  const answered = me ? await answeredAt(within, incident.incident.id, me.id) : null
  const candidate = { name: '', disabled: false, listed: 'no' as const }
  const [written] = await tx.$queryRaw<{ summary: boolean; unnamed: number }[]>`
    select i.summary <> '' as summary, (select count(*)::int from task t where t.incident_id = i.id and ${isUnstaffed}) as unnamed
    from incident i where i.id = ${incident.incident.id}::uuid`
  const staff = decide(permissions['task.staff'], { ...incident, namings: [], comers: [] })
  const summary = written?.summary ? 'Rewrite the summary…' : 'Write the summary…'
  return [
    act('time-line', 'Add an event…', 'Add an event to the timeline…', 'new entry line', decide(permissions['timeLine.add'], incident)),
    act('log-book', 'Telephone call', 'Note a telephone call…', 'phone ring rang logbook book', decide(permissions['logBook.note'], { ...incident, at: now })),
    act('log-book', 'Other entry…', 'Note an observation or action…', 'add other act logbook book entry', decide(permissions['logBook.note'], { ...incident, at: now })),
    register,
    act('hosts', 'Add a suspected host…', 'Add a suspected host…', 'new suspicion machine server system',
      decide(permissions['host.suspect'], { ...incident, host: null })),
    ...(standings.has('coordinator') ? [] : [ask]),
    standings.has('coordinator')
      ? act('people', 'Add someone…', 'Add someone to the roster…', 'person people invite bring in member roster',
        decide(permissions['seat.add'], { ...incident, candidate }))
      : propose,
    talk,
    ...(staff.allowed && written && written.unnamed > 1
      ? [act('plan', 'Name them all…', 'Name coordinators for the prerequisites…', 'assign give task staff all', staff)] : []),
    act('plan', 'Add a task…', 'Add a task to the plan…', 'new create', decide(permissions['task.add'], { ...incident, sectionTitle: '' })),
    act('situation', summary, summary, 'summarise update status report', decide(permissions['incident.summarise'], incident)),
    act('situation', 'Change kind or severity…', 'Change kind or severity…', 'classification code name rename', decide(permissions['incident.describe'], incident)),
    act('situation', 'Say whether it is an incident…', 'Say whether it is an incident…', 'classification confirm establish rule out false alarm',
      decide(permissions['incident.establish'], incident)),
    act('office', 'Hand over…', 'Hand over coordination…', 'handover relieve pass on shift change',
      decide({ ...permissions['handOver.offer'], and: [noOfferYet] }, incident)),
    act('office', 'Appoint a deputy…', 'Appoint a deputy…', 'name assign stand-in', decide({ ...permissions['deputy.appoint'], and: [listMayChange] }, incident)),
    ...(standings.has('coordinator') ? [] : [act('office', 'Call a takeover…', 'Call a takeover…', 'takeover replace coordinator',
      decide(permissions['takeOver.call'], { ...incident, answeredAt: answered }))]),
    report,
    act('time-line/import', '', 'Import a file into the timeline…', 'upload log csv json timeline', decide(permissions['timeLine.import'], { ...incident, file: { state: 'ready' } })),
    act('time-line', '', 'Export the timeline…', 'download save csv json timeline', decide(permissions['timeLine.export'], incident)),
    act('print/plan', '', 'Print the plan…', 'paper sheet', always),
  ]
}

const somebody = { id: '', name: '', active: true, rulesWait: false }
const verbs = {
  assign: { label: 'Name a task coordinator', verb: 'Name a task coordinator…', also: 'assign give task' },
  start: { label: 'Start', verb: 'Start', also: 'begin task' },
  write: { label: 'Write the result', verb: 'Result', also: 'findings report task' },
  reassign: { label: 'Reassign the task', verb: 'Reassign…', also: 'assign reassign give task' },
  done: { label: 'Mark done', verb: 'Mark done…', also: 'complete completed finished task' },
  due: { label: 'Set a due time', verb: 'Set a due time…', also: 'deadline late until' },
  dueAnew: { label: 'Change the due time', verb: 'Change the due time…', also: 'deadline late until' },
  back: { label: 'Hand back', verb: 'Can’t go on?', also: 'give back return stuck task' },
} as const

function actsOf({ facts, row }: FoundTask): Act[] {
  const { task } = facts
  const { state } = task
  const act = ({ label, verb, also }: (typeof verbs)[keyof typeof verbs], can: Verdict): Act =>
    ({ label: `${label}: ${task.title}`, href: `/incidents/${facts.incident.id}/plan/${task.id}${verbAnchor(verb)}`, can, also })
  const acts: Act[] = []
  const named = decide(permissions['task.assign'], { ...facts, named: somebody })
  if (state === 'open') acts.push(act(verbs.assign, named))
  if (state === 'assigned') acts.push(act(verbs.start, decide(permissions['task.start'], facts)))
  if (state === 'in progress') acts.push(act(verbs.write, decide(permissions['task.writeResult'], facts)))
  if (state === 'assigned' || state === 'in progress') acts.push(act(verbs.reassign, named))
  if (state === 'signed off') acts.push(act(verbs.done, decide(permissions['task.markDone'], { ...facts, completer: { name: '', state: 'active' } })))
  if (facts.standings.has('coordinator') && state !== 'done' && state !== 'set aside')
    acts.push(act(row.dueAt ? verbs.dueAnew : verbs.due, decide(permissions['task.setDue'], { ...facts, was: null, dueAt: momentAhead(facts) })))
  if (coordinatesIt(facts) && (state === 'assigned' || state === 'in progress'))
    acts.push(act(verbs.back, decide(permissions['task.giveBack'], { ...facts, successor: null })))
  return acts
}

/** What can be done with the task whose page is open, as it stands now; none for a task that is hidden or missing. */
export async function taskActs(within: Within, taskId: string): Promise<Act[]> {
  const found = id.safeParse(taskId).success ? await taskWithFacts(within, taskId) : null
  return found ? actsOf(found) : []
}

const mostTasks = 6

/**
 * What the reader may do now with tasks of the plan, for whoever types words of such an act: "assign", "mark done log copy". If nothing of it
 * is theirs, the first with its reason. None for a limited seat, whose tasks stand on its own page. Four statements, none for other words.
 */
export async function planActs(within: Within, words: readonly Word[]): Promise<Act[]> {
  const meant = Object.values(verbs).some(({ label, also }) => words.some((word) => hasWords(`${label} ${also}`, [word])))
  if (!meant || !within.incident.standings.has('member')) return []
  const acts = (await allTaskFacts(within)).flatMap(actsOf).filter((act) => isMeant(act, words))
  const allowed = acts.filter(({ can }) => can.allowed)
  return allowed.length > 0 ? allowed.slice(0, mostTasks) : acts.slice(0, 1)
}
