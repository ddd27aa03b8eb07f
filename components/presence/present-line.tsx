import { Shape } from '@/components/ui/shape'
import type { Present } from '@/lib/queries/task/present'
import { listed } from '@/lib/rules/blocked'

/** Who answers a question now, in its place: nobody has to find out by losing a text. */
export function AnsweringLine({ present, questionId }: { present: readonly Present[]; questionId: string }) {
  const names = present.filter((each) => each.questionId === questionId).map(({ name }) => name)
  if (names.length === 0) return null
  return <p className="present"><Shape of="involved" /> {listed(names)} {names.length === 1 ? 'is' : 'are'} answering this now</p>
}

/** Who else has the task before them. */
export function HereLine({ present }: { present: readonly Present[] }) {
  if (present.length === 0) return null
  return <p className="present"><Shape of="involved" /> {listed(present.map(({ name }) => name))} {present.length === 1 ? 'is' : 'are'} here, too</p>
}
