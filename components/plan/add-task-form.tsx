import type { Allowed } from '@/components/form/allowed'
import { Checkbox, RadioGroup } from '@/components/form/choices'
import { CommandForm } from '@/components/form/command-form'
import { Select } from '@/components/form/select'
import { TextArea, TextField } from '@/components/form/text-field'
import { LinesField } from './lines-field'

type Props = { incidentId: string; sections: readonly { key: string; title: string }[]; allowed: Allowed }

const levels = ['must', 'should', 'may'].map((level) => ({ value: level, label: level }))
const sectionOptions = (sections: Props['sections']) => sections.map(({ key, title }) => ({ value: key, label: `${key} ${title}` }))

/** A task that the plan does not have (TK-1). */
export function AddTaskForm({ incidentId, sections, allowed }: Props) {
  return (
    <CommandForm command="task.add" hidden={{ incidentId, then: `/incidents/${incidentId}/plan/{taskId}` }} allowed={allowed}
      submit="Add the task" busyLabel="Adding …"
      tone="fill" notDone="Not added.">
      <div className="stack">
        <Select name="section" label="Section" options={sectionOptions(sections)} required missing="Choose a section." />
        <TextField name="title" label="What it is called" example="Read the mail relay" required missing="Enter a name." maxLength={80} />
        <TextField name="doing" label="In plain words, until it is done" hint="What managers read while it is under way."
          example="Finding out what left by mail" required missing="Say in plain words what is being done." maxLength={160} />
        <TextField name="plain" label="In plain words, once it is done" hint="What managers read once it is done."
          example="We know what left by mail" required missing="Say in plain words what will be true once it is done." maxLength={160} />
        <TextArea name="description" label="What to do" rows={3} maxLength={1000} />
        <RadioGroup name="level" label="How binding it is" options={levels} defaultValue="should" segments />
        <Checkbox name="repairs" label="It rebuilds or repairs" hint="Then it waits until it is known how they got in." />
        <LinesField name="items" label="Checklist items" hint="One per line. All must be ticked before the task can be signed off."
          each={{ level: 'must' }} />
        <LinesField name="questions" label="Questions to answer" hint="One per line." each={{ takes: 'text', required: 'true' }} />
      </div>
    </CommandForm>
  )
}

/** Sets every task of a section aside that can be (TK-13). */
export function SectionAsideForm({ incidentId, sections, allowed }: Props) {
  return (
    <CommandForm command="task.setSectionAside" hidden={{ incidentId }} allowed={allowed} submit="Set the section aside"
      busyLabel="Setting aside …" tone="fill"
      notDone="Not set aside.">
      <div className="stack">
        <Select name="section" label="Section"
          hint="Each of its tasks is set aside by itself. What is done stays done; what goes on until the end goes on."
          options={sectionOptions(sections)} required missing="Choose a section." />
        <TextArea name="reason" label="Why it is not needed" rows={2} required missing="Write the reason." maxLength={2000} />
      </div>
    </CommandForm>
  )
}
