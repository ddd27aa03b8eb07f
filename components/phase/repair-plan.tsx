import { CommandForm } from '@/components/form/command-form'
import { Verb } from '@/components/form/verb'
import { EmptyLine } from '@/components/ui/empty'
import { Mono } from '@/components/ui/mono'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { PhasePage } from '@/lib/queries/phase'
import { RepairSteps } from './repair-steps'

/** Hosts in their order, what is out, from when to when (IN-4, P6). */
export function RepairPlan({ page, zone, now }: { page: PhasePage; zone: string; now: Date }) {
  const { steps, hosts } = page.repair
  const planned = steps.map(({ hostId, servicesOut, outFrom, outUntil }) =>
    ({ hostId, servicesOut, outFrom: outFrom.toISOString(), outUntil: outUntil.toISOString() }))
  return (
    <Section id="repair-plan" title="Repair plan" quiet="hosts in their order, what is out, from when to when">
      {steps.length === 0 && <EmptyLine>Not written yet.</EmptyLine>}
      <ol>{steps.map((step, index) => (
        <Row key={step.hostId} title={<><span className="text-ink-3">{index + 1}</span> <b><Mono>{step.host}</Mono></b></>}
          second={step.servicesOut ? `Out: ${step.servicesOut}` : 'Nothing out'}
          meta={<><Time at={step.outFrom} zone={zone} now={now} /> to <Time at={step.outUntil} zone={zone} now={now} /></>} />
      ))}</ol>
      <div className="mt-3">
        {hosts.length === 0
          ? <a href={`/incidents/${page.incidentId}/hosts`}>List the hosts first</a>
          : (
            <Verb label={steps.length > 0 ? 'Rewrite it…' : 'Write the repair plan…'} tone="plain" allowed={page.can.planRepair}>
              <CommandForm command="incident.planRepair" hidden={{ incidentId: page.incidentId }} allowed={page.can.planRepair}
                submit="Save the plan" busyLabel="Saving …" tone="fill" notDone="Not saved.">
                <RepairSteps hosts={hosts} planned={planned} zone={zone} now={now} />
              </CommandForm>
            </Verb>
          )}
      </div>
    </Section>
  )
}
