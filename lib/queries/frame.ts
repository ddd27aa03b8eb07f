import type { Within } from '@/lib/facts/incident'
import type { Phase } from '@/lib/rules/permission'
import { calledTakeOver, type CalledTakeOver } from './called-take-over'
import { readAlike } from './read-alike'
import { waits, type Wait } from './waits'

/** What every page of an incident shows around its own content. What the viewer may not know is null, never blank. */
export type IncidentFrame = {
  now: Date
  incident: { id: string; codeName: string; kind: string; drill: boolean; coordinator: string; youCoordinate: boolean }
  /** For full seats only (foundations: limited seats). */
  whole: {
    established: string; severity: 1 | 2 | 3 | 4; phase: Phase; openedAt: Date; people: number; ableDeputy: boolean
    /** A host was confirmed after the repair began: the phase no longer holds (states 1, awkward). */
    phaseDoubtful: boolean
  } | null
  /** The viewer's seat and what it is called: "Coordinator", "Manager", "Management", "Limited seat". */
  seatId: string
  office: string
  /** The viewer reads the Situation in plain words unless they ask for the team’s page: managers do, whoever is on the list as management, too. */
  readsPlain: boolean
  waits: Wait[]
  /** A take-over that was called over the viewer: it stands on every page until they answer. */
  called: CalledTakeOver | null
}

/** The header and navigation of an incident for somebody who has acknowledged its rules. Two statements at most. */
export async function incidentFrame(within: Within): Promise<IncidentFrame> {
  const { now, incident } = within
  const whole = incident.standings.has('member')
  const row = whole ? (JSON.parse(await readAlike(within, 'frame', () => frameRow(within))) as Row) : await frameRow(within)
  return {
    now,
    incident: {
      id: incident.incident.id, codeName: incident.incident.codeName, kind: row.kind, drill: incident.incident.drill,
      coordinator: incident.coordinatorName, youCoordinate: incident.standings.has('coordinator'),
    },
    whole: whole ? {
      established: row.established, severity: row.severity, phase: row.phase, openedAt: incident.incident.openedAt, people: row.people,
      ableDeputy: incident.deputies.some((deputy) => deputy.able), phaseDoubtful: row.doubtful,
    } : null,
    seatId: incident.me?.id ?? '',
    office: officeWord(incident),
    readsPlain: !incident.standings.has('coordinator') && (incident.standings.has('manager') || isManagement(incident)),
    waits: await waits(within, [incident.incident.id]), called: calledTakeOver(within),
  }
}

async function frameRow({ tx, incident }: Within): Promise<Row> {
  const rows = await tx.$queryRaw<Row[]>`
    select i.kind, i.established, i.severity, i.phase,
      (select count(*)::int from seat s where s.incident_id = i.id and s.state in ('aware', 'waiting', 'active')) as people,
      i.phase in ('repairing', 'watching') and exists (select 1 from host h where h.incident_id = i.id and h.state in ('suspected', 'confirmed')
        and h.state_at > (select max(e.recorded_at) from log_entry e where e.incident_id = i.id
          and e.kind in ('incident.repairBegun', 'incident.serviceConfirmed', 'incident.steppedBack'))) as doubtful
    from incident i where i.id = ${incident.incident.id}::uuid`
  return rows[0]!
}

type Row = { kind: string; established: string; severity: 1 | 2 | 3 | 4; phase: Phase; people: number; doubtful: boolean }

const isManagement = ({ me }: Within['incident']) => me?.kind === 'management'

function officeWord(incident: Within['incident']): string {
  const { standings } = incident
  if (standings.has('coordinator')) return 'Coordinator'
  if (standings.has('manager')) return 'Manager'
  if (standings.has('deputy')) return 'Deputy'
  if (standings.has('limited')) return 'Limited seat'
  return isManagement(incident) ? 'Management' : 'Team member'
}
