'use client'
import { useContext, useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { Shape } from '@/components/ui/shape'
import { FieldFrame } from './field'
import { FieldErrors } from './form-context'
import { useAlive } from './use-alive'
import { useField, type FieldProps } from './use-field'
import { useLook } from './use-look'

/** How a text was understood. `note`: how something doubtful was read; `problem`: why it can't be sent, and what to write. */
export type Noted = { note: string | null; problem: string | null }

type WrittenFieldProps<Reading extends Noted> = FieldProps & {
  now: Date
  /** what the field holds until somebody types */
  first: Reading
  read: (text: string, now: Date) => Reading
  /** a reading as text, which is read back to the same */
  write: (reading: Reading) => string
  /** a reading in words, for the line beneath; nothing while nothing is read */
  says: (reading: Reading) => string
  /** what can be typed, and in which zone: the line beneath an empty field */
  help: string
  /** what is sent, as hidden fields; without them the text is sent itself */
  children?: (reading: Reading) => ReactNode
  /** the name under which the text is sent beside them before the page is alive, for the server to read: `$past.at` */
  asTyped?: string
}

/** So long the typing rests before the line beneath follows it. */
const rest = 500
const farAway = 400 * 86_400_000

/**
 * A time as text, read while it is typed: beneath stands which moment it is, or what is wrong with it. Until somebody types, the field holds what
 * it came with, to the microsecond. A text that means another moment tomorrow ("20 min ago") is kept in drafts as the moment it meant.
 */
export function WrittenField<Reading extends Noted>({ now, first, read, write, says, help, children, asTyped, ...field }: WrittenFieldProps<Reading>) {
  const alive = useAlive()
  const { id, error, control } = useField(field)
  const answer = useContext(FieldErrors)
  const input = useRef<HTMLInputElement>(null)
  const linesId = useId()
  const look = useLook(now)
  const [typed, setTyped] = useState<{ text: string; reading: Reading; keeps: string | undefined; after: object } | null>(null)
  const [rested, setRested] = useState(typed)
  const held = typed?.reading ?? first
  const shown = rested?.reading ?? first
  // What the last answer said counts until the text is another one.
  const said = typed?.after === answer ? undefined : error
  const problem = typed ? shown.problem : null
  const beneath = says(shown)

  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), rest)
    return () => clearTimeout(timer)
  }, [typed])

  useEffect(() => input.current?.setCustomValidity(held.problem ?? ''), [held.problem])

  // Typed before the page was alive.
  useEffect(() => {
    if (input.current && input.current.value !== input.current.defaultValue) input.current.dispatchEvent(new Event('input', { bubbles: true }))
  }, [])

  function onInput(text: string) {
    const at = look()
    const reading = read(text, at)
    const later = read(text, new Date(at.getTime() + farAway))
    const keeps = write(reading) === write(later) ? undefined : write(reading)
    setTyped({ text, reading, keeps, after: answer })
  }

  const { name, ...attributes } = control
  const describedBy = [field.hint && `${id}-hint`, said && `${id}-error`, linesId].filter(Boolean).join(' ')
  return (
    <FieldFrame id={id} label={field.label} hint={field.hint} hideLabel={field.hideLabel} error={said} after={(
      <p id={linesId} className="reads" role="status" suppressHydrationWarning>
        {problem && !said && <span className="reads-not"><Shape of="refused" /> {problem}</span>}
        {!problem && beneath !== '' && <><span className="figures">{beneath}</span>{shown.note && <> {shown.note}</>}</>}
        {!problem && beneath === '' && help}
      </p>
    )}>
      {children?.(held)}
      <input {...attributes} ref={input} name={!children ? name : alive ? undefined : asTyped} data-field={name} className="input figures" type="text" autoComplete="off"
        spellCheck={false} maxLength={200} defaultValue={write(first)} data-keeps={typed?.keeps} aria-describedby={describedBy}
        aria-invalid={said || problem ? true : undefined} onInput={(event) => onInput(event.currentTarget.value)} onBlur={() => setRested(typed)} />
    </FieldFrame>
  )
}
