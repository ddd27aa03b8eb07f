import { incidentCommand } from '@/lib/commands/command'
import type { WritingWithin } from '@/lib/facts/incident'
import { sameVersion } from '@/lib/commands/same-version'
import { describeInput, establishInput, summariseInput } from '@/lib/rules/incident'
import { severities } from '@/lib/rules/incident-terms'

/** Code name, kind and severity, with the reason of the change (states 1). Refuses an edit of something older. */
export const describe = incidentCommand('incident.describe', {
  input: describeInput,
  subject: described,
  run: async ({ tx, input, edit, subject: { row } }) => {
    const before = { codeName: row.codeName, kind: row.kind, severity: row.severity }
    sameVersion(edit, row.version, `${row.codeName}: ${row.kind}, severity ${row.severity}`)
    const { codeName, kind, severity, reason } = input
    await tx.incident.updateMany({ where: { id: row.id }, data: { codeName, kind, severity, version: { increment: 1 } } })
    const severityWord = severities[severity as keyof typeof severities]
    return {
      entry: {
        kind: 'incident.described', says: `described the incident as ${codeName}: ${kind}, severity ${severityWord.toLowerCase()}`,
        about: { codeName, kind, severity, reason, before },
      },
    }
  },
})

/** Whether it is an incident: suspected, established or not one (I5, states 1). */
export const establish = incidentCommand('incident.establish', {
  input: establishInput,
  subject: described,
  run: async ({ tx, input, subject: { row } }) => {
    const { established, reason } = input
    await tx.incident.updateMany({ where: { id: row.id }, data: { established, version: { increment: 1 } } })
    const says = established === 'suspected' ? 'marked the incident as suspected only' : `marked the incident as ${established}`
    return { entry: { kind: 'incident.established', says, about: { established, reason, before: row.established } } }
  },
})

/** The summary that managers read first (M2). Refuses an edit of an older text and gives the newer one. */
export const summarise = incidentCommand('incident.summarise', {
  input: summariseInput,
  subject: described,
  run: async ({ tx, now, incident, input, edit, subject: { row } }) => {
    sameVersion(edit, row.summaryVersion, row.summary)
    await tx.incident.updateMany({
      where: { id: row.id },
      data: { summary: input.summary, summarySeatId: incident.coordinator.id, summaryAt: now, summaryVersion: { increment: 1 } },
    })
    return { entry: { kind: 'incident.summarised', says: 'wrote the summary', about: { summary: input.summary, before: row.summary } } }
  },
})

async function described({ tx, incident }: WritingWithin) {
  const row = await tx.incident.findUnique({ where: { id: incident.incident.id } })
  return row && { facts: incident, row }
}
