import { past } from './arranged'
import type { Example } from './example'
import type { Scene } from './scene'

const publishRules = (s: Scene) =>
  s.sql.query('insert into rules_version (number, document) select 2, document from rules_version where number = 1 on conflict do nothing')

/** Rules, questions to the coordinator, told without approval (SE-5, SE-8, SE-9, R5). */
export const talkExamples = {
  'rules.acknowledge': {
    kind: 'rules.acknowledged',
    given: async (s) => {
      if (s.column !== 'unacknowledged') await publishRules(s)
      return { input: { incidentId: s.incident.id, rulesVersion: s.column === 'unacknowledged' ? 1 : 2 } }
    },
    breaks: {
      'it is the newest version of the rules': async (_, { input }) => ({ given: { input: { ...input, rulesVersion: 1 } } }),
      'the rules were not acknowledged in this version yet': (s) => s.update('seat', s.seatId, { acknowledged_rules: 2 }),
    },
  },
  'disclosure.report': {
    kind: 'disclosure.reported',
    given: (s) => ({
      input: { incidentId: s.incident.id, toName: 'Uma Uninvited', toOrganisation: 'Elsewhere', what: 'That mail is out.' },
    }),
    breaks: {
      'fewer than 100 of one’s own reports wait for a decision': async (s) => {
        await s.sql.query(`insert into disclosure (id, incident_id, reported_by_seat_id, to_name, to_organisation, what, reported_at)
          select gen_random_uuid(), $1, $2, 'Uma ' || n, '', 'That mail is out.', now() from generate_series(1, 100) n`, [s.incident.id, s.seatId])
      },
    },
  },
  'disclosure.decide': {
    kind: 'disclosure.decided',
    given: async (s) => ({
      input: {
        incidentId: s.incident.id, mayTalk: null, decision: 'Nobody speaks with them of it.',
        disclosureId: await s.insert('disclosure', {
          reported_by_seat_id: s.seats.member, to_name: 'Uma Uninvited', to_organisation: '', what: 'That mail is out.',
          reported_at: past(),
        }),
      },
    }),
    breaks: {
      'not decided yet': (s, { input }) => s.update('disclosure', String(input.disclosureId), { decided_at: past(), decision: 'Decided.' }),
      'it says whether people may talk to someone who is known by it alone, and only of those': async (_, { input }) =>
        ({ given: { input: { ...input, mayTalk: true } } }),
    },
  },
  'question.ask': {
    kind: 'question.asked',
    given: async (s) => {
      const { id } = await s.task(s.incident, 'log-copy')
      await s.share('task', id)
      return { input: { incidentId: s.incident.id, text: 'Which hosts come first?', taskId: id } }
    },
    breaks: {
      'fewer than 50 of one’s own questions are open': async (s) => {
        await s.sql.query(`insert into question (id, incident_id, asked_by_seat_id, text, asked_at)
          select gen_random_uuid(), $1, $2, 'And now? ' || n, now() from generate_series(1, 50) n`, [s.incident.id, s.seatId])
      },
    },
  },
  'question.answer': {
    kind: 'question.answered',
    given: async (s) => ({
      input: {
        incidentId: s.incident.id, answer: 'Those of the gateway.',
        questionId: await s.insert('question', { asked_by_seat_id: s.seats.member, text: 'Which hosts come first?', asked_at: past() }),
      },
    }),
    breaks: { 'the question is open': (s, { input }) => s.update('question', String(input.questionId), { withdrawn_at: past() }) },
  },
} satisfies Record<string, Example>
