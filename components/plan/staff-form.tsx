'use client'
import { useContext, useEffect, useMemo, useRef, useState } from 'react'
import { CommandForm } from '@/components/form/command-form'
import { DateTimeField } from '@/components/form/date-time-field'
import { FieldFrame } from '@/components/form/field'
import { FieldErrors } from '@/components/form/form-context'
import type { Tone } from '@/components/form/tone'
import { useField } from '@/components/form/use-field'
import { Verb } from '@/components/form/verb'
import type { AnyReader } from '@/components/ui/reader'
import type { Staffing } from '@/lib/queries/plan/staffing'
import { listed } from '@/lib/rules/blocked'
import { isolated } from '@/lib/rules/hidden-characters'
import { named, type Naming } from './namings'

type Props = { incidentId: string; staffing: Staffing } & AnyReader

/** Names coordinators for the prerequisites that have none, in one act; whom the plan names comes onto the roster with it (TK-2, SE-6). */
export function StaffVerb({ tone, ...props }: Props & { tone: Tone }) {
  const { incidentId, staffing, zone, now } = props
  return (
    <Verb label="Name them all…" tone={tone} allowed={staffing.can}>
      <CommandForm command="task.staff" hidden={{ incidentId }} allowed={staffing.can} submit="Name task coordinators" busyLabel="Naming …" tone="fill"
        notDone="Nobody was named.">
        <NamingFields staffing={staffing} zone={zone} now={now} />
      </CommandForm>
    </Verb>
  )
}

/** A field for each task. Only those in which somebody is chosen are sent. */
function NamingFields({ staffing, zone, now }: Pick<Props, 'staffing'> & AnyReader) {
  const errors = useContext(FieldErrors)
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const { tasks, people, comers } = staffing
  const { names, comeIn } = named(staffing, chosen)
  const made = useMemo(() => new Date(now), [now])
  return (
    <>
      <div className="namings">
        {tasks.map((task, place) => {
          const at = names.findIndex(({ taskId }) => taskId === task.id)
          const naming = names[at]
          const comer = comeIn.findIndex(({ key }) => key === naming?.planKey)
          const asksEnd = comeIn[comer]?.needsEnd && names.findIndex(({ planKey }) => planKey === naming?.planKey) === at
          return (
            <div key={task.id}>
              <NamingField task={task} people={people} comers={comers} needed={names.length === 0 && place === 0}
                error={at === -1 ? (place === 0 ? errors.names : undefined) : errors[`names.${at}`]}
                onChoose={(value) => setChosen((before) => ({ ...before, [task.id]: value }))} />
              {naming && <NamingInputs at={at} naming={naming} />}
              {asksEnd && (
                <div className="mt-3">
                  <DateTimeField name={`comeIn.${comer}.accessUntil`} label={`Access of ${isolated(comeIn[comer]!.name)} ends`} zone={zone} now={made}
                    toward="future" required missing="Say when access ends." hint="Then pages close by themselves." />
                </div>
              )}
            </div>
          )
        })}
      </div>
      {comeIn.map(({ key, needsEnd }, at) => (
        <span key={key} hidden>
          <input type="hidden" name={`comeIn.${at}.planKey`} value={key} />
          {!needsEnd && <input type="hidden" name={`comeIn.${at}.accessUntil`} value="" />}
        </span>
      ))}
      {comeIn.length > 0 && (
        <p className="note note-accent measure mt-4" role="status">
          {listed(comeIn.map(({ name }) => isolated(name)))} {comeIn.length === 1 ? 'comes' : 'come'} onto the roster with this, as the plan says, and{' '}
          {comeIn.length === 1 ? 'sees' : 'see'} nothing before the rules are acknowledged.
        </p>
      )}
      <p className="hint mt-4">Changes to hosts are covered task by task, afterwards. Until then each of them has to be asked for.</p>
    </>
  )
}

type NamingFieldProps = {
  task: Staffing['tasks'][number]; needed: boolean; error: string | undefined; onChoose: (value: string) => void
} & Pick<Staffing, 'people' | 'comers'>

function NamingField({ task, people, comers, needed, error: own, onChoose }: NamingFieldProps) {
  const { id, error, control: { name, ...control } } = useField({
    name: `task.${task.id}`, label: task.title, error: own, required: needed, missing: 'Choose someone for at least one task.',
  })
  const option = (value: string, { name: called, from }: { name: string; from: string }) =>
    <option key={value} value={value}>{from ? `${isolated(called)}, ${isolated(from)}` : isolated(called)}</option>
  const list = useRef<HTMLSelectElement>(null)
  // Chosen before the page was alive.
  useEffect(() => {
    if (list.current?.value) list.current.dispatchEvent(new Event('change', { bubbles: true }))
  }, [])
  const here = people.map((person) => option(`seat ${person.id}`, person))
  return (
    <FieldFrame id={id} label={task.title} error={error}>
      <select {...control} ref={list} data-field={name} className="input" defaultValue="" onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">Nobody yet</option>
        {comers.length === 0 ? here : (
          <>
            <optgroup label="On the roster">{here}</optgroup>
            <optgroup label="Comes in with this">{comers.map((comer) => option(`plan ${comer.key}`, comer))}</optgroup>
          </>
        )}
      </select>
    </FieldFrame>
  )
}

function NamingInputs({ at, naming }: { at: number; naming: Naming }) {
  return (
    <>
      <input type="hidden" name={`names.${at}.taskId`} value={naming.taskId} />
      {naming.planKey !== undefined
        ? <input type="hidden" name={`names.${at}.planKey`} value={naming.planKey} />
        : <input type="hidden" name={`names.${at}.seatId`} value={naming.seatId} />}
    </>
  )
}
