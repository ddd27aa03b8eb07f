import { packSituation } from '@/components/situation/situation-words'
import { incidentContent } from '@/lib/http/incident-page'
import { withDeciding } from '@/lib/queries/deciding'
import { situation } from '@/lib/queries/situation'
import { wordsDoor } from '../../words-door'

/** What the Situation shows now, for a page that stands open: for full seats alone. */
export const GET = wordsDoor(async (viewer, incidentId) => {
  const content = await incidentContent(viewer, incidentId, withDeciding(situation))
  return content && packSituation({ viewer, ...content })
})
