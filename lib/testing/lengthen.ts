import type { Hands, SomeIncident } from './world'

/** Entries that follow the chain, written past all triggers: a long book in no time. */
export async function lengthen({ sql }: Hands, of: SomeIncident, entries: number, says = 'went on'): Promise<void> {
  await sql.query(`set session_replication_role = replica`)
  await sql.query(`
    with recursive book as (
      select i.id, i.head_seq as seq, i.head_hash as hash, i.head_hash as prev, i.head_recorded_at as at, '' as content, '' as leaf, 0 as n
        from incident i where i.id = $1
      union all
      select b.id, b.seq + 1, encode(sha256(convert_to('muster entry 1' || E'\\n' || b.hash || E'\\n' || b.seq + 1 || E'\\n' || l.leaf, 'UTF8')), 'hex'),
        b.hash, b.at, c.content, l.leaf, b.n + 1
      from book b cross join lateral (select json_build_object('incident', b.id, 'seq', b.seq + 1,
          'recordedAt', to_char(b.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'actor', json_build_object('id', muster.system_id(), 'name', 'Muster'), 'seat', null, 'task', null, 'kind', 'task.moved',
          'says', $3::text, 'about', '{}'::json)::text as content) c
        cross join lateral (select encode(sha256(convert_to('muster leaf 1' || E'\\n' || 's' || E'\\n' || c.content, 'UTF8')), 'hex') as leaf) l
      where b.n < $2),
    added as (insert into log_entry (incident_id, seq, recorded_at, actor_id, kind, content, salt, leaf, prev, hash)
      select id, seq, at, muster.system_id(), 'task.moved', content, 's', leaf, prev, hash from book where n > 0 returning 1)
    update incident set head_seq = book.seq, head_hash = book.hash from book where incident.id = book.id and book.n = $2`, [of.id, entries, says])
  await sql.query(`set session_replication_role = origin`)
}
