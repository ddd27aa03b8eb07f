import { incidentCommand, type Outcome } from '@/lib/commands/command'
import type { WritingWithin } from '@/lib/facts/incident'
import type { Entry } from '@/lib/log-book/append'
import { phaseFacts } from '@/lib/facts/phase'
import type { Phase } from '@/lib/rules/permission'
import { phaseNames } from '@/lib/rules/phase-name'
import { beginRepairInput, confirmServiceInput, respondInput, stepBackInput } from '@/lib/rules/phase'
import { others } from './others'

/** The prerequisites are complete: the program moves the incident on (IN-3). */
export const respond = incidentCommand('incident.respond', {
  input: respondInput,
  subject: async ({ incident }) => ({ facts: incident }),
  run: async ({ tx, now, incident }) => {
    await tx.incident.updateMany({ where: { id: incident.incident.id }, data: { phase: 'responding', prerequisitesAt: now } })
    return { entry: { kind: 'incident.responding', says: 'noted that every prerequisite has started: other tasks can start' } }
  },
})

/** Repair begins (IN-4). */
export const beginRepair = incidentCommand('incident.beginRepair', {
  input: beginRepairInput,
  subject: async (at) => ({ facts: await phaseFacts(at) }),
  run: (at) => move(at, 'repairing', { kind: 'incident.repairBegun', says: 'began the repair' }),
})

/** Service is fully back (IN-5); the environment is watched from now on. */
export const confirmService = incidentCommand('incident.confirmService', {
  input: confirmServiceInput,
  subject: async (at) => ({ facts: await phaseFacts(at) }),
  shown: ({ facts }) => ({ codeName: facts.incident.codeName, dataIntegrity: 'settled', environmentSecure: 'done', next: 'watching' }),
  run: (at) => move(at, 'watching', { kind: 'incident.serviceConfirmed', says: 'confirmed that service is fully back' }),
})

/** Back to an earlier phase (IN-6). */
export const stepBack = incidentCommand('incident.stepBack', {
  input: stepBackInput,
  subject: async ({ incident }, { to }) => ({ facts: { ...incident, to } }),
  run: (at) => move(at, at.input.to, {
    kind: 'incident.steppedBack', says: `moved back from ${phaseNames[at.incident.phase!]} to ${phaseNames[at.input.to]}`, about: { reason: at.input.reason },
  }),
})

/** Moves the phase; everybody else on the incident is told. */
async function move(at: WritingWithin, to: Phase, entry: Entry): Promise<Outcome> {
  const { incident } = at
  await at.tx.incident.updateMany({ where: { id: incident.incident.id }, data: { phase: to } })
  return {
    entry: { ...entry, about: { ...entry.about, from: incident.phase, to } },
    notices: [{ to: others(at.incident), kind: 'phase changed' }],
  }
}
