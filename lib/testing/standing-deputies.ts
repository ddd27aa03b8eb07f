import { weigh } from '@/lib/db/as'
import { incidentFacts } from '@/lib/facts/incident'
import { office } from '@/lib/queries/office'
import { settings } from '@/lib/queries/settings'
import { namings } from '@/lib/queries/standing-deputies'
import { standUp, type SomeIncident, type SomePerson, type World } from './world'

/** What tests of the plan's list of standing deputies do and look at; `administrator` names, `reader` is any of the organisation's own. */
export async function standingDeputiesOf(w: World, administrator: SomePerson, reader: SomePerson) {
  await w.sql.query('create temporary table kept as select person_id, totp_secret, totp_confirmed_at from credential')
  const namingOf = async ({ id }: SomePerson) =>
    ({ namingId: (await namings(reader))!.deputies.find((each) => each.personId === id)!.namingId! })
  return {
    /** Puts accounts and list back to what they were at first: the world's two deputies are named, and count. */
    again: async () => {
      await w.sql.query('update person set trust = 1, disabled_at = null, vouched_by_id = null, vouched_at = null, administration_at = null, administrator = id = $1', [administrator.id])
      await w.sql.query(`update credential c set totp_secret = k.totp_secret, totp_confirmed_at = k.totp_confirmed_at from kept k
        where k.person_id = c.person_id`)
      await w.sql.query(`update plan_version set document = jsonb_set(document, '{standingDeputies}', $1)`,
        [JSON.stringify(w.deputies.map(({ id }) => ({ personId: id, trust: 1 })))])
      await standUp(w.sql, w.deputies)
    },
    name: async (people: readonly SomePerson[], by = administrator) =>
      w.sign(by, 'plan.setStandingDeputies', { personIds: people.map(({ id }) => id) }, { version: (await settings(by))!.plan.number }),
    accept: async (who: SomePerson) => w.sign(who, 'standingDeputy.accept', await namingOf(who)),
    confirm: async (by: SomePerson, who: SomePerson) => w.sign(by, 'standingDeputy.confirm', await namingOf(who)),
    whoCount: async () => (await namings(reader))!.deputies.filter((each) => each.counts).map((each) => each.name),
    seatsOf: async (incident: SomeIncident, who: SomePerson) => (await w.sql.query<{ state: string }>(
      'select state from seat where incident_id = $1 and person_id = $2', [incident.id, who.id])).rows.map(({ state }) => state),
    /** The incident's own list, as its Coordination page shows it. */
    list: (who: SomePerson, incident: SomeIncident) =>
      weigh(who, async (at) => (await office({ ...at, incident: (await incidentFacts(at, incident.id))! })).standing),
  }
}
