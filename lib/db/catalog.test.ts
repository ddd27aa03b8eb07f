import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { look } from '@/lib/db/as'
import { Prisma } from '@/lib/db/generated/client'
import { newId } from '@/lib/db/id'
import { fill, incidentTables } from '@/lib/testing/fill'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'

// What the database itself promises, asked of its catalog and of its plans: N3, N8, L3.

let w: World
let tables: string[]

beforeAll(async () => {
  w = await world()
  tables = await incidentTables(w.sql)
})
afterAll(() => w.end())

const rows = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await w.sql.query<R>(text, values)).rows

describe('need to know, in the catalog', () => {
  test('N3: every table of an incident has forced row-level security and the restrictive policy', async () => {
    expect(tables.length).toBeGreaterThan(25)
    const guarded = await rows<{ name: string }>(`
      select c.relname as name from pg_class c join pg_policies p on p.tablename = c.relname and p.schemaname = 'public'
      where c.relnamespace = 'public'::regnamespace and c.relrowsecurity and c.relforcerowsecurity and p.policyname = 'need_to_know'
        and p.permissive = 'RESTRICTIVE' and p.cmd = 'ALL' and p.roles = '{muster_app}'
        and p.qual like '%known_incidents()%' and p.with_check like '%known_incidents()%'`)
    expect(guarded.map(({ name }) => name).sort()).toEqual([...tables, 'incident'].sort())
  })
  test('N3: nothing else is let through: each permissive policy of the application looks its incidents, seats or person up', async () => {
    const policies = await rows<{ tablename: string; policyname: string; text: string }>(`
      select tablename, policyname, concat(qual, with_check) as text from pg_policies
      where schemaname = 'public' and permissive = 'PERMISSIVE' and roles <> '{muster_gate}'`)
    for (const { tablename, policyname, text } of policies)
      expect(text, `${policyname} on ${tablename}`)
        .toMatch(/muster\.(known_incidents|whole_incidents|limited_seats|colleagues|own_seats|actor)\(\)/)
  })
  test('N3: every table of an incident has an index that begins with it, so that nobody else’s rows are read', async () => {
    const indexed = await rows<{ name: string }>(`
      select distinct c.relname as name from pg_index i join pg_class c on c.oid = i.indrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relnamespace = 'public'::regnamespace and a.attname = 'incident_id' and i.indpred is null`)
    expect(indexed.map(({ name }) => name)).toEqual(expect.arrayContaining(tables))
  })
  test('N3: no view steps around it: there are those of the ways in, with the rights of who asks, and they hold nothing of any incident', async () => {
    const views = await rows<{ name: string; options: string[] | null; incident: boolean }>(`
      select c.relname as name, c.reloptions as options, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'incident_id') as incident
      from pg_class c where c.relkind in ('v', 'm', 'f') and c.relnamespace::regnamespace::text in ('public', 'muster') order by 1`)
    const invoker = { options: ['security_invoker=true'], incident: false }
    expect(views).toEqual([{ name: 'living_session', ...invoker }, { name: 'living_token', ...invoker }])
  })
  test('N3: what runs with other rights belongs to the gate, with a fixed search path, and is not for everyone', async () => {
    const definers = await rows<{ name: string; owner: string; config: string; open: boolean }>(`
      select p.proname as name, pg_get_userbyid(p.proowner) as owner, array_to_string(p.proconfig, ' ') as config,
        has_function_privilege('public', p.oid, 'execute') as open
      from pg_proc p
      where p.pronamespace::regnamespace::text in ('public', 'muster') and p.prosecdef and p.prorettype <> 'trigger'::regtype`)
    expect(definers.length).toBeGreaterThan(5)
    for (const definer of definers)
      expect(definer).toMatchObject({
        owner: 'muster_gate', config: expect.stringMatching(/^search_path=pg_catalog, public, pg_temp/), open: false,
      })
  })
})

describe('what the application’s role may', () => {
  test('it owns nothing, is nobody’s member, and cannot bypass', async () => {
    const [role] = await rows(`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, oid from pg_roles where rolname = 'muster_app'`)
    expect(role).toMatchObject({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false })
    expect(await rows('select 1 from pg_auth_members where member = $1', [role!.oid])).toEqual([])
    const owned = `select 1 from pg_shdepend where refobjid = $1 and refclassid = 'pg_authid'::regclass and deptype = 'o'`
    expect(await rows(owned, [role!.oid])).toEqual([])
  })
  test('the roles that own cannot log in, and none of them bypasses', async () => {
    const roles = await rows(`
      select rolname, rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname in ('muster_owner', 'muster_gate') order by 1`)
    expect(roles).toEqual([
      { rolname: 'muster_gate', rolcanlogin: false, rolsuper: false, rolbypassrls: false },
      { rolname: 'muster_owner', rolcanlogin: false, rolsuper: false, rolbypassrls: false },
    ])
  })
  test('L3: of the logbooks it has SELECT and INSERT, and nothing is for everyone', async () => {
    const granted = await rows<{ name: string; grantee: string; right: string }>(`
      select c.relname as name, case x.grantee when 0 then 'public' else pg_get_userbyid(x.grantee) end as grantee,
        x.privilege_type as right
      from pg_class c, aclexplode(c.relacl) x where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`)
    const of = (name: string) => granted.filter((g) => g.name === name && g.grantee === 'muster_app').map((g) => g.right).sort()
    expect(of('log_entry')).toEqual(['INSERT', 'SELECT'])
    expect(of('organisation_entry')).toEqual(['INSERT', 'SELECT'])
    expect(of('incident')).toEqual(['SELECT'])
    expect(granted.filter((g) => g.grantee === 'public')).toEqual([])
    expect(granted.filter((g) => g.grantee === 'muster_app' && ['TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'].includes(g.right)))
      .toEqual([])
    expect(await rows(`select 1 from pg_attribute a join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) x
      where c.relnamespace = 'public'::regnamespace and (x.grantee = 0 or x.grantee = 'muster_app'::regrole and x.privilege_type <> 'UPDATE')`)).toEqual([])
  })
})

