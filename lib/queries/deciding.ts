import type { At } from '@/lib/db/as'
import type { Within } from '@/lib/facts/incident'
import { accounts, listedSeats, type Entry } from '@/lib/facts/roster'
import { shownFacts } from '@/lib/facts/shown'
import { tasksWithFacts, type FoundTask } from '@/lib/facts/task'
import { fingerprint } from '@/lib/log-book/hash'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { countersignedAtOnce, severalShown } from '@/lib/rules/set-aside'
import { waitKey } from '@/lib/rules/wait'
import { calledTakeOver, type CalledTakeOver } from './called-take-over'
import type { IncidentFrame } from './frame'
import { disclosures, type Disclosure } from './people/disclosures'
import { listed, type Listed } from './people/list'
import { proposals, type Proposal } from './people/proposals'
import { decisionsOver, type Decisions } from './plan/opened'
import type { Wait, WaitKind } from './waits'

/** So many of the waits of a page bring what their forms need, the most urgent ones; the others lead to their own pages. */
export const mostForms = 20

type OfTask<Act extends keyof Decisions['can']> = Pick<Decisions, 'taskId'> & { can: Pick<Decisions['can'], Act> }
/** What the forms of a wait need, by its kind. A kind that is not here is decided on its own page. */
type Needs = {
  'mark done': OfTask<'markDone' | 'sendBack'> & Pick<Decisions, 'signature'>
  'handed back': OfTask<'assign'> & Pick<Decisions, 'proposed' | 'cover'>
  countersign: OfTask<'countersign'> & { prints: Pick<Decisions['prints'], 'countersign'>; reason: string }
  question: { answer: Verdict }
  proposal: Omit<Proposal, 'at'>
  disclosure: Pick<Disclosure, 'id' | 'toName' | 'what' | 'asksWhether' | 'can'>
  identity: Pick<Listed, 'seatId' | 'name' | 'reach' | 'trust' | 'vouched' | 'reachBefore'> & { confirm: Verdict }
  join: OfTask<'addHelper' | 'removeHelper'>
  'in doubt': { trust: number; confirm: Verdict }
  'take-over': CalledTakeOver
}
type Decidable = keyof Needs
export type Forms<Kind extends Decidable = Decidable> = { [Each in Kind]: { kind: Each; needs: Needs[Each] } }[Kind]

/** What can be decided from a list of what waits. */
export type Deciding = {
  /** By the name of the wait (`waitKey`). */
  forms: Record<string, Forms>
  /** Who can be named for a task, and the hosts that it can cover, by incident. */
  choices: Record<string, Pick<Decisions, 'people' | 'nameable' | 'hosts'>>
  /** By incident, where it waits for more than one countersignature of the viewer: what one proof for all that bring a form here is bound to. */
  several: Record<string, { fingerprint: string; can: Verdict }>
}

/** As the query of a page, with what can be decided from its list of what waits. */
export const withDeciding = <T extends object>(query: (within: Within) => Promise<T>) =>
  async (within: Within, _viewer: unknown, { waits }: IncidentFrame): Promise<T & { deciding: Deciding }> =>
    ({ ...(await query(within)), deciding: await deciding(within, waits.slice(0, mostForms)) })

/** The same over several incidents: a few statements for each that has one of the first waits. */
export async function decidingOver(at: At, waits: readonly Wait[]): Promise<Deciding> {
  const near = waits.slice(0, mostForms)
  const all: Deciding = { forms: {}, choices: {}, several: {} }
  for (const incidentId of new Set(near.map((wait) => wait.incidentId))) {
    const incident = await shownFacts(at, incidentId)
    if (!incident) continue
    const { forms, choices, several } = await deciding({ ...at, incident }, near.filter((wait) => wait.incidentId === incidentId))
    Object.assign(all.forms, forms)
    Object.assign(all.choices, choices)
    Object.assign(all.several, several)
  }
  return all
}

/** What the forms of these waits of one incident need, weighed as if they were sent now. As many statements as there are kinds, not waits. */
async function deciding(within: Within, waits: readonly Wait[]): Promise<Deciding> {
  const { tasks, choices, several } = await ofTasks(within, waits)
  const people = await ofPeople(within, waits)
  const doubted = await inDoubt(within, waits)
  const read: { [Kind in Decidable]: (wait: Wait) => Needs[Kind] | undefined } = {
    ...tasks, ...people,
    'in doubt': (wait) => doubted.get(wait.about),
    question: () => ({ answer: decide(permissions['question.answer'], { ...within.incident, question: { answered: false, withdrawn: false } }) }),
    'take-over': () => calledTakeOver(within) ?? undefined,
  }
  const forms: Deciding['forms'] = {}
  for (const wait of waits) {
    const needs = isDecidable(read, wait.kind) ? read[wait.kind](wait) : undefined
    if (needs) forms[waitKey(wait)] = { kind: wait.kind, needs } as Forms
  }
  const here = <T>(value: T | null): Record<string, T> => (value ? { [within.incident.incident.id]: value } : {})
  return { forms, choices: here(choices), several: here(several) }
}

const isDecidable = (read: object, kind: WaitKind): kind is Decidable => kind in read
const ofKinds = (waits: readonly Wait[], ...kinds: Decidable[]) => waits.filter(({ kind }) => (kinds as readonly string[]).includes(kind))

