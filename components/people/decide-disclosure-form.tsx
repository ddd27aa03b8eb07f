import { RadioGroup } from '@/components/form/choices'
import { CommandForm } from '@/components/form/command-form'
import { TextArea } from '@/components/form/text-field'
import type { Disclosure } from '@/lib/queries/people/disclosures'
import { isolated } from '@/lib/rules/hidden-characters'

const whether = [{ value: 'true', label: 'Yes, they may' }, { value: 'false', label: 'No' }]

/** What follows from talk outside the list (SE-5, N5). */
export function DecideDisclosureForm(
  { incidentId, disclosure: { id, toName, asksWhether, can } }: { incidentId: string; disclosure: Pick<Disclosure, 'id' | 'toName' | 'asksWhether' | 'can'> },
) {
  return (
    <CommandForm command="disclosure.decide" hidden={{ incidentId, disclosureId: id }} allowed={can.decide} submit="Decide"
      busyLabel="Noting …" notDone="Not decided.">
      <div className="stack">
        {asksWhether && (
          <RadioGroup name="mayTalk" label={`May people on the list speak with ${isolated(toName)}?`} options={whether} required
            missing="Choose one." segments />
        )}
        <TextArea name="decision" label="What follows" hint="Who speaks with them, what they were asked to keep to themselves."
          required missing="Write what follows." maxLength={2000} />
      </div>
    </CommandForm>
  )
}
