import { expect } from '@playwright/test'
import pg from 'pg'
import { codeAt } from '@/lib/actor/second-factor'
import { execute } from '@/lib/commands/execute'
import type { CommandName } from '@/lib/rules/permissions'
import { demoSecrets, parts, type Part } from '../prisma/demo/accounts'
import { fedora2008 } from '../prisma/demo/fedora-2008'
import { copyDatabase, dropDatabases } from '../scripts/launch/template.mjs'
import { databaseUrl } from '../scripts/launch/urls.mjs'
import { EMPTY, STORY } from './play-story'

/** One of the printed accounts by its part, or somebody else of the story by name. */
export type Who = Part | 'daniel' | 'jonas'

/** The demonstration in the server's own database, and hands to reach into it. */
export type World = Awaited<ReturnType<typeof begin>>

/**
 * Puts the demonstration, as it is when it has just been filled, in place of the server's database: what an earlier test did is gone, and
 * whoever was signed in is signed out.
 */
export async function begin() {
  const hands = await beginWith(STORY)
  const { one } = hands
  /** What is not the point of a journey: a command, as if its person had sent it. */
  const run = async (who: Who, name: CommandName, input: Record<string, unknown>) => {
    const person = { id: await one('select id from person where login = $1', loginOf(who)), name: who, administrator: false, ours: true }
    return execute(name, { ...person, via: 'session', sessionId: null }, { input })
  }
  const incidentId = await one('select id from incident')
  return {
    ...hands, incidentId, run,
    code: (who: Who) => hands.codeOf(demoSecrets(loginOf(who)).totp),
    /** Address of a page of the demonstration's incident. */
    at: (page: string) => `/incidents/${incidentId}/${page}`,
    taskId: (key: string) => one('select id from task where incident_id = $1 and key = $2', incidentId, key),
    personId: (who: Who) => one('select id from person where login = $1', loginOf(who)),
    login: loginOf,
    password: (who: Who) => demoSecrets(loginOf(who)).password,
  }
}

/** Puts an empty, migrated database in place of the server's: nobody has an account, and set-up is open. */
export const beginEmpty = () => beginWith(EMPTY)

/** Puts a copy of a database in place of the server's, and returns hands to reach into it. */
async function beginWith(from: string) {
  const adminUrl = needed('TEST_ADMIN_URL')
  const name = decodeURIComponent(new URL(needed('TEST_DATABASE_URL')).pathname.slice(1))
  await dropDatabases(adminUrl, name)
  await copyDatabase(adminUrl, from, name)
  const owner = new pg.Client({ connectionString: databaseUrl(adminUrl, name) })
  owner.on('error', () => undefined) // the next test replaces the database beneath it
  await owner.connect()
  await answering()

  const sql = async <Row extends Record<string, unknown>>(text: string, ...values: unknown[]) => (await owner.query<Row>(text, values)).rows
  const moment = async () => (await sql<{ now: Date }>('select muster.now() as now'))[0]!.now
  const advance = async (seconds: number) => {
    await sql('update muster.test_clock set ahead = ahead + make_interval(secs => $1)', seconds)
  }
  const one = async (text: string, ...values: unknown[]) => {
    const value = Object.values((await sql(text, ...values))[0] ?? {})[0]
    if (typeof value !== 'string') throw new Error(`not found: ${values.join(', ')}`)
    return value
  }
  /** The code that an app with this secret shows, half a minute later: each code counts once. */
  const codeOf = async (secret: string) => {
    await advance(30)
    return codeAt(secret, await moment())
  }
  return { sql, one, moment, advance, codeOf, end: () => owner.end() }
}

/** The server's connections were closed with its database: wait until it has new ones. */
async function answering(): Promise<void> {
  const status = async () => (await fetch(`${needed('MUSTER_URL')}/sign-in`, { redirect: 'manual' })).status
  await expect.poll(status, { message: 'the server finds its database again', timeout: 30_000 }).toBeLessThan(500)
}

function loginOf(who: Who): string {
  const person = fedora2008.people.find(({ key }) => key === (Object.hasOwn(parts, who) ? parts[who as Part] : who))
  if (!person?.account) throw new Error(`${who} has no account`)
  return person.account.login
}

function needed(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run the browser tests with npm run e2e.`)
  return value
}
