'use client'
import { publishRules } from '@/app/settings/actions'
import { DoorForm } from '@/components/door/door-form'
import { CodeField } from '@/components/form/code-field'
import { Select } from '@/components/form/select'
import { TextArea, TextField } from '@/components/form/text-field'
import type { Settings } from '@/lib/queries/settings'

const levels = [{ value: 'must', label: 'do: what everyone has to do' }, { value: 'must not', label: 'don’t: what nobody may do' }]

/** All rules of the next version in one form, with room for one more. A rule set to "No rule" is left out. */
export function RulesForm({ number, fingerprint, rules }: { number: number; fingerprint: string; rules: Settings['rules']['rules'] }) {
  return (
    <DoorForm act={publishRules} submit="Publish" busyLabel="Publishing …" notDone="Not published.">
      <input type="hidden" name="version" value={number} />
      <input type="hidden" name="fingerprint" value={fingerprint} />
      <p className="note">Everyone on an open incident is asked to acknowledge the new version before they do anything else.</p>
      {[...rules, null].map((rule, index) => (
        <fieldset key={index} className="stack mt-6">
          <legend className="label">{rule ? `Rule ${index + 1}` : 'One more, if needed'}</legend>
          <Select name={`rules.${index}.level`} label="Level" options={levels} defaultValue={rule?.level} nothing="No rule" />
          <TextField name={`rules.${index}.title`} label="In a few words" defaultValue={rule?.title} maxLength={80} />
          <TextArea name={`rules.${index}.text`} label="What it says" defaultValue={rule?.text} maxLength={600} />
          <TextArea name={`rules.${index}.why`} label="Why" defaultValue={rule?.why} maxLength={400} rows={2} />
        </fieldset>
      ))}
      <CodeField />
    </DoorForm>
  )
}
