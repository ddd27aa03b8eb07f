import pg from 'pg'
import type { Data } from './data'

/** The same three inserts as a durable command makes, as plain transactions on tables without rules: what this machine can do at most. */
export async function plainSql({ w, big }: Data) {
  await w.sql.query(`
    create table if not exists bench_entry (id uuid primary key, incident_id uuid not null, number int, text text, happened text, sort_us bigint, sort_rank int, source text);
    create index if not exists bench_entry_place on bench_entry (incident_id, sort_us, sort_rank, id);
    create table if not exists bench_log (incident_id uuid not null, seq bigserial, recorded_at timestamptz, content text, salt text, leaf text, prev text, hash text, primary key (incident_id, seq));
    create table if not exists bench_key (actor_id uuid, key text, input_hash text, answer text, primary key (actor_id, key))`)
  const pool = new pg.Pool({ connectionString: w.database.superUrl, max: 16 })
  const hash = 'a'.repeat(64)
  const act = async () => {
    const client = await pool.connect()
    const id = crypto.randomUUID()
    await client.query('begin')
    await client.query({ name: 'e', text: `insert into bench_entry values ($1, $2, 1, 'sshd restarted', 'unknown', 0, 1, 'syslog')`, values: [id, big.id] })
    await client.query({ name: 'l', text: 'insert into bench_log (incident_id, recorded_at, content, salt, leaf, prev, hash) values ($1, now(), $2, $3, $3, $3, $3)',
      values: [big.id, JSON.stringify({ id, text: 'sshd restarted' }), hash] })
    await client.query({ name: 'k', text: `insert into bench_key values ($1, $2, $3, '{}')`, values: [big.id, id, hash] })
    await client.query('commit')
    client.release()
  }
  return { act, end: () => pool.end() }
}
