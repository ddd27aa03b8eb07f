'use client'
import { useContext, useId, useState } from 'react'
import { DateTimeField } from '@/components/form/date-time-field'
import { FieldError } from '@/components/form/field'
import { FieldErrors } from '@/components/form/form-context'
import { TextField } from '@/components/form/text-field'

type Step = { hostId: string; servicesOut: string; outFrom?: string; outUntil?: string }
type Props = { hosts: readonly { id: string; name: string }[]; planned: readonly Step[]; zone: string; now: Date }

/** The hosts of the repair plan in their order: added, moved up, taken out. */
export function RepairSteps({ hosts, planned, zone, now }: Props) {
  const [steps, setSteps] = useState<readonly Step[]>(planned)
  const id = useId()
  const errors = useContext(FieldErrors)
  const error = steps.length === 0 ? errors.steps : undefined
  const left = hosts.filter((host) => steps.every((step) => step.hostId !== host.id))
  const nameOf = (hostId: string) => hosts.find((host) => host.id === hostId)?.name ?? ''
  const up = (index: number) => setSteps(steps.map((step, at) => steps[at === index ? index - 1 : at === index - 1 ? index : at] ?? step))
  return (
    <div role="group" aria-labelledby={id} aria-describedby={error && `${id}-error`}>
      <p className="label" id={id}>Hosts, in the order in which they are repaired</p>
      {steps.length === 0 && <p className="hint">Add the first one. For each, say what is out, from when to when.</p>}
      <ol className="stack">
        {steps.map((step, index) => (
          <li key={step.hostId} className="repair-step">
            <input type="hidden" name={`steps.${index}.hostId`} value={step.hostId} />
            <p><b className="mono">{nameOf(step.hostId)}</b>, {index + 1} of {steps.length}</p>
            <TextField name={`steps.${index}.servicesOut`} label="Services out" defaultValue={step.servicesOut} maxLength={500} />
            <DateTimeField name={`steps.${index}.outFrom`} label="From" zone={zone} now={now} toward="future" defaultAt={step.outFrom}
              required missing="Enter a date and time." />
            <DateTimeField name={`steps.${index}.outUntil`} label="Until" zone={zone} now={now} toward="future" defaultAt={step.outUntil}
              required missing="Enter a date and time." />
            <p className="acts">
              {index > 0 && <button type="button" className="word" onClick={() => up(index)}>Move up</button>}
              <button type="button" className="word" onClick={() => setSteps(steps.filter((each) => each !== step))}>Remove</button>
            </p>
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <p className="acts mt-3">
          {left.map((host) => (
            <button key={host.id} type="button" className="button"
              onClick={() => setSteps([...steps, { hostId: host.id, servicesOut: '' }])}>
              Add {host.name}
            </button>
          ))}
        </p>
      )}
      <FieldError id={id} error={error} />
    </div>
  )
}
