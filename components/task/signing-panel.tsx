import { SignOffPanel } from '@/components/form/sign-off-panel'
import { clock, dateAndTime } from '@/components/ui/format-time'
import type { TaskPage } from '@/lib/queries/task'
import { isolated } from '@/lib/rules/hidden-characters'
import { isRequired } from '@/lib/rules/task-content'
import { BeforeYouSign } from './before-you-sign'
import { changeLine } from './change-line'
import { ChangedSince } from './changed-since'
import type { Reader } from '@/components/ui/reader'

const says = 'Your signature says that the task is done and that you checked it. Text, answers and checklist are kept as they stand now.'

/** Signing a task off, bound to what stands on the page (TK-7); overtaken, with what changed since (SG-3). For those whose task it is. */
export function SigningPanel({ page, viewer, ...reader }: { page: TaskPage; viewer: string } & Reader) {
  const { incidentId, task, signing, you } = page
  const { overtaken, verdict, print } = signing
  const concerned = Boolean(task.coordinator?.you) || you.helper || verdict.allowed || overtaken !== null
  if (task.state !== 'in progress' || !concerned) return null
  const since = overtaken && {
    changes: overtaken.changes.map(changeLine), signed: <SignedLink page={page} overtaken={overtaken} {...reader} />,
  }
  return (
    <SignOffPanel command="task.signOff" hidden={{ incidentId, taskId: task.id }} fingerprint={print} facts={factsOf(page, viewer)}
      allowed={verdict} says={overtaken ? overtakenWords(overtaken, reader) : says} overtaken={since ?? undefined}
      changed={<ChangedSince taskId={task.id} content={signing.content} />}
      why={!verdict.allowed && verdict.code === 'state' && signing.lacking.length > 0 && <BeforeYouSign page={page} />} />
  )
}

function factsOf({ work, task, you }: TaskPage, viewer: string) {
  const items = work.items.filter((item) => !item.pattern)
  const required = items.filter(isRequired).length
  const ticked = `${items.filter((item) => item.ticked).length} of ${items.length}`
  const asked = work.questions.filter((question) => question.required).length
  return [
    { label: 'Checklist', value: required < items.length ? `${ticked}, ${required} must be` : ticked },
    { label: 'Questions', value: `${asked - task.missing.questions.length} of ${asked}` },
    { label: 'Evidence', value: `${work.evidence.filter((request) => request.item).length} attached` },
    { label: 'Signs as', value: `${isolated(viewer)}, ${you.office}` },
  ]
}

type Overtaken = NonNullable<TaskPage['signing']['overtaken']>

function SignedLink({ page, overtaken, zone }: { page: TaskPage; overtaken: Overtaken } & Reader) {
  const href = `/incidents/${page.incidentId}/plan/${page.task.id}?signature=${overtaken.signatureId}#signed`
  return <a href={href}>Read what {overtaken.byYou ? 'you' : 'was'} signed at {clock(overtaken.signedAt, zone)}</a>
}

function overtakenWords({ signedAt, at, why, byYou }: Overtaken, { zone, now }: Reader): string {
  const [signed, changed] = [dateAndTime(signedAt, zone, now), dateAndTime(at, zone, now)]
  return `${byYou ? 'You signed' : 'It was signed'} at ${signed}. At ${changed} ${why} What was signed is kept; the task counts as `
    + 'not signed until it is signed again.'
}