type TaskKinds = 'mark done' | 'handed back' | 'countersign' | 'join'

async function ofTasks(within: Within, waits: readonly Wait[]): Promise<{
  tasks: { [Kind in TaskKinds]: (wait: Wait) => Needs[Kind] | undefined }; choices: Pick<Decisions, 'people' | 'nameable' | 'hosts'> | null
  several: Deciding['several'][string] | null
}> {
  const whole = ofKinds(waits, 'mark done', 'handed back', 'countersign')
  const asked = [...whole, ...ofKinds(waits, 'join')]
  const found = asked.length > 0 ? await tasksWithFacts(within, [...new Set(asked.map(({ id }) => id))]) : []
  const decided = whole.length > 0 ? await decisionsOver(within, found) : []
  const taskOf = (wait: Wait) => found.find(({ row }) => row.id === wait.id)
  const over = <T>(wait: Wait, needs: (decisions: Decisions) => T) => {
    const decisions = decided.find(({ taskId }) => taskId === wait.id)
    return decisions && needs(decisions)
  }
  return {
    several: severalOf(within, found, ofKinds(waits, 'countersign')),
    choices: decided[0] && ofKinds(waits, 'mark done', 'handed back').length > 0
      ? { people: decided[0].people, nameable: decided[0].nameable, hosts: decided[0].hosts } : null,
    tasks: {
      'mark done': (wait) => over(wait, ({ taskId, signature, can: { markDone, sendBack } }) => ({ taskId, signature, can: { markDone, sendBack } })),
      'handed back': (wait) => over(wait, ({ taskId, proposed, cover, can: { assign } }) => ({ taskId, proposed, cover, can: { assign } })),
      countersign: (wait) => over(wait, ({ taskId, prints: { countersign }, can }) => ({
        taskId, prints: { countersign }, can: { countersign: can.countersign }, reason: taskOf(wait)?.facts.task.aside?.reason ?? '',
      })),
      join: (wait) => {
        const task = taskOf(wait)
        return task && { taskId: wait.id, can: joining(task, wait) }
      },
    },
  }
}

function severalOf({ incident }: Within, found: readonly FoundTask[], waits: readonly Wait[]): Deciding['several'][string] | null {
  const several = found.map(({ facts }) => facts).filter(({ task }) => waits.some(({ id }) => id === task.id))
  if (several.length < 2 || several.length > countersignedAtOnce) return null
  return {
    fingerprint: fingerprint('task.countersignAll', severalShown(several)), can: decide(permissions['task.countersignAll'], { ...incident, several }),
  }
}

function joining({ facts }: FoundTask, { about, by }: Wait): Needs['join']['can'] {
  const named = { id: about, name: by, active: true }
  return { addHelper: decide(permissions['task.addHelper'], { ...facts, named }), removeHelper: decide(permissions['task.removeHelper'], { ...facts, named }) }
}

type PeopleKinds = 'proposal' | 'identity' | 'disclosure'

async function ofPeople(within: Within, waits: readonly Wait[]): Promise<{ [Kind in PeopleKinds]: (wait: Wait) => Needs[Kind] | undefined }> {
  const entries = ofKinds(waits, 'proposal', 'identity').length > 0 ? await listedSeats(within) : []
  const proposed = ofKinds(waits, 'proposal').length > 0 ? await proposals(within, entries, await accounts(within)) : []
  const list = ofKinds(waits, 'identity').length > 0 ? await doubtedPeople(within, entries) : []
  const told = ofKinds(waits, 'disclosure').length > 0 ? await disclosures(within) : []
  return {
    proposal: (wait) => proposed.find(({ seatId }) => seatId === wait.id),
    identity: (wait) => list.find(({ seatId }) => seatId === wait.id),
    disclosure: (wait) => told.find(({ id }) => id === wait.id),
  }
}

async function doubtedPeople(within: Within, entries: readonly Entry[]): Promise<Needs['identity'][]> {
  return (await listed(within, entries)).flatMap(({ seatId, name, reach, trust, vouched, reachBefore, confirm }) => (
    confirm ? [{ seatId, name, reach, trust, vouched, reachBefore, confirm }] : []))
}

/** Signatures in doubt, by their ids: how far the signer's account is trusted now, which a call-back is about (SG-6). */
async function inDoubt(within: Within, waits: readonly Wait[]): Promise<Map<string, Needs['in doubt']>> {
  const asked = ofKinds(waits, 'in doubt')
  if (asked.length === 0) return new Map()
  const found = await tasksWithFacts(within, [...new Set(asked.map(({ id }) => id))])
  const rows = await within.tx.$queryRaw<{ id: string; taskId: string; trust: number }[]>`
    select g.id, g.task_id as "taskId", coalesce(p.trust, 0) as trust from signature g left join person p on p.id = g.person_id
    where g.id = any (${asked.map(({ about }) => about)}::uuid[])`
  return new Map(rows.flatMap(({ id, taskId, trust }) => {
    const task = found.find(({ row }) => row.id === taskId)
    return task ? [[id, { trust, confirm: decide(permissions['signature.confirm'], { ...task.facts, doubted: { state: 'in doubt' } }) }] as const] : []
  }))
}
