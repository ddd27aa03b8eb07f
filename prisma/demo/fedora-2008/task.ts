import type { DemoAnswer, DemoTask } from '../demonstration'

/** A task of the demonstration from what is particular to it; nobody's and open unless said otherwise. */
export function demoTask(said: Pick<DemoTask, 'task' | 'state'> & Partial<DemoTask>): DemoTask {
  return {
    coordinator: null, helpers: [], assignedAt: null, startedAt: null, ticks: [], answers: [], evidence: [], remarks: [], result: '',
    signedAt: null, done: null, givenBack: null, setAside: null, ...said,
  }
}

/** One item ticked on several hosts by the same person: [host, moment] for each. */
export function ticksOn(item: string, by: string, on: [host: string, at: string][]): DemoTask['ticks'] {
  return on.map(([host, at]) => ({ item, host, by, at }))
}

/** Several items ticked by the same person at one moment. */
export function ticksAt(by: string, at: string, items: string[]): DemoTask['ticks'] {
  return items.map((item) => ({ item, by, at }))
}

/** Several questions answered by the same person at one moment. */
export function answersBy(by: string, at: string, answers: Omit<DemoAnswer, 'by' | 'at'>[]): DemoAnswer[] {
  return answers.map((answer) => ({ ...answer, by, at }))
}
