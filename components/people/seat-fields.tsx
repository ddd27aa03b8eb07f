import { RadioGroup } from '@/components/form/choices'
import { DateTimeField } from '@/components/form/date-time-field'
import type { Reader } from '@/components/ui/reader'

const sights = [
  { value: 'whole', label: 'The whole incident' },
  { value: 'shared', label: 'Only what is shared', hint: 'Nothing at first. Assign a task or share things later.' },
]

/** What a seat is to see and when access ends: asked whenever somebody gets one. */
export function SeatFields(
  { needsEnd, defaultSees = 'whole', ...reader }: Reader & { needsEnd?: boolean; defaultSees?: 'whole' | 'shared' },
) {
  return (
    <>
      <RadioGroup name="sees" label="Can see" options={sights} defaultValue={defaultSees} />
      <EndField {...reader} needsEnd={needsEnd} />
    </>
  )
}

/** When access ends. */
export function EndField({ zone, now, needsEnd }: Reader & { needsEnd?: boolean }) {
  return (
    <DateTimeField name="accessUntil" label="Access ends" zone={zone} now={now} toward="future" required={needsEnd} missing="Say when access ends."
      hint={needsEnd ? 'All pages close then.' : 'Required for partners and hosting providers with an account. Optional for others.'} />
  )
}