describe('what is seen, and what it costs', () => {
  let mara: SomePerson
  let outsider: SomePerson
  let administrator: SomePerson
  let incident: SomeIncident
  const nobody = { id: newId(), name: 'Nobody', via: 'session', administrator: false, ours: true, sessionId: null } as const

  /** Buffers that counting a table takes: all of it, and the scan without the look-ups of the gate. */
  const cost = (actor: SomePerson | typeof nobody, from: string) => look(actor, async ({ tx }) => {
    const text = `explain (analyze, buffers, timing off, summary off, format json) select count(*) from ${from}`
    await tx.$queryRaw`${Prisma.raw(text)}`
    const [answer] = await tx.$queryRaw<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>`${Prisma.raw(text)}`
    const { Plan: plan } = answer!['QUERY PLAN'][0]
    return { all: buffers(plan), scan: buffers(plan) - lookUps(plan) }
  })
  const costs = async (actor: SomePerson | typeof nobody) => {
    const each: Record<string, { all: number; scan: number }> = {}
    for (const name of [...tables, 'incident']) each[name] = await cost(actor, `"${name}"`)
    return each
  }

  test('N3: counting costs an outsider the same in an empty and in a full database, and reads nothing of what is hidden', async () => {
    outsider = await w.person('Olive Outside')
    administrator = await w.person('Ada Admin', { administrator: true })
    const empty = { outsider: await costs(outsider), administrator: await costs(administrator), nobody: await costs(nobody) }
    mara = await w.person('Mara Lindqvist')
    incident = await w.open(mara)
    // Of seats a hundred, as many as a large incident has: the index over all of them is what everybody's look-up goes through.
    for (const table of tables) await fill(w.sql, table, incident.id, table === 'seat' ? 100 : 3000)
    const full = { outsider: await costs(outsider), administrator: await costs(administrator), nobody: await costs(nobody) }
    for (const who of ['outsider', 'administrator', 'nobody'] as const)
      for (const [table, { scan }] of Object.entries(full[who])) expect([who, table, scan]).toEqual([who, table, 0])
    expect(full).toEqual(empty)
  })
  test('N3: an id that is hidden costs the same as one that is nowhere', async () => {
    for (const table of tables) {
      const hidden = await cost(outsider, `"${table}" where incident_id = '${incident.id}'`)
      expect([table, hidden]).toEqual([table, await cost(outsider, `"${table}" where incident_id = '${newId()}'`)])
    }
    expect(await cost(outsider, `incident where id = '${incident.id}'`)).toEqual(await cost(outsider, `incident where id = '${newId()}'`))
  })
  test('N3, N4: outsiders, administrators and no actor at all see nothing in any table, with or without a condition', async () => {
    const app = new pg.Client({ connectionString: process.env.APP_DATABASE_URL })
    await app.connect()
    for (const actor of [outsider.id, administrator.id, nobody.id, ''])
      for (const table of [...tables, 'incident']) {
        await app.query(`select set_config('app.actor_id', $1, false)`, [actor])
        expect([table, (await app.query(`select 1 from "${table}" limit 1`)).rowCount]).toEqual([table, 0])
      }
    await app.end()
    expect(await look(mara, async ({ tx }) => (await tx.$queryRaw<{ n: number }[]>`select count(*)::int as n from task`)[0]!.n)).toBeGreaterThan(3000)
  })
})

describe('the logbook can only grow (L3)', () => {
  test('L3: neither the application nor the owner, nor a superuser’s plain statement, changes, takes out or empties it', async () => {
    const member = await w.person('Lars Log')
    const { id } = await w.open(member)
    const app = new pg.Client({ connectionString: process.env.APP_DATABASE_URL })
    await app.connect()
    await app.query(`select set_config('app.actor_id', $1, false)`, [member.id])
    expect((await app.query('select 1 from log_entry where incident_id = $1', [id])).rowCount).toBe(1)
    const attacks = [`update log_entry set kind = 'other'`, 'delete from log_entry', 'truncate log_entry cascade']
    for (const attack of attacks) await expect(app.query(attack), attack).rejects.toThrow('permission denied for table log_entry')
    await app.end()
    for (const attack of attacks) {
      await expect(w.sql.query(attack), attack).rejects.toThrow('can only be added to')
      // The owner is under row-level security, too. Where it lifts that for itself, the same trigger refuses it.
      await w.sql.query('begin; set local role muster_owner; alter table log_entry no force row level security')
      await expect(w.sql.query(attack), attack).rejects.toThrow('can only be added to')
      await w.sql.query('rollback')
    }
  })
})

type Plan = { 'Parent Relationship'?: string; 'Shared Hit Blocks': number; 'Shared Read Blocks': number; Plans?: Plan[] }
const buffers = (plan: Plan) => plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
/** Buffers of the sub-selects that run once, before the scan. */
const lookUps = (plan: Plan): number =>
  (plan.Plans ?? []).reduce((sum, part) => sum + (part['Parent Relationship'] === 'InitPlan' ? buffers(part) : lookUps(part)), 0)
