import type { Change } from '@/components/form/difference'
import type { ContentChange } from '@/lib/rules/content-changes'

const words: Record<ContentChange['what'], string> = {
  result: 'Result', question: 'Question', checklist: 'Checklist', evidence: 'Evidence', list: 'List',
}

/** A change of a task's content as the page says it: what, and old beside new. */
export const changeLine = ({ what, number, was, now }: ContentChange): Change => ({
  what: `${words[what]}${number === null ? '' : ` ${number}`}`, was: was ?? undefined, now,
})
