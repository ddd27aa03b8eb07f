'use client'
import type { ReactNode } from 'react'
import { isolated } from '@/lib/rules/hidden-characters'
import { FieldFrame } from './field'
import { useField, type FieldProps } from './use-field'

export type Option = { value: string; label: string; hint?: ReactNode }

type SelectProps = FieldProps & {
  options: readonly Option[]
  defaultValue?: string
  /** the first line, which chooses nothing: "Choose a task" */
  nothing?: string
}

/** One of a list. With more than a handful of options; for a few use `RadioGroup`. */
export function Select({ options, defaultValue = '', nothing = 'Choose …', ...field }: SelectProps) {
  const { id, error, control } = useField(field)
  return (
    <FieldFrame id={id} label={field.label} hint={field.hint} hideLabel={field.hideLabel} error={error}>
      <select {...control} className="input" defaultValue={defaultValue}>
        <option value="">{nothing}</option>
        {options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
      </select>
    </FieldFrame>
  )
}

export type Person = { id: string; name: string; from?: string }

/** Somebody from a list of people that the viewer may know of; `from` tells two of one name apart. */
export function PersonSelect({ people, nothing = 'Choose someone', ...field }: FieldProps & { people: readonly Person[]; nothing?: string;
  defaultValue?: string }) {
  const options = people.map(({ id, name, from }) => ({ value: id, label: from ? `${isolated(name)}, ${isolated(from)}` : isolated(name) }))
  return <Select {...field} options={options} nothing={nothing} />
}
