import { isolated } from '@/lib/rules/hidden-characters'
import type { SituationRead } from './situation-words'

type Task = Pick<SituationRead['tasks'][number], 'state' | 'coordinator' | 'backReason'>

/** What is being done about a question that has no answer yet: as a sentence, and in two or three words. */
export function lookedInto(task: Task | undefined): { says: string; short: string } {
  const who = isolated(task?.coordinator ?? 'Someone')
  switch (task?.state) {
    case 'assigned': return { says: `${who} has been asked, and has not begun.`, short: 'Not known yet' }
    case 'in progress': return { says: `${who} is looking into it.`, short: 'Being looked into' }
    case 'signed off': case 'done': return { says: 'No answer was given.', short: 'Not known' }
    case 'set aside': return { says: 'It was decided not to look into this.', short: 'Not looked into' }
    default: return { says: task?.backReason ? 'Nobody is looking into it now.' : 'Nobody has been asked yet.', short: 'Not asked yet' }
  }
}
