'use client'
import { useId, useState } from 'react'

type LinesFieldProps = {
  label: string; hint: string
  /** the list that is sent: `items` gives `items.0.text` for the first line */
  name: string
  /** what each line has beside its text */
  each: Record<string, string>
}

/** A list written one thing a line; blank lines are none. */
export function LinesField({ label, hint, name, each }: LinesFieldProps) {
  const id = useId()
  const [written, setWritten] = useState('')
  const lines = written.split('\n').map((line) => line.trim()).filter(Boolean)
  return (
    <div className="field">
      <label className="label" htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>{hint}</p>
      <textarea id={id} className="input" rows={3} data-field={name} aria-describedby={`${id}-hint`}
        onChange={(event) => setWritten(event.currentTarget.value)} />
      {lines.map((text, index) => (
        <span key={index} hidden>
          <input type="hidden" name={`${name}.${index}.text`} value={text} />
          {Object.entries(each).map(([key, value]) => <input key={key} type="hidden" name={`${name}.${index}.${key}`} value={value} />)}
        </span>
      ))}
    </div>
  )
}
