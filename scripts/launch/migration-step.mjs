// A migration and the mark that it is done are one transaction. So what was killed in between never half happened:
// a migration without its mark did nothing, and is simply tried again.

const LOCK = 0x73746570

/**
 * The script of a migration together with its mark. If its mark was taken away meanwhile, by a later start, nothing happens at all.
 * @param {string} script
 */
export function asOneStep(script) {
  if (script.includes('_prisma_migrations')) return script // Prisma's own table, before there is a mark
  return `select pg_advisory_xact_lock(${LOCK});
    ${script}
    ;do $mark$ begin
      update public._prisma_migrations set finished_at = now() where finished_at is null and rolled_back_at is null;
      if not found then raise exception 'this migration was given up by a later start'; end if;
    end $mark$`
}

/**
 * Takes the mark from migrations that were begun and never done.
 * @param {import('pg').Client} client
 */
export async function giveUpInterrupted(client) {
  const { rows: [table] } = await client.query("select to_regclass('public._prisma_migrations') is not null as present")
  if (!table.present) return
  await client.query(`
    begin;
    select pg_advisory_xact_lock(${LOCK});
    update public._prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null;
    commit`)
}
