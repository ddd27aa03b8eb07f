import { taskStates } from '@/lib/rules/task-state'
import type { Example, Given } from './example'
import { accountOpen, disabled, isListed, named, notOnList } from './seat'
import { mayHold } from './task'

type Naming = { taskId: string; seatId?: string; planKey?: string }
const firstNaming = (input: Given['input']): Naming => (input.names as Naming[])[0]!

/** Several tasks that get their coordinators in one act, one of them somebody who comes in with it. */
export const taskStaffExamples = {
  'task.staff': {
    kind: 'task.staffed',
    given: async (s) => {
      const planKey = await named(s, 'newcomer')
      const [first, second] = [await s.task(s.incident, 'log-copy'), await s.task(s.incident, 'snapshot')]
      return {
        input: {
          incidentId: s.incident.id, names: [{ taskId: first.id, seatId: s.seats.colleague }, { taskId: second.id, planKey }],
          comeIn: [{ planKey, accessUntil: null }],
        },
      }
    },
    states: { of: taskStates, from: ['open'], put: async (s, { input }, state) => {
      await s.update('task', firstNaming(input).taskId, { state })
    } },
    breaks: {
      'of each task: the task is open': async (s, { input }) => s.update('task', firstNaming(input).taskId, { state: 'done' }),
      [`of each task: ${mayHold}`]: async (s, { input }) => {
        const [first, ...others] = input.names as Naming[]
        return { given: { input: { ...input, names: [{ ...first, seatId: s.seats.suspended }, ...others] } } }
      },
      [`of each person brought in: ${notOnList}`]: isListed('newcomer'), [`of each person brought in: ${accountOpen}`]: disabled('newcomer'),
      'of each person brought in: there is an account': async (s) => {
        await s.sql.query(`update plan_version set document = jsonb_set(document, '{people,0,personId}', 'null')`)
      },
      'of each person brought in: no administrator took the account in hand since the plan named it': (s) =>
        s.update('person', s.cast.newcomer.id, { vouched_by_id: s.cast.administrator.id, vouched_at: new Date() }),
      'of each person brought in: the plan names the account once among them': async (s, { input }) => {
        await s.sql.query(`update plan_version set document = jsonb_set(document, '{people,1}', document -> 'people' -> 0 || '{"key": "again"}')`)
        const { taskId } = firstNaming(input)
        const [, ...others] = input.names as Naming[]
        return { given: { input: {
          ...input, names: [{ taskId, planKey: 'again' }, ...others], comeIn: [...input.comeIn as object[], { planKey: 'again', accessUntil: null }],
        } } }
      },
    },
  },
} satisfies Record<string, Example>
