import { hostStates } from '@/lib/rules/host'
import { importStates } from '@/lib/rules/time-line-import/permission'
import { evidence, host, past, readyImport, soon, takeOver, taskOf, timeLineEntry } from './arranged'
import type { Break, Example } from './example'
import type { Scene } from './scene'
import { reason } from './words'

const hostIs = (state: string): Break => (s, { input }) => s.update('host', String(input.hostId), { state })
/** States of a host from which design states 10 lets it move so. */
const hostFrom = (...from: string[]): Example['states'] => ({
  of: hostStates, from, put: (s, { input }, state) => s.update('host', String(input.hostId), { state }),
})
const described = { services: 'Mail', dataStores: 'Queues', why: 'An unknown job ran there.' }
const onHost = async (s: Scene, rest: object) => ({ input: { incidentId: s.incident.id, hostId: await host(s, 'suspected'), ...rest } })

export const hostExamples = {
  'host.suspect': {
    kind: 'host.suspected', given: (s) => ({ input: { incidentId: s.incident.id, name: 'relay-7', ...described } }),
    breaks: { 'the host is new, or was cleared': async (s) => host(s, 'confirmed', 'relay-7') },
    states: { of: hostStates, from: ['cleared'], put: async (s, _, state) => host(s, state, 'relay-7') },
  },
  'host.confirm': {
    kind: 'host.confirmed', given: async (s) => onHost(s, { name: '', ...described, evidenceId: await evidence(s) }),
    breaks: { 'the host is new or suspected': hostIs('cleared') }, states: hostFrom('suspected'),
  },
  'host.clear': {
    kind: 'host.cleared', given: (s) => onHost(s, { reason, verified: 'Compared each file.' }),
    breaks: { 'the host is suspected': hostIs('confirmed') }, states: hostFrom('suspected'),
  },
  'host.retire': {
    kind: 'host.retired', given: (s) => onHost(s, { reason }),
    breaks: { 'the host is suspected or confirmed': hostIs('cleared') }, states: hostFrom('suspected', 'confirmed'),
  },
  'host.noSnapshot': {
    kind: 'host.snapshotMissing', given: (s) => onHost(s, { reason }),
    breaks: { 'the host is suspected or confirmed': hostIs('retired') }, states: hostFrom('suspected', 'confirmed'),
  },
} satisfies Record<string, Example>

const happened = { kind: 'exact', start: '2026-11-20T10:11:12.123456Z', end: null, zone: 'UTC' }
const aheadOfNow = (name: string): Break => async (_, { input }) => ({ given: { input: { ...input, [name]: soon().toISOString() } } })

export const recordExamples = {
  'timeLine.add': {
    kind: 'timeLine.added',
    given: async (s) => ({
      input: {
        incidentId: s.incident.id, happened, writtenAs: '', foundAt: null, text: 'The job ran.', source: 'Log',
        hostIds: [await host(s, 'suspected')],
        accounts: '', evidenceIds: [await evidence(s)], taskId: null, audience: 'team',
      },
    }),
  },
  'timeLine.correct': {
    kind: 'timeLine.corrected',
    given: async (s) => ({ input: {
      incidentId: s.incident.id, entryId: await timeLineEntry(s), happened, writtenAs: '', foundAt: null, text: 'It ran twice.', source: 'Log',
      hostIds: [await host(s, 'suspected')], otherHosts: 'relay', accounts: 'root', evidenceIds: [await evidence(s)],
      taskId: (await s.task(s.incident, 'log-copy')).id, reason,
    }, version: 1 }),
  },
  'timeLine.mark': {
    kind: 'timeLine.marked',
    given: async (s) => ({ input: { incidentId: s.incident.id, entryId: await timeLineEntry(s), audience: 'outside' } }),
  },
  'timeLine.import': {
    kind: 'timeLine.imported',
    given: async (s) => ({ input: { incidentId: s.incident.id, importId: await readyImport(s) } }),
    breaks: {
      'the file was read to its end and waits': async (s, { input }) => s.update('time_line_import', String(input.importId), { state: 'done' }),
      'no takeover has been called or requested': async (s) => takeOver(s, s.seats.member),
    },
    states: { of: importStates, from: ['ready'], put: (s, { input }, state) => s.update('time_line_import', String(input.importId), { state }) },
  },
  'timeLine.export': { kind: 'timeLine.exported', given: (s) => ({ input: { incidentId: s.incident.id, as: 'csv' } }) },
  'evidence.register': {
    kind: 'evidence.registered',
    given: async (s) => {
      const hostId = await host(s, 'suspected')
      await s.share('host', hostId)
      return {
        input: {
          incidentId: s.incident.id, title: 'Log of the gateway', what: 'As it stood.', kind: 'file', hostId, copyOfId: null,
          takenBySeatId: s.seatId,
          takenHow: 'Copied.', takenWhere: 'On the gateway.', takenAt: past().toISOString(), size: 10, sha256: 'a'.repeat(64),
          toRunAgain: '',
        },
      }
    },
    breaks: {
      'whoever took it is on the roster': async (s, { input }) => ({ given: { input: { ...input, takenBySeatId: s.seats.removed } } }),
      'it was taken before now': aheadOfNow('takenAt'),
    },
  },
  'logBook.note': {
    kind: 'telephone.noted',
    given: (s) => ({
      input: {
        incidentId: s.incident.id, kind: 'telephone', at: past().toISOString(), text: 'They wait for us.',
        call: { with: 'The hosting provider', way: 'they called', calledBack: true },
      },
    }),
    breaks: { 'it happened before now': aheadOfNow('at') },
  },
  'copy.print': {
    kind: 'copy.printed',
    given: async (s) => ({ input: { incidentId: s.incident.id, packet: 'task', taskId: await taskOf(s, s.seats.member), paper: 'a4' } }),
  },
} satisfies Record<string, Example>
