import { closeSecret, newSecret } from '@/lib/actor/second-factor'
import { tick } from '@/lib/commands/tick'
import { newId } from '@/lib/db/id'
import type { Permission } from '@/lib/rules/permission'
import { permissions, type CommandName } from '@/lib/rules/permissions'
import { trustBehind } from './call-back'
import { refusal, type SomeIncident, type SomePerson, type World } from './world'

/** How much somebody of the coalition was given by those entitled to give it: what they may see of the incident, at most. */
export type Given = 'nothing' | 'shared' | 'whole'
/** People who act together against the rules, and what became of it. */
export type Coalition = {
  w: World
  random: () => number
  /** Accounts whose password and second factor they hold. */
  accounts: SomePerson[]
  /** Of each account: what its owner was given. Whoever took another's account was given nothing of what its owner had. */
  given: Map<string, Given>
  /** Everybody whose account they can name: their own, and people who are with them in nothing. */
  honest: SomePerson[]
  incidents: SomeIncident[]
  /** Of each account that the plan names: how far it was trusted when it was named. */
  named: Map<string, number>
  /** What was done, for whoever reads a red test. */
  story: string[]
}

const from = <T>(c: Coalition, all: readonly T[]): T => all[Math.floor(c.random() * all.length)]!
const everyone = (c: Coalition) => [...c.honest, ...c.accounts]
const administrators = (c: Coalition) => c.accounts.filter((each) => each.administrator)

/** Sends a command as this account, with proof where it wants one. Whether it was carried out. */
async function attempt(c: Coalition, who: SomePerson, name: CommandName, input: Record<string, unknown>, version?: number): Promise<boolean> {
  const { proof } = permissions[name] as unknown as Permission<never>
  const answer = await refusal(proof ? c.w.sign(who, name, input as { incidentId: string }, { version }) : c.w.run(who, name, input, { version }))
  // What can't be read as the command's input tries nothing: a fault of the search itself.
  if (answer !== 'done' && answer.code === 'invalid' && answer.because.startsWith('Check the fields')) throw new Error(`${name} ${JSON.stringify(answer)}`)
  if (answer === 'done') c.story.push(`${who.name}: ${name} ${JSON.stringify(input)}`)
  return answer === 'done'
}

/** Whoever holds a link of an invitation sets password and app: the account is theirs from then on. As `invitation.accept` leaves it. */
async function takeAccount(c: Coalition, personId: string): Promise<void> {
  const { rows: [row] } = await c.w.sql.query(`update person set trust = trust + 1 where id = $1 returning id, login, name, ours, administrator`, [personId])
  const secret = newSecret()
  await c.w.sql.query(`insert into credential (person_id, totp_secret, totp_confirmed_at) values ($1, $2, now())
    on conflict (person_id) do update set totp_secret = excluded.totp_secret, totp_confirmed_at = now(), totp_last_step = 0`, [personId, closeSecret(personId, secret)])
  await c.w.sql.query('update invitation set used_at = muster.now() where person_id = $1', [personId])
  const owner = c.honest.find(({ id }) => id === personId)
  c.honest = c.honest.filter(({ id }) => id !== personId)
  c.accounts = c.accounts.filter(({ id }) => id !== personId)
  c.accounts.push({ ...row, secret, via: 'session', sessionId: null })
  if (owner || !c.given.has(personId)) c.given.set(personId, 'nothing')
}

const newest = async (c: Coalition) => Number((await c.w.sql.query('select max(number) as n from plan_version')).rows[0].n)
let puppets = 0

const trustOf = async (c: Coalition, personId: string) => Number((await c.w.sql.query('select trust from person where id = $1', [personId])).rows[0].trust)

/** An administrator has the plan name somebody by their account. */
export async function nameInPlan(c: Coalition, administrator: SomePerson, { id, name }: SomePerson): Promise<void> {
  const input = { name, role: 'Legal', organisation: 'Systems', why: 'Counsel.', reach: '1', personId: id, sure: true }
  if (await attempt(c, administrator, 'plan.namePerson', input, await newest(c))) c.named.set(id, await trustOf(c, id))
}

type Move = (c: Coalition, administrator: SomePerson) => Promise<unknown>
const person = { organisation: 'Systems', sure: true }

