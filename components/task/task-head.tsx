import Link from 'next/link'
import { CommandForm } from '@/components/form/command-form'
import { ThingTitle } from '@/components/frame/page-title'
import { StateWord } from '@/components/ui/shape'
import type { TaskPage } from '@/lib/queries/task'
import { taskShape, taskWord } from './task-shape'
import { WaitLinks } from './wait-links'

/** Where the task stands, its name, and what is to be known of it in words. */
export function TaskHead({ page }: { page: TaskPage }) {
  const { task, helpers, whole } = page
  const shaped = { ...task, waits: whole?.waits ?? (page.waitsForAnother ? ['another task'] : []) }
  const overtaken = page.signing.overtaken !== null
  const list = `/incidents/${page.incidentId}`
  return (
    <ThingTitle title={task.title} crumbs={whole
      ? [{ label: 'Plan', href: `${list}/plan` }, { label: `${task.section.key} ${task.section.title}`, href: `${list}/plan#section-${task.section.key}` }]
      : [{ label: 'My tasks', href: `${list}/tasks` }]}>
      {overtaken ? <StateWord of="overtaken">sign-off overtaken</StateWord> : <StateWord of={taskShape(shaped)}>{taskWord(shaped)}</StateWord>}
      <span>{task.level}</span>
      <span>{task.coordinator ? `Task coordinator: ${task.coordinator.name}${task.coordinator.you ? ', you' : ''}` : 'nobody coordinates it yet'}</span>
      {helpers.length > 0 && <span>with {helpers.map((helper) => helper.name).join(', ')}</span>}
      {whole && whole.holdsUp.length > 0 && <span>holds up {whole.holdsUp.length === 1 ? whole.holdsUp[0]!.title : `${whole.holdsUp.length} tasks`}</span>}
    </ThingTitle>
  )
}

/** What stands in the way or happened to the task, each in one sentence; and the start. */
export function Notices({ page }: { page: TaskPage }) {
  const { task, whole, can, incidentId } = page
  return (
    <>
      {task.state === 'open' && task.backReason && <p className="note mt-4">Handed back: <span className="as-written">{task.backReason}</span>{task.successor && ` ${task.successor} is proposed.`}</p>}
      {task.state === 'in progress' && task.backReason && <p className="note note-alarm mt-4">Sent back: <span className="as-written">{task.backReason}</span></p>}
      {whole && whole.waits.length > 0 && <p className="note mt-4">Can’t start yet: <WaitLinks waits={whole.waits} incidentId={incidentId} stands />.</p>}
      {!whole && page.waitsForAnother && <p className="note mt-4">Can’t start yet: it waits for another task.</p>}
      {page.gateShut && task.state !== 'done' && task.state !== 'set aside' && <p className="note mt-4">Can’t be signed off yet: {page.gateShut}.</p>}
      {whole && whole.reopened.length > 0 && <p className="note note-alarm mt-4">Rests on something reopened: <WaitLinks waits={whole.reopened} incidentId={incidentId} stands />.</p>}
      {task.permittedReason && <p className="note mt-4">Permitted to start out of order: <span className="as-written">{task.permittedReason}</span></p>}
      {task.aside && <p className="note mt-4">Set aside: <span className="as-written">{task.aside.reason}</span> {asideWords(task.aside)}</p>}
      {task.state === 'signed off' && can.work.allowed && <p className="note mt-4">Signed off. Whatever you change now takes the signature away, and it has to be signed again.</p>}
      {task.completedBy && task.state === 'done' && <p className="note mt-4">Done, completed by {task.completedBy}.</p>}
      {task.state === 'assigned' && (
        <div className="mt-4"><CommandForm command="task.start" hidden={{ incidentId, taskId: task.id }} allowed={can.start} submit="Start" busyLabel="Starting …" tone="fill" notDone="Not started." /></div>
      )}
    </>
  )
}

function asideWords({ needs, countersigned }: NonNullable<TaskPage['task']['aside']>): string {
  if (!needs) return ''
  return countersigned ? 'Countersigned.' : `The signature of ${needs === 'manager' ? 'a manager' : 'the communication owner'} is still wanted.`
}

/** Rules that bear on this task (R1, H6). */
export function RulesHere({ page }: { page: TaskPage }) {
  const { cover } = page.work
  return (
    <ul className="text-2 text-ink-2 stack mt-3">
      <li>{cover.length === 0 ? 'It covers no change to any host.' : <>It covers {cover.map(({ host, kinds }) => `${host ?? 'a host'}: ${kinds}`).join('; ')}.</>}{' '}
        Every other change, logging in among them, needs the coordinator’s permission.</li>
      <li>Before you ask somebody about it, look whether they are on the list. <Link href={`/incidents/${page.incidentId}/people`} prefetch={false}>May I talk to …?</Link></li>
    </ul>
  )
}
