import { CommandForm } from '@/components/form/command-form'
import { TextArea } from '@/components/form/text-field'
import { Verb } from '@/components/form/verb'
import { Section } from '@/components/ui/section'
import type { Office } from '@/lib/queries/office'
import { isolated } from '@/lib/rules/hidden-characters'
import { LastSeen } from './last-seen'
import type { Reader } from '@/components/ui/reader'

/** The way to call a take-over (C3), with what follows from it said beforehand. Not offered to the coordinator. */
export function CallTakeOver({ page, ...reader }: { page: Office } & Reader) {
  const { coordinator, can, incidentId } = page
  return (
    <Section className="after-sign-off" title="Takeover">
      <p className="text-ink-2 py-3">{what(page)}</p>
      <Verb label="Call a takeover…" tone="plain" allowed={can.call}>
        <CommandForm command="takeOver.call" hidden={{ incidentId }} allowed={can.call} submit="Call the takeover" busyLabel="Calling …" tone="fill" notDone="Not called.">
          <LastSeen coordinator={coordinator} {...reader} />
          <TextArea name="reason" label="Why" required missing="Say why someone has to take over." maxLength={2000}
            hint={`Everyone on the incident is told, ${isolated(coordinator.name)} first.`} />
        </CommandForm>
      </Verb>
    </Section>
  )
}

function what({ coordinator, waitMinutes, callNeeds, ableDeputy }: Office): string {
  const wait = coordinator.noWait ? `${isolated(coordinator.name)}’s access is suspended, so there is no wait.` : `${isolated(coordinator.name)} then has ${waitMinutes} minutes to answer.`
  if (callNeeds === 'manager') return `${isolated(coordinator.name)} has just answered your call. A new call takes effect only once a manager agrees.`
  const needs = callNeeds === 'agreement' && !ableDeputy ? ' Without an able deputy any member can call; a manager or two further members have to agree.' : ''
  return `When ${isolated(coordinator.name)} can’t be reached, a deputy can take over. ${wait} If there is no answer, the first deputy who claims the role becomes coordinator.${needs}`
}
