import { newId } from '@/lib/db/id'
import { confirmedHost, done, startPrerequisites } from './arranged'
import type { Example } from './example'
import type { Scene } from './scene'
import { reason } from './words'

const rulesVersion = 1
const opening = {
  codeName: 'Silver Otter', kind: 'compromise of integrity', established: 'suspected', severity: 2, drill: false,
  symptoms: 'A job wrote where it never did.', reach: 'Mobile on the card.', rulesVersion,
}
const later = new Date('2026-11-23T08:00:00Z')

/** What IN-4 asks for: the entry answered, a repair plan, a snapshot or a reason for each confirmed host. */
async function readyToRepair(s: Scene) {
  const host = await confirmedHost(s)
  await s.update('host', host, { no_snapshot_reason: 'Its disk is gone.' })
  await s.update('incident', s.incident.id, { entry_accepted_at: new Date(), entry_accepted_reason: reason })
  await s.insert('repair_step', { position: 0, host_id: host, services_out: 'Mail', out_from: later, out_until: later })
  return host
}
/** The limited seat is the only one of somebody from outside. */
const partner = (s: Scene, ours: boolean) => s.update('person', s.cast.limited.id, { ours })

export const incidentExamples = {
  'incident.open': {
    kind: 'incident.opened',
    given: () => ({ input: opening }),
    breaks: {
      'the newest rules are acknowledged': async (_, { input }) => ({ given: { input: { ...input, rulesVersion: 7 } } }),
      'each standing deputy ticked is in force': async (s, { input }) => ({ given: { input: { ...input, standingDeputyIds: [s.cast.newcomer.id] } } }),
      'two or more standing deputies are in force': async (s) => {
        await s.sql.query(`update plan_version set document = jsonb_set(document, '{standingDeputies}', '[]')`)
      },
    },
  },
  'incident.describe': {
    kind: 'incident.described',
    given: async (s) => ({
      input: { incidentId: s.incident.id, codeName: 'Amber Crane', kind: 'misuse', severity: 4, reason },
      version: Number((await s.sql.query('select version from incident where id = $1', [s.incident.id])).rows[0].version),
    }),
  },
  'incident.establish': {
    kind: 'incident.established',
    given: (s) => ({ input: { incidentId: s.incident.id, established: 'established', reason } }),
  },
  'incident.summarise': {
    kind: 'incident.summarised',
    given: async (s) => ({ input: { incidentId: s.incident.id, summary: 'Two hosts were entered; mail is out.' }, version: 1 }),
  },
  'incident.respond': {
    kind: 'incident.responding',
    given: async (s) => {
      await startPrerequisites(s)
      return { input: { incidentId: s.incident.id } }
    },
    breaks: {
      'every prerequisite is started or set aside': async (s) => {
        await s.sql.query('update task set started_at = null where incident_id = $1', [s.incident.id])
      },
    },
  },
  'incident.acceptUnknown': {
    kind: 'incident.unknownAccepted',
    given: async (s) => {
      await s.sql.query(`update task set started_at = now() where incident_id = $1 and assessment = 'entry'`, [s.incident.id])
      return { input: { incidentId: s.incident.id, reason } }
    },
    breaks: {
      'it is not answered yet how they got in': (s) => s.update('incident', s.incident.id, { entry_accepted_at: new Date() }),
      'the entry investigation was started': async (s) => {
        await s.sql.query('update task set started_at = null where incident_id = $1', [s.incident.id])
      },
    },
  },
  'incident.planRepair': {
    kind: 'incident.repairPlanned',
    given: async (s) => ({
      input: {
        incidentId: s.incident.id,
        steps: [{ hostId: await confirmedHost(s), servicesOut: 'Mail', outFrom: '2026-11-23T08:00:00Z', outUntil: '2026-11-23T09:00:00Z' }],
      },
    }),
  },
  'incident.beginRepair': {
    kind: 'incident.repairBegun',
    given: async (s) => {
      await readyToRepair(s)
      return { input: { incidentId: s.incident.id } }
    },
    breaks: {
      'we know how they got in, or have accepted that we don’t': (s) => s.update('incident', s.incident.id, { entry_accepted_at: null }),
      'the repair plan is written': (s) => s.remove('repair_step', {}),
      'every confirmed host has its snapshots, or a reason why not': async (s) => {
        await s.update('host', (await s.find('host', { state: 'confirmed' })).id, { no_snapshot_reason: null })
      },
    },
  },
  'incident.confirmService': {
    kind: 'incident.serviceConfirmed',
    given: async (s) => {
      await done(s, 'data-integrity')
      await done(s, 'environment-secure')
      return { input: { incidentId: s.incident.id } }
    },
    breaks: {
      'Data integrity is settled and Environment declared secure is done': async (s) => {
        await s.update('task', (await s.find('task', { key: 'environment-secure' })).id, { state: 'in progress' })
      },
    },
  },
  'incident.stepBack': {
    kind: 'incident.steppedBack',
    given: (s) => ({ input: { incidentId: s.incident.id, to: 'responding', reason } }),
    breaks: {
      'the phase named is an earlier one': async (_, { input }) => ({ given: { input: { ...input, to: 'repairing' } } }),
    },
  },
  'incident.standDown': {
    kind: 'incident.stoodDown',
    given: async (s) => {
      await partner(s, true)
      return { input: { incidentId: s.incident.id, ending: 'double of another', doubleOfId: s.elsewhere.incident.id, reason } }
    },
    breaks: {
      'no partner access is left': (s) => partner(s, false),
      'a duplicate, and only a duplicate, names another incident that the coordinator is on': async (_, { input }) =>
        ({ given: { input: { ...input, doubleOfId: newId() } } }),
    },
  },
  'incident.reopen': {
    kind: 'incident.reopened',
    given: async (s) => {
      if (s.column !== 'coordinator') await s.update('seat', s.seats.coordinator, { suspended_at: new Date() })
      if (s.column === 'manager') await s.remove('deputy', {})
      return { input: { incidentId: s.incident.id, reason } }
    },
    never: { member: 'a member without a role is nobody’s successor' },
    breaks: {
      'the last coordinator; if they can’t act, the first deputy who can, then any manager': async () => ({ by: 'deputy' }),
    },
  },
} satisfies Record<string, Example>
