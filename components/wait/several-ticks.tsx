'use client'
import { useEffect, useRef, useState } from 'react'
import { FieldError } from '@/components/form/field'
import { useField } from '@/components/form/use-field'
import { AsTyped } from '@/components/ui/as-is'
import { isolated } from '@/lib/rules/hidden-characters'
import type { Several } from './several'

type Tasks = Several['tasks']
const printsOf = (tasks: Tasks): ReadonlySet<string> => new Set(tasks.map(({ print }) => print))

/**
 * A box for each task, with its reason in full. Ticked is what stood there, word for word, when the form was opened: what came or changed while
 * somebody read is theirs to tick. A box is named by its words, so that nothing kept in this browser ticks others.
 */
export function SeveralTicks({ tasks }: { tasks: Tasks }) {
  const { id, error } = useField({ name: 'taskIds', label: '' })
  const [opened, setOpened] = useState(() => printsOf(tasks))
  const field = useRef<HTMLFieldSetElement>(null)
  const shown = useRef(tasks)
  useEffect(() => {
    shown.current = tasks
  })
  useEffect(() => {
    const verb = field.current?.closest('details')
    const onToggle = () => {
      if (verb?.open) setOpened(printsOf(shown.current))
    }
    verb?.addEventListener('toggle', onToggle)
    return () => verb?.removeEventListener('toggle', onToggle)
  }, [])

  return (
    <fieldset ref={field} className="field several" aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="label">You agree that what is ticked is not needed</legend>
      <ul>
        {tasks.map(({ taskId, title, by, reason, print }) => {
          const stood = opened.has(print)
          return (
            <li key={`${print} ${stood}`}>
              <label className="choice">
                <input className="box" type="checkbox" name={`taskIds.${print}`} value={taskId} defaultChecked={stood} aria-describedby={`${id}-${print}`} />
                <span>{isolated(title)}</span>
              </label>
              <div id={`${id}-${print}`}>
                {!stood && <p><b>New since you opened this. Read it, then tick it.</b></p>}
                <p>{isolated(by)} gives the reason:</p>
                <p className="as-written"><AsTyped text={reason} /></p>
              </div>
            </li>
          )
        })}
      </ul>
      <FieldError id={id} error={error} />
    </fieldset>
  )
}
