'use client'
import { startTransition, useEffect, useState, type FormEvent } from 'react'
import { SubmitButton } from '@/components/form/submit-button'
import { useCommand } from '@/components/form/use-command'
import { Refusal } from '@/components/ui/refusal'
import type { Packet, Paper } from '@/lib/rules/copy'

type Props = { incidentId: string; packet: Packet; taskId?: string; paper: Paper }

/**
 * Notes the copy in the log book, then opens the browser's window for printing. While it is open the sheets are a noted copy; what is
 * printed past this button says on each sheet that it was not noted.
 */
export function PrintButton({ incidentId, packet, taskId, paper }: Props) {
  const { state, drawing, send } = useCommand('copy.print')
  const [noted, setNoted] = useState(false)

  useEffect(() => {
    if (!noted) return
    const over = () => setNoted(false)
    addEventListener('afterprint', over)
    print()
    return () => removeEventListener('afterprint', over)
  }, [noted])

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (drawing) return
    setNoted(false)
    // Printed are the sheets that come with the answer: they name the entry that notes the copy.
    send(new FormData(event.currentTarget), (answer) => startTransition(() => setNoted(answer.status === 'done')))
  }

  return (
    // Pressed before the page is alive, a form of this method does nothing.
    <form className="print-form" method="dialog" onSubmit={onSubmit} data-noted={noted || undefined}>
      <input type="hidden" name="incidentId" value={incidentId} />
      <input type="hidden" name="packet" value={packet} />
      <input type="hidden" name="taskId" value={taskId ?? ''} />
      <input type="hidden" name="paper" value={paper} />
      <SubmitButton tone="fill" sending={drawing} label="Print…" busyLabel="Noting the copy …" />
      {state.status === 'refused' && (
        <Refusal what="Not noted, so not printed." because={state.because}
          kept="If it can’t wait, print with the browser’s own menu: each sheet then says that the copy was not noted." />
      )}
    </form>
  )
}