/** What somebody who runs accounts and settings can do. One of each kind, with whatever people there are. */
export const administratorMoves: Record<string, Move> = {
  'make an account': async (c, a) => {
    const login = `puppet-${++puppets}`
    const tokenHash = `${puppets}`.padStart(64, '0')
    if (!(await attempt(c, a, 'account.invite', { ...person, ours: true, login, name: `Puppet ${puppets}`, tokenHash }))) return
    await takeAccount(c, (await c.w.sql.query('select id from person where login = $1', [login])).rows[0].id as string)
  },
  'make an administrator': async (c, a) => {
    const target = from(c, everyone(c))
    if (!(await attempt(c, a, 'account.makeAdministrator', { personId: target.id }))) return
    for (const each of everyone(c)) if (each.id === target.id) each.administrator = true
  },
  'end an administration': async (c, a) => {
    const target = from(c, everyone(c))
    if (!(await attempt(c, a, 'account.endAdministrator', { personId: target.id }))) return
    for (const each of everyone(c)) if (each.id === target.id) each.administrator = false
  },
  'take an account over': async (c, a) => {
    const target = from(c, everyone(c))
    const tokenHash = newId().replaceAll('-', '').padStart(64, '0')
    if (await attempt(c, a, 'account.reinvite', { personId: target.id, reason: 'Lost it.', tokenHash })) await takeAccount(c, target.id)
  },
  'reset a second factor': (c, a) => attempt(c, a, 'account.resetSecondFactor', { personId: from(c, everyone(c)).id, reason: 'Lost it.' }),
  'disable an account': (c, a) => attempt(c, a, 'account.disable', { personId: from(c, everyone(c)).id, reason: 'Gone.' }),
  'enable an account': (c, a) => attempt(c, a, 'account.enable', { personId: from(c, everyone(c)).id }),
  'name standing deputies': async (c, a) => {
    const own = c.accounts.filter((each) => !each.administrator)
    const [first, second] = [from(c, own), from(c, c.random() < 0.5 ? own : everyone(c))]
    if (first && second) await attempt(c, a, 'plan.setStandingDeputies', { personIds: [first.id, second.id] }, await newest(c))
  },
  'name someone in the plan': (c, a) => nameInPlan(c, a, from(c, everyone(c))),
  'shorten the waits': async (c, a) => {
    const { rows: [{ version }] } = await c.w.sql.query('select version from organisation')
    await attempt(c, a, 'setting.change', { name: 'Example Project', takeOverWaitMinutes: 5, idleLockMinutes: 15, silenceHours: 1 }, Number(version))
  },
}

/** One act of whoever runs accounts among them, every second time the one that is tried `often`; nothing while nobody does. */
export async function moveOfAdministrator(c: Coalition, often?: keyof typeof administratorMoves): Promise<void> {
  const who = administrators(c)
  const move = often && c.random() < 0.5 ? administratorMoves[often]! : from(c, Object.values(administratorMoves))
  if (who.length > 0) await move(c, from(c, who))
}

/** Everything that each of their accounts could gain by, tried at once: they miss no opening, and know every id. */
export async function tryEverything(c: Coalition): Promise<void> {
  const { rows: namings } = await c.w.sql.query<{ id: string }>('select id from standing_deputy where ended_at is null')
  for (const who of c.accounts)
    for (const { id } of namings) for (const name of ['standingDeputy.accept', 'standingDeputy.confirm'] as const) await attempt(c, who, name, { namingId: id })
  for (const { id: incidentId } of c.incidents) {
    await tick(incidentId).catch(() => {})
    for (const who of c.accounts) await tryIncident(c, who, incidentId)
  }
}

async function tryIncident(c: Coalition, who: SomePerson, incidentId: string): Promise<void> {
  const one = async (sql: string) => (await c.w.sql.query(sql, [incidentId])).rows[0] as Record<string, string> | undefined
  const { sql } = c.w
  const mine = (await sql.query('select id from seat where incident_id = $1 and person_id = $2 and ended_at is null', [incidentId, who.id])).rows[0] as { id: string } | undefined
  if (!mine) return void (await attempt(c, who, 'takeOver.call', { incidentId, reason: 'Nobody answers.' }))
  await attempt(c, who, 'rules.acknowledge', { incidentId, rulesVersion: 1 })
  await attempt(c, who, 'takeOver.call', { incidentId, reason: 'Nobody answers.' })
  const takeOver = await one(`select id from take_over where incident_id = $1 and state in ('wanted', 'called')`)
  if (takeOver)
    for (const [name, more] of [['takeOver.agree', {}], ['takeOver.claim', {}], ['takeOver.confirmAbsence', { attempts: 'Called twice.' }]] as const)
      await attempt(c, who, name, { incidentId, takeOverId: takeOver.id, ...more })
  const named = (await sql.query(`select d ->> 'key' as key from incident i join plan_version v on v.id = i.plan_version_id,
    jsonb_array_elements(v.document -> 'people') d where i.id = $1`, [incidentId])).rows as { key: string }[]
  for (const { key } of named) await attempt(c, who, 'seat.bringIn', { incidentId, planKey: key, accessUntil: null })
  const other = from(c, c.accounts)
  await attempt(c, who, 'seat.propose', { incidentId, personId: other.id, name: '', organisation: '', kind: 'technical', why: 'Helps.', reach: '1' })
  const proposed = await one(`select id from seat where incident_id = $1 and state = 'proposed'`)
  if (proposed) await attempt(c, who, 'seat.approve', { incidentId, seatId: proposed.id, sees: 'whole', reach: '1', accessUntil: null })
  const suspended = await one(`select s.id from seat s join person p on p.id = s.person_id where s.incident_id = $1 and s.ended_at is null and p.trust <> s.trust`)
  if (suspended) await attempt(c, who, 'seat.confirmIdentity', {
    incidentId, seatId: suspended.id, trust: await trustBehind(c.w, String(suspended.id)), how: 'Called back.', number: '+1',
  })
  await attempt(c, who, 'deputy.appoint', { incidentId, seatId: mine.id })
  await attempt(c, who, 'standingList.adopt', { incidentId })
}

