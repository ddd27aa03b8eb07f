import { incidentCommand } from '@/lib/commands/command'
import { respondInput } from '@/lib/rules/incident'

/** The prerequisites are complete: the program moves the incident on (IN-3). */
export const respond = incidentCommand('incident.respond', {
  input: respondInput,
  subject: async ({ incident }) => ({ facts: incident }),
  run: async ({ tx, now, incident }) => {
    await tx.incident.updateMany({ where: { id: incident.incident.id }, data: { phase: 'responding', prerequisitesAt: now } })
    return { entry: { kind: 'incident.responding', says: 'noted that every prerequisite has started: other tasks may start' } }
  },
})
