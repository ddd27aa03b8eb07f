import pg from 'pg'

/** The demonstration's clock: told a moment while the story is replayed, the real one afterwards. Only the database's owner can set it. */
export async function demoClock(ownerUrl: string) {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(`
    create table if not exists muster.demo_clock (at timestamptz);
    grant select on muster.demo_clock to muster_app, muster_gate;
    insert into muster.demo_clock select null where not exists (select 1 from muster.demo_clock);
    create or replace function muster.now() returns timestamptz language sql stable
      as $$ select coalesce((select at from muster.demo_clock), date_trunc('milliseconds', clock_timestamp())) $$`)
  return {
    set: async (at: Date | null) => void (await owner.query('update muster.demo_clock set at = $1', [at])),
    query: owner.query.bind(owner) as (sql: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>,
    end: () => owner.end(),
  }
}
export type DemoClock = Awaited<ReturnType<typeof demoClock>>
