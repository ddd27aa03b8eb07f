import pg from 'pg'
import { runNode } from '../scripts/launch/command.mjs'
import { copyDatabase, dropDatabases, prepareTemplate, TEMPLATE, TEST_APP_PASSWORD } from '../scripts/launch/template.mjs'
import { appUrl, databaseUrl, ownerUrl } from '../scripts/launch/urls.mjs'

/** The database in which the story has been played, and one of which nobody has made anything yet; each test begins with a copy. */
export const [STORY, EMPTY] = ['muster_e2e_story', 'muster_e2e_empty']

/** Fills the demonstration once for all tests of a run. In both databases tests can put the clock forward. */
export default async function playStory(): Promise<void> {
  const adminUrl = process.env.TEST_ADMIN_URL ?? ''
  await prepareTemplate(adminUrl)
  for (const name of [STORY, EMPTY]) {
    await dropDatabases(adminUrl, name)
    await copyDatabase(adminUrl, TEMPLATE, name)
  }
  const url = databaseUrl(adminUrl, STORY)
  const env = { ...process.env, OWNER_DATABASE_URL: ownerUrl(url), APP_DATABASE_URL: appUrl(url, TEST_APP_PASSWORD) }
  const { code, output } = await runNode(['--import', 'tsx', 'prisma/seed.ts'], { env })
  if (code !== 0) throw new Error(`The demonstration could not be filled:\n${output}`)
  for (const name of [STORY, EMPTY]) {
    const owner = new pg.Client({ connectionString: ownerUrl(databaseUrl(adminUrl, name)) })
    await owner.connect()
    await owner.query(clock)
    await owner.end()
  }
}

const clock = `
  create table muster.test_clock (ahead interval not null);
  insert into muster.test_clock values ('0');
  grant select on muster.test_clock to muster_app, muster_gate;
  create or replace function muster.now() returns timestamptz language sql stable
    as $$ select date_trunc('milliseconds', clock_timestamp()) + (select ahead from muster.test_clock) $$;`
