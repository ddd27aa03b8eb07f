import { IncidentFrame } from '@/components/incident/incident-frame'
import { RulesBefore } from '@/components/rules/rules-before'
import { RulesPage } from '@/components/rules/rules-page'
import { rulesPage } from '@/lib/http/rules-page'

/** The rules. Who has not acknowledged them sees them and nothing else of the incident. */
export default async function Page({ params }: { params: Promise<{ incidentId: string }> }) {
  const { viewer, now, frame, coordinator, drill, page } = await rulesPage(params)
  if (!frame) return <RulesBefore viewer={viewer} now={now} coordinator={coordinator} drill={drill} page={page} />
  return <IncidentFrame frame={frame} viewer={viewer} current="rules"><RulesPage page={page} zone={viewer.zone} now={now} /></IncidentFrame>
}
