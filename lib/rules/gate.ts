/** What opens a step of the notification tree (states 9). */
export type Gate = 'initial' | 'partner' | 'repair plan' | 'environment secure' | 'entry closed' | 'watching'

/** What the gates look at. The titles are those of this incident's plan. */
export type GateFacts = {
  repairPlanWritten: boolean
  environmentSecure: { done: boolean; title: string }
  entry: readonly { done: boolean; title: string }[]
  watching: boolean
}

/** Why a step of the tree can't be completed yet, or null while its gate is open (ST-1, P2). Computed each time, never stored. */
export function gateShut(gate: Gate | null, facts: GateFacts, seesWhole: boolean): string | null {
  const tasks = (list: readonly { done: boolean; title: string }[]) => {
    const waiting = list.filter((task) => !task.done).map((task) => task.title)
    if (waiting.length === 0) return null
    return seesWhole ? `${waiting.join(' and ')} ${waiting.length === 1 ? 'has' : 'have'} to be done first` : 'it waits for another task'
  }
  switch (gate) {
    case 'repair plan': return facts.repairPlanWritten ? null : 'the repair plan has to be written first'
    case 'environment secure': return tasks([facts.environmentSecure])
    case 'entry closed': return tasks(facts.entry)
    case 'watching': return facts.watching ? null : 'service has to be fully back first'
    // Management contacts and partner checks have their own registers; their conditions are weighed there.
    default: return null
  }
}
