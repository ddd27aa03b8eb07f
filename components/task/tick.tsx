'use client'
import { announce } from '@/components/form/announce'
import { useCommand } from '@/components/form/use-command'
import { Refusal } from '@/components/ui/refusal'

type TickProps = {
  incidentId: string; taskId: string; itemId: string; ticked: boolean; id: string; allowed: boolean; describedBy?: string
}

/**
 * The box of a checklist item; `id` is what its words name as their control. It shows the tick at once and takes it back if the server refuses;
 * pressed before the page is alive, it is a plain post.
 */
export function Tick({ incidentId, taskId, itemId, ticked, id, allowed, describedBy }: TickProps) {
  const { state, drawing, action, send } = useCommand(ticked ? 'task.untick' : 'task.tick')
  const shown = drawing ? !ticked : ticked
  const box = (
    <button id={id} type={allowed ? 'submit' : 'button'} className={shown ? 'box on' : 'box'} role="checkbox" aria-checked={shown}
      aria-disabled={allowed ? undefined : true} aria-describedby={describedBy}>
      {shown && (
        <svg viewBox="0 0 16 16" width="18" height="18" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round"
          strokeLinejoin="round" aria-hidden="true"><path d="M3.5 8.5l3 3 6-7" /></svg>
      )}
    </button>
  )
  if (!allowed) return box
  return (
    <form action={action} onSubmit={(event) => {
      event.preventDefault()
      if (!drawing) send(new FormData(event.currentTarget), (answer) => { if (answer.status === 'done') announce(answer.says) })
    }}>
      <input type="hidden" name="incidentId" value={incidentId} />
      <input type="hidden" name="taskId" value={taskId} />
      <input type="hidden" name="itemId" value={itemId} />
      {box}
      {state.status === 'refused' && <Refusal what={ticked ? 'Still ticked.' : 'Not ticked.'} because={state.because} />}
    </form>
  )
}
