import type { Within } from '@/lib/facts/incident'
import type { FoundTask } from '@/lib/facts/task'
import { toldApart } from '@/lib/facts/told-apart'
import { fingerprint } from '@/lib/log-book/hash'
import { splitKinds, type Cover } from '@/lib/rules/cover'
import { decide } from '@/lib/rules/decide'
import type { Verdict } from '@/lib/rules/permission'
import { permissions } from '@/lib/rules/permissions'
import { countersignShown, unsignableBy } from '@/lib/rules/set-aside'
import { permitShown, type TaskFacts } from '@/lib/rules/task'
import { momentAhead } from '@/lib/rules/task-due'

/** Somebody who can be named for a task. */
export type Nameable = { id: string; name: string; from: string }

/** What can be done with a task by deciding over it: the verbs of the coordinator, and of whoever countersigns. */
export type Decisions = {
  taskId: string
  signature: TaskFacts['task']['signature']
  people: Nameable[]
  /** These, and who waits for the rules alone: they can have a task beforehand (TK-2). */
  nameable: Nameable[]
  /** The seat that whoever gave it back proposed. */
  proposed: string | null
  hosts: { id: string; name: string; confirmed: boolean }[]
  cover: Cover[]
  dependsOn: { id: string; title: string }[]
  dueAt: Date | null
  /** Whose signature setting it aside wants while nobody holds that office; null if somebody does, or none is wanted (TK-13, ST-4). */
  unsignable: 'manager' | 'communication owner' | null
  prints: { permit: string; countersign: string }
  can: Record<
    'assign' | 'cover' | 'start' | 'permit' | 'sendBack' | 'markDone' | 'reopen' | 'setAside' | 'takeUp' | 'countersign' | 'depend'
      | 'undepend' | 'move' | 'setDue' | 'addHelper' | 'removeHelper' | 'chooseReviewer', Verdict>
}

/** The decisions over one task, for a whole seat. Whom an act names is weighed when it is sent; here is what holds for anybody. */
export async function decisions(within: Within, found: FoundTask): Promise<Decisions> {
  return (await decisionsOver(within, [found]))[0]!
}

/** As `decisions`, over several tasks in as many statements. */
export async function decisionsOver({ tx, incident }: Within, found: readonly FoundTask[]): Promise<Decisions[]> {
  const incidentId = incident.incident.id
  const hosts = await tx.$queryRaw<Decisions['hosts']>`
    select id, name, state = 'confirmed' as confirmed from host where incident_id = ${incidentId}::uuid and state in ('suspected', 'confirmed') order by name`
  const covers = await tx.$queryRaw<{ taskId: string; hostId: string; kinds: string }[]>`
    select task_id as "taskId", host_id as "hostId", kinds from task_cover
    where incident_id = ${incidentId}::uuid and task_id = any (${found.map(({ row }) => row.id)}::uuid[])`
  const choices = await nameable({ tx, incident })
  return found.map(({ facts, row }) => ({
    taskId: row.id, signature: facts.task.signature, hosts, ...choices, proposed: row.successorSeatId,
    cover: covers.filter(({ taskId }) => taskId === row.id).map(({ hostId, kinds }) => ({ hostId, kinds: splitKinds(kinds) })),
    dependsOn: facts.task.dependencies.map(({ id, title }) => ({ id, title })), unsignable: unsignableBy(facts), dueAt: row.dueAt,
    prints: {
      permit: fingerprint('task.permit', permitShown(facts)), countersign: fingerprint('task.countersign', countersignShown(facts)),
    },
    can: verdicts(facts),
  }))
}

/** Whom an act can name, told apart where names look alike. */
export async function nameable({ tx, incident }: Pick<Within, 'tx' | 'incident'>): Promise<Pick<Decisions, 'people' | 'nameable'>> {
  const seats = incident.seats.filter((seat) => !seat.suspended)
  const unread = new Set(seats.filter(({ state }) => state === 'waiting').map(({ id }) => id))
  const all = await toldApart({ tx }, seats.map(({ id, name, organisation, sees }) => ({
    id, name, from: [unread.has(id) && 'rules not read yet', organisation, sees === 'shared' && 'limited'].filter(Boolean).join(', '),
  })))
  return { people: all.filter(({ id }) => !unread.has(id)), nameable: all }
}

function verdicts(facts: TaskFacts): Decisions['can'] {
  const { task } = facts
  const somebody = { id: '', name: '', active: true, rulesWait: false }
  const elsewhere = { id: '', title: '', section: task.section, prerequisite: true, ongoing: false, self: false }
  return {
    assign: decide(permissions['task.assign'], { ...facts, named: somebody }), cover: decide(permissions['task.cover'], facts),
    start: decide(permissions['task.start'], facts), permit: decide(permissions['task.permit'], facts),
    sendBack: decide(permissions['task.sendBack'], facts), markDone: decide(permissions['task.markDone'], { ...facts, completer: { name: '', state: 'active' } }),
    reopen: decide(permissions['task.reopen'], facts), setAside: decide(permissions['task.setAside'], facts),
    takeUp: decide(permissions['task.takeUp'], facts), countersign: decide(permissions['task.countersign'], facts),
    depend: decide(permissions['task.depend'], { ...facts, other: elsewhere, edges: [], until: 'started' }),
    undepend: decide(permissions['task.undepend'], { ...facts, other: elsewhere, linked: true }),
    move: decide(permissions['task.move'], { ...facts, after: null }),
    setDue: decide(permissions['task.setDue'], { ...facts, was: null, dueAt: momentAhead(facts) }),
    addHelper: decide(permissions['task.addHelper'], { ...facts, named: somebody }),
    removeHelper: decide(permissions['task.removeHelper'], {
      ...facts, task: { ...task, helpers: [{ seatId: '', name: '', state: 'helper' }] }, named: somebody,
    }),
    chooseReviewer: decide(permissions['task.chooseReviewer'], { ...facts, named: somebody }),
  }
}
