'use client'
import { useState, type FormEvent, type ReactNode } from 'react'
import { Checkbox } from '@/components/form/choices'

type Said = { kind: string; personId: string; sees: string }
type Props = {
  /** what the form begins with: `personId` is anything but empty where there is an account already */
  begins?: Partial<Said>
  children: ReactNode
}

/**
 * The fields of a form that gives somebody a seat. Management and the office of manager are one thing to whoever fills it in: as soon as the kind is
 * management, with an account and the whole incident in view, the office is offered, and ticked (M6).
 */
export function SeatStack({ begins, children }: Props) {
  const [said, setSaid] = useState<Said>({ kind: '', personId: '', sees: 'whole', ...begins })

  function onChange({ target }: FormEvent<HTMLDivElement>) {
    const { name, value } = target as HTMLInputElement | HTMLSelectElement
    if (name === 'kind' || name === 'personId' || name === 'sees') setSaid((before) => ({ ...before, [name]: value }))
  }

  const offered = said.kind === 'management' && said.personId !== '' && said.sees === 'whole'
  return (
    <div className="stack" onChange={onChange}>
      {children}
      {offered && <Checkbox name="manager" label="Is a manager of this incident" defaultChecked
        hint="Once they have acknowledged the rules, they sign what needs a manager, and have a say if the coordinator can’t be reached." />}
    </div>
  )
}
