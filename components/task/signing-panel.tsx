import Link from 'next/link'
import { SignOffPanel, type Change } from '@/components/form/sign-off-panel'
import { clock, dateAndTime } from '@/components/ui/format-time'
import type { TaskPage } from '@/lib/queries/task'
import type { ContentChange } from '@/lib/rules/signed-content'
import type { Reader } from './reader'

const whatWords: Record<ContentChange['what'], string> = { result: 'Result', question: 'Question', checklist: 'Checklist', evidence: 'Evidence', list: 'List' }

/** Signing a task off, bound to what stands on the page (TK-7); overtaken, with what changed since (SG-3). For those whose task it is. */
export function SigningPanel({ page, viewer, ...reader }: { page: TaskPage; viewer: string } & Reader) {
  const { task, signing, work, you } = page
  const concerned = Boolean(task.coordinator?.you) || you.helper || signing.verdict.allowed
  if (task.state !== 'in progress' || !(concerned || signing.overtaken)) return null
  const { zone, now } = reader
  const items = work.items.filter((item) => !item.pattern)
  const required = items.filter((item) => item.level === 'must' || item.level === 'must not').length
  const facts = [
    { label: 'Checklist', value: `${items.filter((item) => item.ticked).length} of ${items.length}${required < items.length ? `, ${required} must be` : ''}` },
    { label: 'Questions', value: `${work.questions.filter((question) => question.required).length - task.missing.questions.length} of ${work.questions.filter((question) => question.required).length}` },
    { label: 'Evidence', value: `${work.evidence.filter((request) => request.item).length} attached` },
    { label: 'Signs as', value: `${viewer}, ${you.office}` },
  ]
  const overtaken = signing.overtaken && {
    changes: signing.overtaken.changes.map(({ what, number, was, now: today }): Change => ({ what: `${whatWords[what]}${number === null ? '' : ` ${number}`}`, was: was ?? undefined, now: today })),
    signed: <Link href={`/incidents/${page.incidentId}/plan/${task.id}?signature=${signing.overtaken.signatureId}#signed`} prefetch={false}>
      Read what {signing.overtaken.byYou ? 'you' : 'was'} signed at {clock(signing.overtaken.signedAt, zone)}</Link>,
  }
  return (
    <SignOffPanel command="task.signOff" hidden={{ incidentId: page.incidentId, taskId: task.id }} fingerprint={signing.print} facts={facts} allowed={signing.verdict}
      says={signing.overtaken ? overtakenWords(signing.overtaken, zone, now) : 'Your signature says that the task is done and that you checked it. Text, answers and checklist are kept as they stand now.'}
      overtaken={overtaken ?? undefined} />
  )
}

function overtakenWords({ signedAt, at, why, byYou }: NonNullable<TaskPage['signing']['overtaken']>, zone: string, now: Date): string {
  return `${byYou ? 'You signed' : 'It was signed'} at ${dateAndTime(signedAt, zone, now)}. At ${dateAndTime(at, zone, now)} ${why} What was signed is kept; the task counts as not signed until it is signed again.`
}
