'use client'
import { FieldError } from './field'
import type { Option } from './select'
import { useField, type FieldProps } from './use-field'

type RadioGroupProps = FieldProps & {
  options: readonly Option[]
  defaultValue?: string
  /** side by side, for two to four short words */
  segments?: boolean
}

/** One of a few, all in view. */
export function RadioGroup({ options, defaultValue, segments, ...field }: RadioGroupProps) {
  const { id, error, control } = useField(field)
  const { 'aria-invalid': invalid, 'aria-describedby': describedBy, ...rest } = control
  const radio = (value: string) => (
    <input {...rest} id={undefined} className={segments ? undefined : 'box'} type="radio" value={value}
      defaultChecked={value === defaultValue} />
  )
  return (
    <fieldset className="field" role="radiogroup" aria-describedby={describedBy} aria-invalid={invalid}>
      <legend className={field.hideLabel ? 'sr-only' : 'label'}>{field.label}</legend>
      {field.hint && <p className="hint" id={`${id}-hint`}>{field.hint}</p>}
      <div className={segments ? 'segments' : 'choices'}>
        {options.map(({ value, label, hint }) => segments
          ? <label key={value}>{radio(value)}{label}</label>
          : <label key={value} className="choice">{radio(value)}<span>{label}{hint && <small>{hint}</small>}</span></label>)}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  )
}

/** A box to tick; it sends `true` or nothing. */
export function Checkbox({ defaultChecked, ...field }: Omit<FieldProps, 'hideLabel'> & { defaultChecked?: boolean }) {
  const { id, error, control } = useField(field)
  const describedBy = error ? `${id}-error` : undefined
  return (
    <div className="field">
      <label className="choice">
        <input {...control} className="box" type="checkbox" value="true" defaultChecked={defaultChecked} aria-describedby={describedBy} />
        <span>{field.label}{field.hint && <small>{field.hint}</small>}</span>
      </label>
      <FieldError id={id} error={error} />
    </div>
  )
}
