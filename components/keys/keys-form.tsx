import { chooseKeys } from '@/app/account/actions'
import { DoorForm } from '@/components/door/door-form'
import { RadioGroup } from '@/components/form/choices'

const choices = [{ value: 'on', label: 'On' }, { value: 'off', label: 'Off' }]

/** Single letters as keys, on or off: for whoever speaks to the computer, or whose hand slips. */
export function KeysForm({ keys }: { keys: 'on' | 'off' }) {
  return (
    <DoorForm act={chooseKeys} submit="Save" busyLabel="Changing …" fill={false} atOnce>
      <RadioGroup name="keys" label="Single-key shortcuts" options={choices} defaultValue={keys} segments
        hint={`Kept in this browser.${keys === 'on' ? ' Press ? to see them.' : ''}`} />
    </DoorForm>
  )
}
