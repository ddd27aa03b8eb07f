import { newId } from '@/lib/db/id'
import { past } from './arranged'
import type { Example, Given } from './example'
import type { Scene } from './scene'

/** Somebody whom the plan names, and who waits to accept and to be confirmed. */
async function named(s: Scene, personId: string, by = s.cast.administrator.id): Promise<Given> {
  const namingId = newId()
  await s.sql.query('update standing_deputy set ended_at = now() where person_id = $1 and ended_at is null', [personId])
  await s.sql.query(`insert into standing_deputy (id, person_id, trust, named_by_id, named_at) select $1, id, trust, $3, $4 from person where id = $2`,
    [namingId, personId, by, past()])
  await s.sql.query(`update plan_version set document = jsonb_set(document, '{standingDeputies}', $1)`, [JSON.stringify([{ personId, trust: 1 }])])
  return { input: { namingId } }
}
const naming = (columns: string) => (s: Scene, { input }: Given) =>
  s.sql.query(`update standing_deputy set ${columns} where id = $1`, [input.namingId]).then(() => undefined)
const reset = (s: Scene, { input }: Given) =>
  s.sql.query('update person set trust = trust + 1 where id = (select person_id from standing_deputy where id = $1)', [input.namingId]).then(() => undefined)
const administrator = { administrator: 'an administrator is no standing deputy, and confirms none' }

export const standingDeputyExamples = {
  'standingDeputy.accept': {
    kind: 'standingDeputy.accepted', never: administrator, given: (s) => named(s, s.actor.id),
    breaks: {
      'the person named': async () => ({ by: 'newcomer' }),
      'the account is as it was when it was named': reset,
      'it is not accepted yet': naming('accepted_at = now()'),
    },
  },
  'standingDeputy.confirm': {
    kind: 'standingDeputy.confirmed', never: administrator, given: (s) => named(s, s.cast.newcomer.id),
    breaks: {
      'not an administrator': async () => ({ by: 'administrator' }),
      'someone other than the person named': async () => ({ by: 'newcomer' }),
      'someone other than who named the person': async (s) => ({ given: await named(s, s.cast.newcomer.id, s.actor.id) }),
      'the account is as it was when it was named': reset,
      'it is not confirmed yet': async (s, given) => naming(`confirmed_at = now(), confirmed_by_id = '${s.cast.colleague.id}'`)(s, given),
    },
  },
  'standingList.adopt': {
    kind: 'standingList.adopted',
    given: async (s) => {
      await s.remove('pinned_deputy', {})
      return { input: { incidentId: s.incident.id } }
    },
    breaks: {
      'the plan’s list is another one': async (s) => void (await s.sql.query(`
        insert into pinned_deputy select gen_random_uuid(), $1, person_id, position, name, trust, named_by, named_at, accepted_at, confirmed_by, confirmed_at,
          vouched_by, vouched_at, confirmer_vouched_by, confirmer_vouched_at from pinned_deputy where incident_id = $2`,
      [s.incident.id, s.elsewhere.incident.id])),
      'someone on the plan’s list is in force': async (s) => {
        await s.insert('pinned_deputy', { person_id: s.cast.newcomer.id, position: 0, name: 'Nora New', trust: 1 })
        await s.sql.query('update standing_deputy set ended_at = now() where ended_at is null')
      },
    },
  },
} satisfies Record<string, Example>
