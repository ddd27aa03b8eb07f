import { isSettled, isUnderWay, type Awaited } from './blocked'

/** A task, as far as others may wait for it. */
export type Holding = Awaited & {
  prerequisite: boolean; ongoing: boolean; permitted: boolean; dependsOn: readonly { id: string }[]
}

/**
 * For each task the ids of all that can’t go on before it: first what waits for it itself, then what comes after that (T5, T6). A
 * prerequisite holds up whatever may not start without it. What is settled holds up nothing, what goes on until the end only until it started.
 */
export function heldUp(tasks: readonly Holding[]): ReadonlyMap<string, readonly string[]> {
  const next = new Map(tasks.map((task) => [task.id, waitingFor(task, tasks)]))
  return new Map(tasks.map(({ id }) => [id, following(id, next)]))
}

function waitingFor(task: Holding, tasks: readonly Holding[]): string[] {
  if (isSettled(task) || (task.ongoing && isUnderWay(task))) return []
  const left = tasks.filter((other) => other.id !== task.id && !isSettled(other))
  const depending = left.filter((other) => other.dependsOn.some(({ id }) => id === task.id))
  const notStarting = task.prerequisite && !isUnderWay(task)
    ? left.filter((other) => !depending.includes(other) && isKeptFromStarting(other)) : []
  return [...depending, ...notStarting].map(({ id }) => id)
}

const isKeptFromStarting = ({ prerequisite, permitted, state }: Holding): boolean =>
  !prerequisite && !permitted && (state === 'open' || state === 'assigned')

/** Near ones first, each once. */
function following(id: string, next: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>()
  const queue = [...(next.get(id) ?? [])]
  for (let each = queue.shift(); each !== undefined; each = queue.shift()) {
    if (each === id || found.has(each)) continue
    found.add(each)
    queue.push(...(next.get(each) ?? []))
  }
  return [...found]
}

/** These tasks in an order in which they can go on: what waits for another of them stands after it, and apart from that they stay as they are. */
export function inCauseOrder(ids: readonly string[], dependsOn: (id: string) => readonly string[]): string[] {
  const left = [...ids]
  const ordered: string[] = []
  while (left.length > 0) {
    const free = left.findIndex((id) => !dependsOn(id).some((other) => other !== id && left.includes(other)))
    ordered.push(...left.splice(Math.max(free, 0), 1))
  }
  return ordered
}
