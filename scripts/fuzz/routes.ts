import { parseArgs } from 'node:util'
import { digest, newToken } from '@/lib/actor/secret'
import { sessionCookie } from '@/lib/actor/public-address'
import { makeData, type Data } from '../bench/data'
import { startMuster } from '../bench/servers'
import { endOnSignal } from '../launch/command.mjs'
import { prepareTemplate } from '../launch/template.mjs'
import { fuzz } from './fuzz'

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } })
const [minutes, seed] = [Number(values.minutes ?? 10), Number(values.seed ?? Date.now() % 1_000_000)]
const say = (text: string) => process.stdout.write(`${text}\n`)

endOnSignal()
await prepareTemplate(process.env.TEST_ADMIN_URL ?? '')
const data = await makeData(1_000)
const muster = await startMuster(data)
try {
  say(`Fuzzing every route for ${minutes} minutes, seed ${seed} …`)
  const limited = await data.w.person('Lena Limited', { ours: false })
  await data.w.seat(data.big, limited, { sees: 'shared' })
  const { statuses, requests, slowest, memory, findings } = await fuzz({
    address: muster.address, pid: muster.pid, seed, milliseconds: minutes * 60_000, ground: { incidentId: data.big.id, ids: await idsOf(data) },
    askers: async () => {
      const stranger = await data.w.person('Olive Outside')
      return [{}, { authorization: `Bearer ${data.token}` }, ...(await Promise.all([data.mara, data.mara, limited, stranger].map((person) => asPerson(data, person.id))))]
    },
  })
  for (const { what, asked } of findings.slice(0, 40)) say(`\n${what}\n${asked}`)
  say(`\n${requests} requests, by status ${JSON.stringify(statuses)}; slowest ${slowest.toFixed(0)} ms; memory of the server ${memory.toFixed(0)} MB at most; seed ${seed}`)
  say(`${findings.length} found`)
  process.exitCode = findings.length > 0 ? 1 : 0
} finally {
  await muster.stop()
  await data.w.end()
}

/** Rows of one incident that a request may be about. */
async function idsOf({ w, big }: Data): Promise<string[]> {
  const { rows } = await w.sql.query<{ id: string }>(
    `(select id from task where incident_id = $1 limit 20) union all (select id from seat where incident_id = $1) union all (select id from time_line_entry where incident_id = $1 limit 5)`, [big.id])
  return rows.map(({ id }) => id)
}

async function asPerson({ w }: Data, personId: string): Promise<Record<string, string>> {
  const token = newToken()
  await w.sql.query(
    `insert into session (id, token_hash, person_id, expires_at, created_at, last_active_at, second_factor_at)
     values (gen_random_uuid(), $1, $2, muster.now() + interval '9 hours', muster.now(), muster.now(), muster.now())`, [digest(token), personId])
  return { cookie: `${sessionCookie().name}=${token}` }
}
