import { packWaits } from '@/components/incident/waits-words'
import { incidentContent } from '@/lib/http/incident-page'
import { withDeciding } from '@/lib/queries/deciding'
import { wordsDoor } from '../words-door'

/** What waits for the viewer in the incident, with what can be decided from its list: for the sheet of the header, on every page. */
export const GET = wordsDoor(async (viewer, incidentId) => {
  const content = await incidentContent(viewer, incidentId, withDeciding(async () => ({})), 'full and limited')
  return content && packWaits({ viewer, ...content })
})
