import { CommandForm } from '@/components/form/command-form'
import { Select } from '@/components/form/select'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { PersonName } from '@/components/ui/person-name'
import type { WholePeople } from '@/lib/queries/people'
import type { Person } from '@/lib/queries/people/person'
import type { SharedNoun } from '@/lib/rules/seat'
import { tasksComeBack } from './comes-back'

type Props = { page: WholePeople; person: Person }

const nouns: { noun: SharedNoun; label: string }[] = [
  { noun: 'task', label: 'a task' }, { noun: 'seat', label: 'a person' }, { noun: 'host', label: 'a host' },
  { noun: 'evidence', label: 'evidence' }, { noun: 'time line entry', label: 'a timeline entry' },
]

/** One small form for each kind of thing that can be shared with a limited seat (N8). */
export function ShareForms({ page, person }: Props) {
  return (
    <Verb label="Share…">
      <div className="stack">
        {nouns.map(({ noun, label }) => {
          const things = person.shareable.filter((thing) => thing.noun === noun)
          return things.length > 0 && (
            <CommandForm key={noun} command="seat.share" hidden={{ incidentId: page.incidentId, seatId: person.seatId, noun }}
              allowed={person.can.share} submit={`Share ${label}`} busyLabel="Sharing …" notDone="Not shared.">
              <Select name="objectId" label={`Share ${label}`} hideLabel nothing={`Choose ${label}`} required missing="Choose one."
                options={things.map(({ id, title }) => ({ value: id, label: title }))} />
            </CommandForm>
          )
        })}
      </div>
    </Verb>
  )
}

/** Narrows a seat to some tasks; those the person works on are chosen at first. */
export function NarrowForm({ page, person }: Props) {
  const comesBack = tasksComeBack(person)
  const works = new Set([...person.held.coordinates, ...person.held.helps].map((task) => task.id))
  return (
    <Verb label="Limit to some tasks…">
      <CommandForm command="seat.narrow" hidden={{ incidentId: page.incidentId, seatId: person.seatId }} allowed={person.can.narrow}
        submit="Limit" busyLabel="Limiting …" notDone="Not limited.">
        <div className="stack">
          <p className="note">
            <PersonName name={person.name} /> will see only what you choose here and share later, and loses any role.
            {comesBack && ` With nothing chosen, ${comesBack}.`}
          </p>
          <fieldset className="field">
            <legend className="label">Stays shared</legend>
            <div className="choices">{person.tasks.map((task) => (
              <label key={task.id} className="choice">
                <input className="box" type="checkbox" name="taskIds" value={task.id} defaultChecked={works.has(task.id)} />
                <span>{task.title}</span>
              </label>
            ))}</div>
          </fieldset>
          <TextArea name="reason" label="Reason" required missing="Write the reason." maxLength={2000} rows={2} />
        </div>
      </CommandForm>
    </Verb>
  )
}
