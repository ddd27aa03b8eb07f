import type { IconName } from '@/components/ui/icon'
import type { WaitKind } from '@/lib/queries/waits'

export type SectionKey = 'situation' | 'tasks' | 'plan' | 'time-line' | 'people' | 'office' | 'hosts' | 'evidence' | 'log-book' | 'rules' | 'phase'

type SectionOfIncident = {
  key: SectionKey; label: string; full: boolean; limited: boolean; waits: readonly WaitKind[]
  /** At the thumb on a telephone: for the team, for whoever reads plain words, for limited seats. */
  tab?: IconName; plainTab?: IconName; limitedTab?: IconName
}

/** The sections of an incident in the navigation, which of them a limited seat has, and what waits in which. */
export const sections: readonly SectionOfIncident[] = [
  { key: 'situation', label: 'Situation', full: true, limited: false, waits: [], tab: 'compass', plainTab: 'compass' },
  { key: 'tasks', label: 'My tasks', full: false, limited: true, waits: ['overtaken', 'sent back', 'objection', 'review', 'on paper'], limitedTab: 'checklist' },
  { key: 'plan', label: 'Plan', full: true, limited: false, waits: ['mark done', 'handed back', 'join', 'countersign', 'review', 'objection', 'overtaken', 'taken back', 'sent back', 'in doubt', 'on paper'], tab: 'checklist', plainTab: 'checklist' },
  { key: 'time-line', label: 'Timeline', full: true, limited: false, waits: [], tab: 'clock', plainTab: 'clock' },
  { key: 'people', label: 'Roster', full: true, limited: true, waits: ['proposal', 'question', 'disclosure', 'identity'], plainTab: 'people', limitedTab: 'people' },
  { key: 'office', label: 'Coordination', full: true, limited: false, waits: ['offer', 'take-over'] },
  { key: 'hosts', label: 'Hosts', full: true, limited: false, waits: [] },
  { key: 'evidence', label: 'Evidence', full: true, limited: true, waits: [], limitedTab: 'paperclip' },
  { key: 'log-book', label: 'Logbook', full: true, limited: false, waits: [], tab: 'notebook' },
  { key: 'phase', label: 'Phase', full: true, limited: false, waits: [] },
  { key: 'rules', label: 'Rules', full: true, limited: true, waits: ['rules'], limitedTab: 'shield' },
]
