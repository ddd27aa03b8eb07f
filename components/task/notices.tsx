import type { ReactNode } from 'react'
import { CommandForm } from '@/components/form/command-form'
import { AsTyped } from '@/components/ui/as-is'
import { classNames } from '@/components/ui/class-names'
import { PersonName } from '@/components/ui/person-name'
import { NotAllowed } from '@/components/ui/why'
import type { TaskPage } from '@/lib/queries/task'
import { isolated } from '@/lib/rules/hidden-characters'
import { cantStart } from '@/lib/rules/task'
import { coverWords } from './cover-words'
import { Unsignable } from './unsignable'
import { WaitLinks } from './wait-links'

/** What stands in the way of the task or happened to it, each in one sentence; and the start. */
export function Notices({ page }: { page: TaskPage }) {
  const { task, can, whole, incidentId } = page
  return (
    <>
      <Waiting page={page} />
      <Decided page={page} />
      {task.state === 'signed off' && can.work.allowed && (
        <Note>Signed off. Any change now voids the signature, and it has to be signed again.</Note>
      )}
      {task.state === 'assigned' && (
        <div className="mt-4">
          {startsLater(page) && whole
            ? <div className="acts"><NotAllowed label="Start" because={<CantStart page={page} whole={whole} />} id="why-not-start" /></div>
            : <CommandForm command="task.start" hidden={{ incidentId, taskId: task.id }} allowed={can.start} submit="Start"
                busyLabel="Starting …" tone="fill" notDone="Not started." />}
        </div>
      )}
    </>
  )
}

/** The button says already, and with links, why the task can’t start: to whoever could start it otherwise. */
function startsLater({ task, can, whole, waitsForAnother }: TaskPage): boolean {
  if (task.state !== 'assigned' || can.start.allowed || !waitsForAnother) return false
  return can.start.because === cantStart(whole?.waits ?? [], whole !== null)
}

function CantStart({ page, whole }: { page: TaskPage; whole: NonNullable<TaskPage['whole']> }) {
  return <>Can’t start yet: <WaitLinks waits={whole.waits} incidentId={page.incidentId} stands />.</>
}

/** What it waits for: to be started, to be signed off. */
function Waiting({ page }: { page: TaskPage }) {
  const { task, whole, incidentId } = page
  const unfinished = task.state !== 'done' && task.state !== 'set aside'
  return (
    <>
      {whole && whole.waits.length > 0 && !startsLater(page) && <Note><CantStart page={page} whole={whole} /></Note>}
      {!whole && page.waitsForAnother && !startsLater(page) && <Note>Can’t start yet: it waits for another task.</Note>}
      {page.gateShut && unfinished && <Note>Can’t be signed off yet: {page.gateShut}.</Note>}
      {whole && whole.reopened.length > 0 && (
        <Note alarm>Rests on something reopened: <WaitLinks waits={whole.reopened} incidentId={incidentId} stands />.</Note>
      )}
    </>
  )
}

/** What was decided over it, with the reason. */
function Decided({ page: { task, whole, incidentId } }: { page: TaskPage }) {
  const unsignable = whole?.decide.unsignable
  const { state, backReason, successor, permittedReason, aside, completedBy } = task
  return (
    <>
      {state === 'open' && backReason && (
        <Note>Handed back: <Written>{backReason}</Written>{successor && ` ${isolated(successor)} is proposed.`}</Note>
      )}
      {state === 'in progress' && backReason && <Note alarm>Sent back: <Written>{backReason}</Written></Note>}
      {permittedReason && <Note>Permitted to start out of order: <Written>{permittedReason}</Written></Note>}
      {aside && <Note>Set aside: <Written>{aside.reason}</Written> {asideWords(aside)}</Note>}
      {aside && unsignable && <Note><Unsignable incidentId={incidentId} office={unsignable} /></Note>}
      {state === 'done' && completedBy && <Note>Done, completed by <PersonName name={completedBy} />.</Note>}
    </>
  )
}

function asideWords({ needs, countersigned, sameHand }: NonNullable<TaskPage['task']['aside']>): string {
  if (!needs) return ''
  if (countersigned) return sameHand ? 'Countersigned by the same person who set it aside: no second person.' : 'Countersigned.'
  return `The signature of ${needs === 'manager' ? 'a manager' : 'the communication owner'} is still needed.`
}

function Note({ alarm, children }: { alarm?: boolean; children: ReactNode }) {
  return <p className={classNames('note mt-4', alarm && 'note-alarm')}>{children}</p>
}
const Written = ({ children }: { children: string }) => <span className="as-written"><AsTyped text={children} /></span>

/** Rules that bear on this task (R1, H6). */
export function RulesHere({ page }: { page: TaskPage }) {
  const mayI = <a href={`/incidents/${page.incidentId}/people`}>May I talk to …?</a>
  return (
    <ul className="text-2 text-ink-2 stack mt-3">
      <li>{coverWords(page.work.cover)}</li>
      <li>Before you ask anyone about it, check that they are on the roster. {mayI}</li>
    </ul>
  )
}
