import pg from 'pg'
import type { Actor } from '@/lib/actor/actor'
import { closeSecret, codeAt, newSecret } from '@/lib/actor/second-factor'
import type { Done } from '@/lib/commands/command'
import { execute, type Envelope } from '@/lib/commands/execute'
import { preview } from '@/lib/commands/preview'
import { Refused } from '@/lib/commands/refused'
import { commands } from '@/lib/commands/registry'
import { weigh } from '@/lib/db/as'
import { newId } from '@/lib/db/id'
import { csiPlan } from '@/lib/plans/csi-plan'
import { incidentRules } from '@/lib/plans/incident-rules'
import type { SeatState } from '@/lib/rules/facts'
import type { CommandName } from '@/lib/rules/permissions'
import { freshDatabase, type TestDatabase } from '@/lib/testing/database'

export type SomePerson = Actor & { login: string; secret: string }
export type SomeIncident = { id: string; coordinator: SomePerson; seatId: string }
type SeatOptions = { state?: SeatState; sees?: 'whole' | 'shared'; office?: 'manager' | 'point of contact' | 'communication owner'; deputy?: number }

/**
 * A world for tests: a fresh database with an organisation, a plan, rules, and two standing deputies. People, incidents and seats
 * are built as needed; what is done to them goes through the commands. `sql` is the database's superuser, for looking and for the clock.
 */
export async function world() {
  const database = await freshDatabase()
  const w = await worldIn(database)
  const { sql, person } = w
  await sql.query(clock)
  const deputies = [await person('Standing One'), await person('Standing Two')]
  await sql.query(`insert into organisation (name) values ('Example Project')`)
  await sql.query(`insert into rules_version (number, document) values (1, $1)`, [JSON.stringify(incidentRules)])
  await sql.query(`insert into plan_version (id, number, document) values ($1, 1, $2)`,
    [newId(), JSON.stringify({ ...csiPlan, people: [], standingDeputies: deputies.map((d) => ({ personId: d.id, trust: 1 })) })])
  await standUp(sql, deputies)
  return { ...w, deputies }
}

/** Makes people count as standing deputies, as if they had been named, had accepted, and confirmed one another. The plan names them elsewhere. */
export async function standUp(sql: pg.Client, people: readonly { id: string }[]): Promise<void> {
  await sql.query('update standing_deputy set ended_at = now() where ended_at is null')
  for (const [index, { id }] of people.entries())
    await sql.query(`insert into standing_deputy (id, person_id, trust, named_at, accepted_at, confirmed_at, confirmed_by_id)
      select $1, id, trust, now(), now(), now(), $3 from person where id = $2`, [newId(), id, people.at(index - 1)!.id])
}

