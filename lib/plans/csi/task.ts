import type { PlanEvidence, PlanItem, PlanQuestion, PlanTask } from '../plan'

type Said = Pick<PlanTask, 'key' | 'section' | 'title' | 'doing' | 'plain' | 'description' | 'source'> & Partial<PlanTask>

/** A task of the plan from what is particular to it: a "must" with nothing else to it, unless said otherwise. */
export function task(said: Said): PlanTask {
  return {
    level: 'must', kind: 'task', prerequisite: false, ongoing: false, repairs: false,
    dependsOn: [], items: [], questions: [], evidence: [], ...said,
  }
}

/** One tick for the whole task; a "must" unless said otherwise. */
export function item(key: string, text: string, level: PlanItem['level'] = 'must'): PlanItem {
  return { key, text, level, perHost: false }
}

/** One tick for each confirmed host; a "must" unless said otherwise. */
export function hostItem(key: string, text: string, level: PlanItem['level'] = 'must'): PlanItem {
  return { key, text, level, perHost: true }
}

type QuestionDetail = { hint?: string; plain?: string; required?: boolean }

/** A question answered in words; required unless said otherwise. */
export function question(key: string, text: string, detail: QuestionDetail = {}): PlanQuestion {
  return { key, text, required: true, takes: 'text', ...detail }
}

/** A question answered with yes, no or unknown, and words; required unless said otherwise. */
export function yesNo(key: string, text: string, detail: QuestionDetail = {}): PlanQuestion {
  return { key, text, required: true, takes: 'yes-no', ...detail }
}

/** Evidence that has to be registered before the task can be signed off, unless said otherwise. */
export function evidence(key: string, text: string, required = true): PlanEvidence {
  return { key, text, required }
}
