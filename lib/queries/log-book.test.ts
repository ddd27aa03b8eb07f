import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { see } from '@/lib/testing/see'
import { world, type SomeIncident, type SomePerson, type World } from '@/lib/testing/world'
import { logBook } from './log-book'

let w: World
let mara: SomePerson
let incident: SomeIncident

beforeAll(async () => {
  w = await world()
  mara = await w.person('Mara Lindqvist')
  incident = await w.open(mara)
  await w.seat(incident, await w.person('Priya Raman'))
  await w.run(mara, 'logBook.note', {
    incidentId: incident.id, kind: 'telephone', at: '2008-08-13T13:55:00Z', text: 'She keeps the logs.',
    call: { with: 'Ola Nowak', way: 'we called', calledBack: true },
  })
})
afterAll(() => w.end())

const look = (asked: Partial<Parameters<typeof logBook>[1]> = {}, of = incident) =>
  see(mara, of, (within) => logBook(within, { part: null, before: null, verify: false, ...asked }))

/** Entries that follow the chain, written by the database: many in no time. */
const lengthen = (of: SomeIncident, entries: number) => w.sql.query(`
  do $do$ declare n int; head record; text text; leaf text; begin
    for n in 1..${entries} loop
      select head_seq + 1 as seq, head_hash as hash into head from incident where id = '${of.id}';
      text := json_build_object('actor', json_build_object('name', 'Muster'), 'says', 'went on', 'about', '{}'::json)::text;
      leaf := encode(sha256(convert_to('muster leaf 1' || E'\\n' || 's' || E'\\n' || text, 'UTF8')), 'hex');
      insert into log_entry (incident_id, seq, recorded_at, actor_id, kind, content, salt, leaf, prev, hash)
      values ('${of.id}', head.seq, muster.now(), muster.system_id(), 'task.moved', text, 's', leaf, head.hash,
        encode(sha256(convert_to('muster entry 1' || E'\\n' || head.hash || E'\\n' || head.seq || E'\\n' || leaf, 'UTF8')), 'hex'));
    end loop; end $do$`)

describe('the log book as a page (L1 to L3)', () => {
  test('L2: newest first, with what was said and both times', async () => {
    const page = await look()
    expect(page.lines.map((line) => line.seq)).toEqual([2, 1])
    expect(page.lines[0]).toMatchObject({
      who: 'Mara Lindqvist', says: 'noted a call to Ola Nowak', detail: 'She keeps the logs.', happenedAt: new Date('2008-08-13T13:55:00Z'),
      calledBack: true,
    })
    expect(page).toMatchObject({ chain: { whole: true, upTo: 2 }, earlier: null, newest: true, names: ['Mara Lindqvist', 'Priya Raman'] })
  })
  test('L1: a part of it by kind', async () => {
    expect((await look({ part: 'calls' })).lines.map((line) => line.seq)).toEqual([2])
    expect((await look({ part: 'phases' })).lines.map((line) => line.seq)).toEqual([1])
    expect((await look({ part: 'people' })).lines).toEqual([])
  })
  test('L1: pages of 200; a long book is checked when somebody asks', async () => {
    const long = await w.open(mara)
    await lengthen(long, 1100)
    const first = await look({}, long)
    expect(first).toMatchObject({ head: { seq: 1101 }, earlier: 902, chain: null })
    expect(first.lines).toHaveLength(200)
    const second = await look({ before: first.earlier }, long)
    expect(second.lines[0]!.seq).toBe(901)
    expect((await look({ verify: true }, long)).chain).toEqual({ whole: true, upTo: 1101 })
  })
  test('L3, promise 6: what was altered behind the program’s back is shown, and where', async () => {
    const other = await w.open(mara)
    await lengthen(other, 5)
    await w.sql.query('alter table log_entry disable trigger append_only')
    const attack = `update log_entry set content = replace(content, 'went on', 'went back') where incident_id = $1 and seq = 3`
    await w.sql.query(attack, [other.id])
    await w.sql.query('alter table log_entry enable trigger append_only')
    expect((await look({}, other)).chain).toMatchObject({ whole: false, brokenAt: 3 })
  })
})