/** The same hands for a database that holds a world already, such as a clone of one. */
export async function worldIn(database: TestDatabase) {
  process.env.MUSTER_SECRET ??= Buffer.alloc(32, 7).toString('base64url')
  process.env.APP_DATABASE_URL = database.appUrl
  const sql = new pg.Client({ connectionString: database.superUrl })
  await sql.connect()

  const person = async (name: string, options: { administrator?: boolean; ours?: boolean } = {}): Promise<SomePerson> => {
    const id = newId()
    const secret = newSecret()
    const login = `${name.toLowerCase().replaceAll(/\W+/g, '.')}.${id.slice(0, 8)}`
    const { administrator = false, ours = true } = options
    await sql.query(`insert into person (id, login, name, organisation, ours, administrator) values ($1, $2, $3, 'Systems', $4, $5)`,
      [id, login, name, ours, administrator])
    await sql.query(`insert into credential (person_id, totp_secret, totp_confirmed_at) values ($1, $2, now())`, [id, closeSecret(id, secret)])
    return { id, name, login, secret, via: 'session', administrator, ours, sessionId: null }
  }
  const moment = async () => (await sql.query<{ now: Date }>('select muster.now() as now')).rows[0]!.now
  const advance = async (minutes: number) => {
    await sql.query(`update muster.test_clock set ahead = ahead + make_interval(secs => $1)`, [minutes * 60])
  }
  const run = (actor: Actor, name: CommandName, input: Record<string, unknown>, rest: Omit<Envelope, 'input'> = {}): Promise<Done> =>
    execute(name, actor, { input, ...rest })
  /** Runs a command that wants proof: shows it as the page would, then proves with a fresh code. The clock moves on by one step. */
  const sign = async (actor: SomePerson, name: CommandName, input: Record<string, unknown>, rest: Omit<Envelope, 'input'> = {}) => {
    // What the schema refuses shows nothing: it is sent all the same, and refused with its field.
    const seen = commands[name].input.safeParse(input).success ? await weigh(actor, (at) => preview(at, name, input)) : null
    await advance(0.5)
    return run(actor, name, input, { ...rest, proof: { code: codeAt(actor.secret, await moment()), fingerprint: seen?.fingerprint ?? '' } })
  }
  const open = async (coordinator: SomePerson, options: { drill?: boolean; codeName?: string } = {}): Promise<SomeIncident> => {
    const done = await run(coordinator, 'incident.open', {
      codeName: options.codeName ?? 'Copper Heron', kind: 'compromise of integrity', established: 'suspected', severity: 3,
      drill: options.drill ?? false, symptoms: 'A job failed on a host.', reach: 'Mobile on the card.', rulesVersion: 1,
    })
    return { id: String(done.answer.incidentId), seatId: String(done.answer.seatId), coordinator }
  }
  /** Puts somebody on an incident as if all had been done, without going through the commands: the state a test starts from. */
  const seat = async (incident: SomeIncident, who: SomePerson | null, options: SeatOptions = {}): Promise<string> => {
    const id = newId()
    const { state = 'active', sees = 'whole', office, deputy } = options
    const acknowledged = state === 'active' ? 1 : null
    await sql.query(
      `insert into seat (id, incident_id, person_id, name, organisation, kind, why, reach, state, sees, trust, how, added_by_seat_id, added_at,
        acknowledged_at, acknowledged_rules, ended_at)
       values ($1, $2, $3, $4, 'Systems', 'technical', 'Knows the hosts.', 'Mobile on the card.', $5, $6, $7, 'added', $8, muster.now(),
        case when $9::int is null then null else muster.now() end, $9, case when $5 in ('removed', 'declined') then muster.now() end)`,
      [id, incident.id, who?.id ?? null, who?.name ?? 'Someone', state, sees, who ? 1 : 0, incident.seatId, acknowledged])
    if (office) await sql.query('insert into office (id, incident_id, office, seat_id, since) values ($1, $2, $3, $4, muster.now())', [newId(), incident.id, office, id])
    if (deputy) await sql.query('insert into deputy (id, incident_id, seat_id, position) values ($1, $2, $3, $4)', [newId(), incident.id, id, deputy])
    return id
  }
  const task = async (incident: SomeIncident, key: string) =>
    (await sql.query<{ id: string; state: string; coordinator_seat_id: string | null; version: number }>(
      'select * from task where incident_id = $1 and key = $2', [incident.id, key])).rows[0]!
  const entries = async (incident: SomeIncident) =>
    (await sql.query<{ seq: number; kind: string; content: string; hash: string }>('select seq, kind, content, hash from log_entry where incident_id = $1 order by seq', [incident.id])).rows
  const end = async () => {
    await sql.end()
    const { disconnect } = await import('@/lib/db/client')
    await disconnect()
    await database.drop()
  }
  return { database, sql, person, open, seat, task, entries, run, sign, advance, moment, end }
}
/** What is at hand in any world. */
export type Hands = Awaited<ReturnType<typeof worldIn>>
export type World = Awaited<ReturnType<typeof world>>

/** How a command was refused: its code and sentence; 'done' if it was not. */
export async function refusal(work: Promise<unknown>): Promise<{ code: string; because: string; fields?: Record<string, string> } | 'done'> {
  try {
    await work
    return 'done'
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { code: error.code, because: error.because, fields: error.details.fields }
  }
}

const clock = `
  create table if not exists muster.test_clock (ahead interval not null);
  insert into muster.test_clock values ('0');
  grant select on muster.test_clock to muster_app, muster_gate;
  create or replace function muster.now() returns timestamptz language sql stable
    as $$ select date_trunc('milliseconds', clock_timestamp()) + (select ahead from muster.test_clock) $$;`
