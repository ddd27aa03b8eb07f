import { Verb } from '@/components/form/verb'
import { AssignForm } from '@/components/task/assign-form'
import { ReasonForm } from '@/components/task/decision-forms'
import { Row } from '@/components/ui/row'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import type { Desk } from '@/lib/queries/desk'
import type { JustDecided } from '@/lib/queries/just-decided'

/** What the viewer decided of late, each with its way back. */
export function JustDecidedList({ page, ...reader }: { page: Desk; zone: string; now: Date }) {
  if (page.justDecided.length === 0) return null
  return (
    <Section title="Just decided" quiet="stays here for an hour">
      <ul>{page.justDecided.map((each) => (
        <Row key={`${each.way} ${each.decide.taskId}`} shape="done" title={<Said {...each} />} meta={<Time at={each.at} {...reader} as="clock" />}
          verbs={<BackVerb {...each} />} />
      ))}</ul>
    </Section>
  )
}

/** "You marked Log copy done, completed by Priya Raman.": the log book's words, with the task as a link. */
function Said({ incidentId, title, says, decide: { taskId } }: JustDecided) {
  const [before, ...after] = says.split(title)
  const link = (words: string) => <a href={`/incidents/${incidentId}/plan/${taskId}`}>{words}</a>
  return after.length > 0 ? <>You {before}{link(title)}{after.join(title)}.</> : <>You {link(says)}.</>
}

function BackVerb({ incidentId, way, decide }: JustDecided) {
  if (way === 'assign') {
    return (
      <Verb label="Reassign…" allowed={decide.can.assign}>
        <AssignForm incidentId={incidentId} decide={decide} nameable={decide.nameable} hosts={decide.hosts} />
      </Verb>
    )
  }
  return (
    <Verb label={way === 'reopen' ? 'Reopen…' : 'Reinstate…'} allowed={decide.can[way]}>
      <ReasonForm incidentId={incidentId} decide={decide} act={way} />
    </Verb>
  )
}
