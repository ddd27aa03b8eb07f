import { StaffVerb } from '@/components/plan/staff-form'
import type { AnyReader } from '@/components/ui/reader'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { rowTones } from '@/components/wait/wait-row'
import type { Staffing } from '@/lib/queries/plan/staffing'
import type { FirstThing } from './first-things'

type Props = {
  things: readonly FirstThing[]; incidentId: string; staffing: Staffing | null
  /** nothing above it has the filled button */
  leads: boolean
} & AnyReader

/** What the coordinator does first, each with the page where it is done; naming for the prerequisites is done here. */
export function FirstRows({ things, incidentId, staffing, leads, ...reader }: Props) {
  if (things.length === 0) return null
  return (
    <Section title="To do first">
      <ul>{things.map(({ title, why, page, staffs }) => (
        <Row key={page} shape="open" title={<a className="plain" href={`/incidents/${incidentId}/${page}`}><b>{title}</b></a>} second={why}
          verbs={staffs && staffing && <StaffVerb incidentId={incidentId} staffing={staffing} tone={rowTones(leads)[0]} {...reader} />} />
      ))}</ul>
    </Section>
  )
}
