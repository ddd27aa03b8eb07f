import { readFileSync, readdirSync } from 'node:fs'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '@/lib/db/id'
import { provision } from '@/scripts/launch/provision.mjs'
import { dropDatabases, TEST_APP_PASSWORD } from '@/scripts/launch/template.mjs'
import { databaseUrl, ownerUrl } from '@/scripts/launch/urls.mjs'

// An installation that is in use is brought up to date with all that is written in it: a fresh database shows nothing of that.

let name: string
let owner: pg.Client
let superuser: pg.Client

beforeEach(async () => {
  name = `test_${process.env.TEST_RUN ?? 'x'}_${newId().slice(0, 8)}`
  const adminUrl = databaseUrl(process.env.TEST_ADMIN_URL!, name)
  await provision(adminUrl, TEST_APP_PASSWORD)
  owner = new pg.Client({ connectionString: ownerUrl(adminUrl) })
  superuser = new pg.Client({ connectionString: adminUrl })
  await Promise.all([owner.connect(), superuser.connect()])
})
afterEach(async () => {
  await Promise.all([owner.end(), superuser.end()])
  await dropDatabases(process.env.TEST_ADMIN_URL!, name)
})

/** Migrations before, or from, one of them, as the launcher applies them: each in one piece. */
async function apply(which: (folder: string) => boolean) {
  for (const folder of readdirSync('prisma/migrations').filter((each) => /^\d/.test(each)).sort().filter(which))
    await owner.query(readFileSync(`prisma/migrations/${folder}/migration.sql`, 'utf8'))
}

/** A row with what is given, and something of the right type in each other column that needs it. */
async function put(table: string, given: Record<string, unknown>) {
  const { rows } = await superuser.query<{ name: string; type: string }>(`select column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null`, [table])
  const some = (type: string) => (type === 'uuid' ? newId() : type === 'text' ? 'x' : type === 'boolean' ? false : type.startsWith('timestamp') ? new Date() : 1)
  const row = { ...Object.fromEntries(rows.map((column) => [column.name, some(column.type)])), ...given }
  await superuser.query(`insert into ${table} (${Object.keys(row).join()}) values (${Object.keys(row).map((_, at) => `$${at + 1}`).join()})`, Object.values(row))
}

test('E3: corrections of before changed time and words alone: the rest of their entries stands with them', async () => {
  const first = '20261129000800'
  await apply((folder) => folder < first)
  const [incidentId, seatId, hostId, entryId] = [newId(), newId(), newId(), newId()]
  await superuser.query('set session_replication_role = replica')
  await put('incident', { id: incidentId, phase: 'starting', established: 'suspected' })
  await put('seat', { id: seatId, incident_id: incidentId, state: 'active', sees: 'whole' })
  await put('host', { id: hostId, incident_id: incidentId, state: 'suspected' })
  const entry = { incident_id: incidentId, happened: 'unknown', by_seat_id: seatId }
  await put('time_line_entry', { ...entry, id: entryId, source: 'syslog', accounts: 'root', version: 3 })
  await put('time_line_mention', { incident_id: incidentId, entry_id: entryId, host_id: hostId })
  for (const [text, at] of [['once', '2026-11-01'], ['twice', '2026-11-02']]) await put('time_line_correction', { ...entry, entry_id: entryId, text, at })
  await superuser.query('set session_replication_role = origin')
  await apply((folder) => folder >= first)
  const { rows } = await superuser.query(`select c.text, c.source, c.accounts, m.host_id = $1 as host, m.stands from time_line_mention m
    left join time_line_correction c on c.id = m.correction_id order by c.text nulls first`, [hostId])
  expect(rows).toEqual([
    { text: null, source: null, accounts: null, host: true, stands: false }, { text: 'once', source: 'syslog', accounts: 'root', host: true, stands: false },
    { text: 'twice', source: 'syslog', accounts: 'root', host: true, stands: true },
  ])
  const found = await superuser.query(`select count(*)::int as many from search_document where incident_id = $1 and noun = 'time line'`, [incidentId])
  expect(found.rows).toEqual([{ many: 2 }])
})

test('C13: what was written before is found by what its words are read as now, entries once the worker has read them anew', async () => {
  const first = '20261130003700'
  await apply((folder) => folder < first)
  const [incidentId, seatId, hostId, taskId, plain] = [newId(), newId(), newId(), newId(), newId()]
  const [linked, harmless, corrected, correction] = [newId(), newId(), newId(), newId()]
  await superuser.query(`set session_replication_role = replica`)
  await put('incident', { id: incidentId, phase: 'starting', established: 'suspected' })
  await put('seat', { id: seatId, incident_id: incidentId, state: 'active', sees: 'whole' })
  await superuser.query(`set session_replication_role = origin`)
  // What they point to is not all there: that is checked by triggers of the system alone.
  await superuser.query(`do $$ declare t record; begin for t in select distinct tgrelid::regclass as name from pg_trigger where tgconstraint <> 0 loop
    execute format('alter table %s disable trigger all', t.name); execute format('alter table %s enable trigger user', t.name); end loop; end $$`)
  await put('host', { id: hostId, incident_id: incidentId, state: 'suspected', name: 'web03' })
  await put('task', { id: taskId, incident_id: incidentId, state: 'open', level: 'must', kind: 'task', title: 'ファイルを削除' })
  const entry = { incident_id: incidentId, happened: 'unknown', by_seat_id: seatId }
  for (const [number, [id, text]] of [[plain, 'as it was'], [linked, 'sshd'], [harmless, 'hxxps://login[.]example[.]net'], [corrected, 'before']].entries())
    await put('time_line_entry', { ...entry, id, text, number: number + 1, named_hosts: '' })
  await put('time_line_correction', { ...entry, id: correction, entry_id: corrected, text: 'after ログ削除' })
  await put('time_line_mention', { incident_id: incidentId, entry_id: linked, host_id: hostId })
  await put('time_line_mention', { incident_id: incidentId, entry_id: corrected, correction_id: correction, host_id: hostId })
  const found = async (typed: string) => (await superuser.query<{ id: string }>(`select d.object_id as id from search_document d, muster.asked_words($1) as asked
    where d.words @@ muster.asked_at($2, 'l', asked) or d.words @@ muster.asked_at($2, 't', asked) order by d.object_id`, [typed, incidentId])).rows.map(({ id }) => id)
  expect(await found('削除')).toEqual([])
  expect(await found('before')).toEqual([corrected])

  await apply((folder) => folder >= first)
  expect((await found('削除')).sort()).toEqual([taskId, corrected].sort())
  expect(await found('after web03')).toEqual([corrected])
  // Nothing that was found before is lost meanwhile.
  expect(await found('sshd')).toEqual([linked])
  expect((await superuser.query('select first_number, last_number from search_backlog')).rows).toEqual([{ first_number: 2, last_number: 3 }])
  while ((await superuser.query<{ read: boolean }>('select muster.read_search_backlog(1000) as read')).rows[0]!.read);
  expect(await found('sshd web03')).toEqual([linked])
  expect(await found('login.example')).toEqual([harmless])
  expect(await found('as it was')).toEqual([plain])
  expect((await superuser.query(`select count(*)::int as many from search_document where noun = 'time line'`)).rows).toEqual([{ many: 5 }])
  const { rows: loose } = await superuser.query(`select relname from pg_class where relrowsecurity and not relforcerowsecurity`)
  expect(loose).toEqual([])
})
