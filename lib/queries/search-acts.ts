import { answeredAt } from '@/lib/facts/take-over'
import type { Within } from '@/lib/facts/incident'
import { ownOpen } from '@/lib/facts/own-open'
import { taskWithFacts } from '@/lib/facts/task'
import { decide } from '@/lib/rules/decide'
import { listMayChange } from '@/lib/rules/deputy'
import { noOfferYet } from '@/lib/rules/hand-over'
import { id } from '@/lib/rules/input'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { verbAnchor } from '@/lib/rules/search-place'
import { coordinatesIt } from '@/lib/rules/task'

/** Something that can be done here: its words, the page and form where it is done, and whether the reader may now. */
export type Act = { label: string; href: string; can: Verdict }

/** What can be done in an incident without naming a thing first, weighed by the same facts as on its pages. Four statements at most. */
export async function incidentActs(within: Within): Promise<Act[]> {
  const { incident, now } = within
  const { standings, me } = incident
  const at = (page: string, verb: string) => `/incidents/${incident.incident.id}/${page}${verbAnchor(verb)}`
  const act = (page: string, verb: string, label: string, can: Verdict): Act => ({ label, href: at(page, verb), can })
  const own = { ...incident, ownOpen: await ownOpen(within) }
  const ask = act('people', 'Ask a question…', 'Ask the coordinator…', decide(permissions['question.ask'], own))
  const register = act('evidence', 'Register an item…', 'Register evidence…', decide(permissions['evidence.register'], {
    ...incident, taker: { name: '', onTheList: true }, takenAt: now,
  }))
  const propose = act('people', 'Propose someone…', 'Propose someone for the list…', decide(permissions['seat.propose'], own))
  const report = act('people', 'I have already told someone…', 'Report that you told someone…', decide(permissions['disclosure.report'], own))
  if (!standings.has('member')) return [ask, register, propose, report]
  const answered = me ? await answeredAt(within, incident.incident.id, me.id) : null
  const candidate = { name: '', disabled: false, listed: 'no' as const }
  return [
    act('time-line', 'Add an event…', 'Add an event to the time line…', decide(permissions['timeLine.add'], incident)),
    act('log-book', 'Telephone call', 'Note a telephone call…', decide(permissions['logBook.note'], { ...incident, at: now })),
    act('log-book', 'Something else…', 'Note an observation or an act…', decide(permissions['logBook.note'], { ...incident, at: now })),
    register,
    act('hosts', 'Put a host under suspicion…', 'Put a host under suspicion…', decide(permissions['host.suspect'], { ...incident, host: null })),
    ...(standings.has('coordinator') ? [] : [ask]),
    standings.has('coordinator')
      ? act('people', 'Add someone…', 'Add someone to the list…', decide(permissions['seat.add'], { ...incident, candidate })) : propose,
    act('plan', 'Add a task…', 'Add a task to the plan…', decide(permissions['task.add'], { ...incident, sectionTitle: '' })),
    act('office', 'Offer the office…', 'Hand over the office of coordinator…', decide({ ...permissions['handOver.offer'], and: [noOfferYet] }, incident)),
    act('office', 'Appoint a deputy…', 'Appoint a deputy…', decide({ ...permissions['deputy.appoint'], and: [listMayChange] }, incident)),
    ...(standings.has('coordinator') ? [] : [act('office', 'Call a take-over…', 'Call a take-over…', decide(permissions['takeOver.call'], { ...incident, answeredAt: answered }))]),
    report,
  ]
}

const somebody = { id: '', name: '', active: true }

/** What can be done with the task whose page is open, as it stands now; none for a task that is hidden or missing. */
export async function taskActs(within: Within, taskId: string): Promise<Act[]> {
  const found = id.safeParse(taskId).success ? await taskWithFacts(within, taskId) : null
  if (!found) return []
  const { facts } = found
  const { task } = facts
  const { state } = task
  const place = `/incidents/${within.incident.incident.id}/plan/${task.id}`
  const act = (label: string, verb: string, can: Verdict): Act => ({ label: `${label}: ${task.title}`, href: `${place}${verbAnchor(verb)}`, can })
  const acts: Act[] = []
  const named = decide(permissions['task.assign'], { ...facts, named: somebody })
  if (state === 'open') acts.push(act('Name a task coordinator', 'Name a task coordinator…', named))
  if (state === 'assigned') acts.push(act('Start', 'Start', decide(permissions['task.start'], facts)))
  if (state === 'in progress') acts.push(act('Write the result', 'Result', decide(permissions['task.writeResult'], facts)))
  if (state === 'assigned' || state === 'in progress') acts.push(act('Name another task coordinator', 'Name another…', named))
  if (state === 'signed off') acts.push(act('Mark done', 'Mark done…', decide(permissions['task.markDone'], { ...facts, completer: { name: '', state: 'active' } })))
  if (coordinatesIt(facts) && (state === 'assigned' || state === 'in progress'))
    acts.push(act('Hand back', 'Can’t go on?', decide(permissions['task.giveBack'], { ...facts, successor: null })))
  return acts
}
