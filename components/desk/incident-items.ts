import type { NavItem } from '@/components/frame/types'
import type { Desk, DeskIncident } from '@/lib/queries/desk'

/** Where an incident begins for its viewer: until the rules are acknowledged, with them. */
export const incidentHref = ({ id, known }: DeskIncident): string => (known ? `/incidents/${id}` : `/incidents/${id}/rules`)

/** The viewer's incidents as lines of the navigation, with what waits in each. One whose rules wait has no name yet (R2). */
export function incidentItems({ incidents, waits }: Desk): NavItem[] {
  return incidents.filter((incident) => !incident.whole?.endedAt).map((incident) => {
    const count = incident.known ? waits.filter((wait) => wait.incidentId === incident.id).length : 1
    return {
      label: incident.known?.codeName ?? 'Rules to read', href: incidentHref(incident), current: false,
      ...(count > 0 && { waits: { shape: 'decision', count } }),
    }
  })
}
