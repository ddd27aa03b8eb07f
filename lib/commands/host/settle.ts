import { incidentCommand } from '@/lib/commands/command'
import type { WritingWithin } from '@/lib/facts/incident'
import { clearInput, noSnapshotInput, retireInput } from '@/lib/rules/host'
import { asNamed } from '@/lib/rules/host-name'
import { hostById } from './find'

/** Clears a suspected host without rebuilding it, saying what was verified (HS-3). */
export const clearHost = incidentCommand('host.clear', {
  input: clearInput,
  subject: found,
  run: async ({ tx, now, input: { reason, verified }, subject: { host } }) => {
    await tx.host.updateMany({
      where: { id: host.id }, data: { state: 'cleared', endedReason: reason, verified, stateAt: now, version: { increment: 1 } },
    })
    return {
      entry: { kind: 'host.cleared', says: `cleared ${asNamed(host.name)}`, about: { hostId: host.id, reason, verified, before: host.state } },
    }
  },
})

/** Takes a host out for good (HS-7). */
export const retireHost = incidentCommand('host.retire', {
  input: retireInput,
  subject: found,
  run: async ({ tx, now, input: { reason }, subject: { host } }) => {
    await tx.host.updateMany({
      where: { id: host.id }, data: { state: 'retired', endedReason: reason, stateAt: now, version: { increment: 1 } },
    })
    return {
      entry: { kind: 'host.retired', says: `retired ${asNamed(host.name)}`, about: { hostId: host.id, reason, before: host.state } },
    }
  },
})

/** Says why there is no snapshot of a host, where there can be none (V4, IN-4). */
export const noSnapshot = incidentCommand('host.noSnapshot', {
  input: noSnapshotInput,
  subject: found,
  run: async ({ tx, input: { reason }, subject: { host } }) => {
    await tx.host.updateMany({ where: { id: host.id }, data: { noSnapshotReason: reason, version: { increment: 1 } } })
    return { entry: { kind: 'host.snapshotMissing', says: `said why ${asNamed(host.name)} has no snapshot`, about: { hostId: host.id, reason } } }
  },
})

async function found(at: WritingWithin, { hostId }: { hostId: string }) {
  const host = await hostById(at, hostId)
  return host && { facts: { ...at.incident, host }, host }
}