/**
 * What honest people do meanwhile: a member brings in whom the plan names, and those who can't reach the coordinator take the office over.
 * Whom they bring in whose account is as it was named was given what that seat sees, whoever made the account.
 */
export async function honestActs(c: Coalition): Promise<void> {
  for (const { id: incidentId } of c.incidents) {
    const { rows: seats } = await c.w.sql.query<{ person_id: string }>(
      `select person_id from seat where incident_id = $1 and state = 'active' and sees = 'whole' and ended_at is null`, [incidentId])
    const members = c.honest.filter(({ id }) => seats.some((seat) => seat.person_id === id))
    const { rows: named } = await c.w.sql.query<{ key: string; personId: string }>(`select d ->> 'key' as key, d ->> 'personId' as "personId"
      from incident i join plan_version v on v.id = i.plan_version_id, jsonb_array_elements(v.document -> 'people') d where i.id = $1`, [incidentId])
    // Now and then, so that much may have happened to an account before.
    if (members.length > 0 && named.length > 0 && c.random() < 0.3) {
      const { key, personId } = from(c, named)
      const came = await attempt(c, from(c, members), 'seat.bringIn', { incidentId, planKey: key, accessUntil: null })
      if (came && c.named.get(personId) === (await trustOf(c, personId))) c.given.set(personId, 'whole')
    }
    const { rowCount } = await c.w.sql.query(`select 1 from incident i join seat s on s.id = i.coordinator_seat_id join person p on p.id = s.person_id
      where i.id = $1 and p.trust <> s.trust`, [incidentId])
    for (const who of rowCount ? members : []) await takeOver(c, who, incidentId)
  }
}

async function takeOver(c: Coalition, who: SomePerson, incidentId: string): Promise<void> {
  await attempt(c, who, 'takeOver.call', { incidentId, reason: 'Nobody reaches her.' })
  const { rows } = await c.w.sql.query<{ id: string }>(`select id from take_over where incident_id = $1 and state in ('wanted', 'called')`, [incidentId])
  for (const { id } of rows) for (const name of ['takeOver.agree', 'takeOver.claim'] as const) await attempt(c, who, name, { incidentId, takeOverId: id })
}

const rank: Record<string, number> = { nothing: 0, shared: 1, whole: 2 }

/** What they came to see or hold that nobody entitled gave them, in words; empty if nothing. */
export async function spoils(c: Coalition): Promise<string[]> {
  const found: string[] = []
  for (const who of c.accounts) {
    const given = c.given.get(who.id) ?? 'nothing'
    const { rows } = await c.w.sql.query<{ sees: string }>('select sees from muster.sights(array[$1::uuid])', [who.id])
    // Who waits for the rules sees that there is an incident, and its coordinator's name: that is something already.
    for (const { sees } of rows) if ((rank[sees] ?? 1) > rank[given]!) found.push(`${who.name} sees ${sees}, was given ${given}`)
  }
  const ids = c.accounts.map(({ id }) => id)
  const { rows } = await c.w.sql.query<{ what: string }>(`
    select 'coordinates ' || s.name as what from incident i join seat s on s.id = i.coordinator_seat_id where s.person_id = any ($1) and s.suspended_at is null
      and not exists (select 1 from person p where p.id = s.person_id and p.trust <> s.trust)
    union all select o.office || ' ' || s.name from office o join seat s on s.id = o.seat_id where s.person_id = any ($1)
    union all select 'deputy ' || s.name from deputy d join seat s on s.id = d.seat_id where s.person_id = any ($1) and s.ended_at is null
      and not exists (select 1 from person p where p.id = s.person_id and p.trust <> s.trust)`, [ids])
  return [...found, ...rows.map(({ what }) => what)]
}
