'use client'
import { useContext } from 'react'
import { FieldFrame } from './field'
import { KeepsDraft } from './form-context'
import { useField, type FieldProps } from './use-field'

type TextFieldProps = FieldProps & {
  type?: 'text' | 'email' | 'url' | 'tel' | 'search' | 'password' | 'number'
  defaultValue?: string
  /** an example in the field; never the label */
  example?: string
  maxLength?: number
  autoComplete?: string
  readOnly?: boolean
  /** what may be meant, offered while typing */
  suggestions?: readonly string[]
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { id, error, control } = useField(props)
  const { type = 'text', defaultValue, example, maxLength, autoComplete = 'off', readOnly, suggestions } = props
  return (
    <FieldFrame id={id} label={props.label} hint={props.hint} hideLabel={props.hideLabel} error={error}>
      <input {...control} className="input" type={type} defaultValue={defaultValue} placeholder={example} maxLength={maxLength}
        autoComplete={autoComplete} readOnly={readOnly} list={suggestions && `${id}-list`} />
      {suggestions && <datalist id={`${id}-list`}>{suggestions.map((text) => <option key={text} value={text} />)}</datalist>}
    </FieldFrame>
  )
}

type TextAreaProps = FieldProps & { defaultValue?: string; example?: string; maxLength?: number; rows?: number }

/** Longer text. */
export function TextArea(props: TextAreaProps) {
  const { id, error, control } = useField(props)
  const rows = props.rows ?? 3
  const after = useContext(KeepsDraft) && rows > 2 && <p className="aside-note">Kept on this device as you type</p>
  return (
    <FieldFrame id={id} label={props.label} hint={props.hint} hideLabel={props.hideLabel} error={error} after={after}>
      <textarea {...control} className="input" rows={rows} defaultValue={props.defaultValue} placeholder={props.example}
        maxLength={props.maxLength} />
    </FieldFrame>
  )
}
