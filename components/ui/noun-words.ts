import type { SharedNoun } from '@/lib/rules/seat'

/** What is shared with a limited seat, as readers call its kind. */
export const nounWords: Record<SharedNoun, string> = {
  task: 'Task', seat: 'Person', host: 'Host', evidence: 'Evidence', 'time line entry': 'Timeline',
}
