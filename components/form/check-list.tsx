'use client'
import { FieldError } from './field'
import type { Option } from './select'
import { useField, type FieldProps } from './use-field'

type CheckListProps = FieldProps & { options: readonly Option[]; defaultValues?: readonly string[] }

/** Any number of a list; sends its name once for each box that is ticked. */
export function CheckList({ options, defaultValues = [], ...field }: CheckListProps) {
  const { id, error, control } = useField(field)
  const { 'aria-describedby': describedBy, name } = control
  return (
    <fieldset className="field" aria-describedby={describedBy}>
      <legend className={field.hideLabel ? 'sr-only' : 'label'}>{field.label}</legend>
      {field.hint && <p className="hint" id={`${id}-hint`}>{field.hint}</p>}
      <div className={options.some(({ hint }) => hint !== undefined) ? 'choices' : 'check-list'}>
        {options.map(({ value, label, hint }) => (
          <label key={value} className="choice">
            <input className="box" type="checkbox" name={name} value={value} defaultChecked={defaultValues.includes(value)} />
            <span>{label}{hint && <small>{hint}</small>}</span>
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  )
}
