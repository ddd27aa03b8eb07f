import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import { confirmInput } from '@/lib/rules/host'
import { asNamed } from '@/lib/rules/host-name'
import { hostById, hostByName } from './find'

/** Confirms that a host is affected, naming the evidence (HS-2). The program then adds its items to tasks kept for each host (TK-12). */
export const confirmHost = incidentCommand('host.confirm', {
  input: confirmInput,
  subject: async (at, { hostId, name, evidenceId }) => {
    const evidence = await at.tx.evidence.findFirst({ where: { id: evidenceId, incidentId: at.incident.incident.id } })
    const host = hostId === null ? await hostByName(at, name) : await hostById(at, hostId)
    if (!evidence || (hostId !== null && !host)) return null
    return { facts: { ...at.incident, host }, host, evidence }
  },
  run: async ({ tx, now, incident, input, subject: { host, evidence } }) => {
    const { services, dataStores, why, evidenceId } = input
    const incidentId = incident.incident.id
    const name = host?.name ?? input.name
    const hostId = host?.id ?? newId()
    const confirmed = { state: 'confirmed', why, evidenceId, stateAt: now }
    if (host) {
      await tx.host.updateMany({
        where: { id: hostId },
        data: { ...confirmed, services: services || host.services, dataStores: dataStores || host.dataStores, version: { increment: 1 } },
      })
    } else {
      await tx.host.createMany({
        data: [{ id: hostId, incidentId, name, ...confirmed, services, dataStores, addedBySeatId: incident.me!.id, addedAt: now }],
      })
    }
    return {
      entry: {
        kind: 'host.confirmed', says: `confirmed ${asNamed(name)} as affected, by ${evidence.title}`,
        about: { hostId, name, services, dataStores, why, evidenceId, evidenceNumber: evidence.number, before: host?.state ?? null },
      },
      answer: { hostId },
    }
  },
})
