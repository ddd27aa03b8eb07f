import { RadioGroup } from '@/components/form/choices'
import { CommandForm } from '@/components/form/command-form'
import { TextArea } from '@/components/form/text-field'
import type { Disclosure } from '@/lib/queries/people/disclosures'
import { isolated } from '@/lib/rules/hidden-characters'

const whether = [{ value: 'true', label: 'Yes, they may' }, { value: 'false', label: 'No' }]

/** What happens next with somebody who was told without approval (SE-5, N5). */
export function DecideDisclosureForm(
  { incidentId, disclosure: { id, toName, asksWhether, can } }: { incidentId: string; disclosure: Pick<Disclosure, 'id' | 'toName' | 'asksWhether' | 'can'> },
) {
  return (
    <CommandForm command="disclosure.decide" hidden={{ incidentId, disclosureId: id }} allowed={can.decide} submit="Decide"
      busyLabel="Noting …" notDone="Not decided.">
      <div className="stack">
        {asksWhether && (
          <RadioGroup name="mayTalk" label={`May people on the roster talk to ${isolated(toName)}?`} options={whether} required
            missing="Choose one." segments />
        )}
        <TextArea name="decision" label="What happens next" hint="Who talks to them, and what they were asked to keep to themselves."
          required missing="Write what happens next." maxLength={2000} />
      </div>
    </CommandForm>
  )
}
