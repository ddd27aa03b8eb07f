import { incidentCommand } from '@/lib/commands/command'
import { newId } from '@/lib/db/id'
import { suspectInput } from '@/lib/rules/host'
import { asNamed } from '@/lib/rules/host-name'
import { hostByName } from './find'

/** Puts a host under suspicion: a new one, or one that was cleared before (HS-1, H1). */
export const suspectHost = incidentCommand('host.suspect', {
  input: suspectInput,
  subject: async (at, { name }) => {
    const host = await hostByName(at, name)
    return { facts: { ...at.incident, host }, host }
  },
  run: async ({ tx, now, incident, input, subject: { host } }) => {
    const { services, dataStores, why } = input
    const incidentId = incident.incident.id
    const name = host?.name ?? input.name
    const hostId = host?.id ?? newId()
    if (host) {
      await tx.host.updateMany({
        where: { id: hostId },
        data: {
          state: 'suspected', why, services: services || host.services, dataStores: dataStores || host.dataStores, stateAt: now,
          endedReason: null, verified: null, version: { increment: 1 },
        },
      })
    } else {
      await tx.host.createMany({
        data: [{
          id: hostId, incidentId, name, state: 'suspected', services, dataStores, why, addedBySeatId: incident.me!.id, addedAt: now,
          stateAt: now,
        }],
      })
    }
    return {
      entry: {
        kind: 'host.suspected', says: `marked ${asNamed(name)} as suspected${host ? ' again' : ''}`,
        about: { hostId, name, services, dataStores, why, before: host?.state ?? null },
      },
      answer: { hostId },
    }
  },
})
