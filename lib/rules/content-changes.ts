import type { SignedContent } from './signed-content'

/** What is other than it was signed. `was` is null for what was not there. */
export type ContentChange = {
  what: 'result' | 'question' | 'checklist' | 'evidence' | 'list'; number: number | null; was: string | null; now: string
}

/** An answer in one line: "no: nothing in the logs". */
export const answerLine = ({ verdict, answer }: { verdict: string | null; answer: string }): string =>
  [verdict, answer].filter(Boolean).join(': ')

/** What changed in a task between two moments, in the order of its page. */
export function changesSince(was: SignedContent, now: SignedContent): ContentChange[] {
  const result: ContentChange[] = was.result === now.result ? [] : [{
    what: 'result', number: null, was: was.result || null, now: now.result || 'empty',
  }]
  const answers = now.answers.flatMap((each, index): ContentChange[] => {
    const before = was.answers.find((other) => other.id === each.id)
    const [then, today] = [before ? answerLine(before) : '', answerLine(each)]
    if (then !== today) return [{ what: 'question', number: index + 1, was: then || null, now: today || 'no answer' }]
    return before?.confidence === each.confidence ? []
      : [{ what: 'question', number: index + 1, was: before?.confidence ?? 'no confidence', now: each.confidence ?? 'no confidence' }]
  })
  const items = now.checklist.flatMap((each): ContentChange[] => {
    const before = was.checklist.find((other) => other.id === each.id)
    if (before?.ticked === each.ticked) return []
    const said = `${each.text}: ${each.ticked ? 'ticked' : 'not ticked'}`
    return [{
      what: 'checklist', number: null, was: before ? `${each.text}: ${before.ticked ? 'ticked' : 'not ticked'}` : null,
      now: before ? said : `added, ${said}`,
    }]
  })
  const attachedNow = now.evidence.filter((each) => !was.evidence.some((other) => other.evidenceId === each.evidenceId))
  const takenOff = was.evidence.filter((each) => !now.evidence.some((other) => other.evidenceId === each.evidenceId))
  const evidence = [
    ...attachedNow.map((each): ContentChange => ({
      what: 'evidence', number: null, was: null, now: `attached: ${each.text || 'evidence'}`,
    })),
    ...takenOff.map((each): ContentChange => ({ what: 'evidence', number: null, was: each.text || 'evidence', now: 'detached' })),
  ]
  const list: ContentChange[] = JSON.stringify(was.list ?? []) === JSON.stringify(now.list ?? []) ? []
    : [{ what: 'list', number: null, was: entries(was), now: entries(now) }]
  return [...result, ...answers, ...items, ...evidence, ...list]
}

function entries({ list = [] }: SignedContent): string {
  const many = lengthOf(list)
  return many === 1 ? '1 entry' : `${many} entries`
}

/** How many entries the list of an ongoing task had. */
export const lengthOf = (list: NonNullable<SignedContent['list']>): number => ('book' in list ? list.entries : list.length)
