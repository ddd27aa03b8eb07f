'use client'
import { RadioGroup } from '@/components/form/choices'
import { Select } from '@/components/form/select'
import type { Guess } from '@/lib/rules/time-line-import/mapping'

type Props = { columns: readonly string[]; guess: Extract<Guess, { as: 'columns' }> }

const units = [{ value: 'us', label: 'microseconds' }, { value: 'ms', label: 'milliseconds' }, { value: 's', label: 'seconds' }]
const differ = [{ value: 'refuse the line', label: 'the line is refused' }, { value: 'the first counts', label: 'the first is used' }]

/** Which column is what. */
export function ColumnFields({ columns, guess }: Props) {
  // The account may stand in lines further down alone.
  const names = guess.account === null || columns.includes(guess.account) ? columns : [...columns, guess.account]
  const options = names.map((name) => ({ value: name, label: name }))
  const column = (name: string, label: string, defaultValue: string | null | undefined) => (
    <Select name={name} label={label} options={options} defaultValue={defaultValue ?? ''} nothing="None" />
  )
  return (
    <>
      <div className="column-fields">
        {column('time', 'When it happened', guess.time)}
        {column('text', 'What happened', guess.text)}
        {column('otherTime', 'Same time, second column', guess.otherTime)}
        {column('meaning', 'Which time (created, changed …)', guess.meaning)}
        {column('host', 'Host', guess.host)}
        {column('account', 'Account', guess.account)}
        {column('file', 'Source: file', guess.source[0])}
        {column('parser', 'Source: parser', guess.source[1])}
        {column('local', 'Column that marks local times', guess.local)}
      </div>
      <div className="time-readings">
        <RadioGroup name="unit" label="Epoch times are in" options={units} defaultValue={guess.unit} segments />
        <RadioGroup name="ifTheyDiffer" label="When two times contradict each other" options={differ} defaultValue={guess.ifTheyDiffer} segments />
      </div>
    </>
  )
}
