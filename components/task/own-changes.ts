import type { Saved } from '@/components/form/saved'
import type { SignedContent } from '@/lib/rules/signed-content'

type Known = { read: SignedContent; own: readonly Saved[] }

/**
 * What the reader has read of a task's content: what they saved on this page counts as read once the content shows exactly that. Whatever
 * else is new stays unread, also what somebody else did to the same thing. Returns the same object while nothing was taken over.
 */
export function withOwn(known: Known, now: SignedContent): Known {
  for (const saved of known.own) {
    const read = takeOver(known.read, now, saved)
    if (read) return withOwn({ read, own: known.own.filter((each) => each !== saved) }, now)
  }
  return known
}

/** What was saved and is not shown yet, with one more: a newer one about the same thing takes the place of the older. */
export const alsoSaved = (own: readonly Saved[], saved: Saved): Saved[] => [...own.filter((each) => about(each) !== about(saved)), saved]
const about = ({ command, sent }: Saved): string => sent.questionId ?? sent.itemId ?? sent.requestId ?? command

/** The content as read before, with what was saved in it; null while it is not there, or is not what was saved. */
function takeOver(read: SignedContent, now: SignedContent, { command, sent }: Saved): SignedContent | null {
  switch (command) {
    case 'task.writeResult':
      return same(sent.result, now.result) ? { ...read, result: now.result } : null
    case 'task.answer': {
      const answer = now.answers.find(({ id }) => id === sent.questionId)
      const shown = answer && same(sent.answer, answer.answer) && same(sent.verdict, answer.verdict) && same(sent.confidence, answer.confidence)
      return shown ? { ...read, answers: put(read.answers, answer) } : null
    }
    case 'task.tick':
    case 'task.untick': {
      const item = now.checklist.find(({ id }) => id === sent.itemId)
      return item && item.ticked === (command === 'task.tick') ? { ...read, checklist: put(read.checklist, item) } : null
    }
    case 'task.addItem': {
      const item = now.checklist.find(({ id, text }) => same(sent.text, text) && !read.checklist.some((each) => each.id === id))
      return item ? { ...read, checklist: put(read.checklist, item) } : null
    }
    case 'task.attachEvidence': {
      const attached = now.evidence.find(({ id, evidenceId }) => id === sent.requestId && evidenceId === sent.evidenceId)
      return attached ? { ...read, evidence: put(read.evidence, attached) } : null
    }
    case 'task.detachEvidence':
      return now.evidence.some(({ id }) => id === sent.requestId) ? null
        : { ...read, evidence: read.evidence.filter(({ id }) => id !== sent.requestId) }
    default:
      return null
  }
}

/** Texts are trimmed on their way, and a line break may be written in two ways. */
const same = (sent: string | undefined, kept: string | null): boolean => plain(sent ?? '') === plain(kept ?? '')
const plain = (text: string): string => text.trim().replaceAll(/\s+/g, ' ')

const put = <T extends { id: string }>(list: readonly T[], thing: T): T[] =>
  list.some(({ id }) => id === thing.id) ? list.map((each) => (each.id === thing.id ? thing : each)) : [...list, thing]
