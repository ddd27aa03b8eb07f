import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { preparePostgres } from './postgres.mjs'
import { bornOf, endProcess } from './processes.mjs'

type Server = { url: string; pid: number }

let folder: string
let running: Server[] = []
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-test-'))
  fs.chmodSync(folder, 0o711)
})
afterEach(async () => {
  for (const { pid } of running) await end(pid, 'SIGKILL')
  running = []
  fs.rmSync(folder, { recursive: true, force: true })
})

async function start(password = 'secret'): Promise<Server> {
  const postgres = await preparePostgres({ folder: path.join(folder, 'pg'), password })
  const child = postgres.spawn(fs.openSync(path.join(folder, 'log'), 'a'))
  const server = { url: postgres.url('postgres'), pid: child.pid ?? 0 }
  running.push(server)
  await postgres.ready(() => child.exitCode === null)
  return server
}

async function end(pid: number, signal: NodeJS.Signals) {
  const born = bornOf(pid)
  if (born) await endProcess({ pid, born }, [[signal, 10_000]])
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

test('keeps what was committed when it is killed, and repairs itself at the next start (promise 3)', async () => {
  const first = await start()
  await ask(first.url, 'create table kept as select 7 as n')
  await end(first.pid, 'SIGKILL')
  const second = await start()
  expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 7 }])
})

test('takes over from a server that an earlier start left running', async () => {
  const orphan = await start()
  const next = await start()
  expect(bornOf(orphan.pid)).toBeUndefined()
  expect(await ask(next.url, 'select 1 as n')).toEqual([{ n: 1 }])
})

test('is not deceived by a mark whose pid belongs to someone else by now', async () => {
  const first = await start()
  const mark = path.join(folder, 'pg', 'postmaster.pid')
  const text = fs.readFileSync(mark, 'utf8')
  await end(first.pid, 'SIGKILL')
  fs.writeFileSync(mark, text.replace(/^\d+/, String(process.pid)))
  const next = await start()
  expect(await ask(next.url, 'select 1 as n')).toEqual([{ n: 1 }])
  expect(bornOf(process.pid)).toBeDefined()
})

test('lets nobody in without the password, and says so when it is the wrong one', async () => {
  const { url, pid } = await start()
  const without = new URL(url)
  without.password = ''
  await expect(ask(without.href, 'select 1')).rejects.toThrow()
  expect(await ask(url, `select current_setting('data_checksums') as sums, current_setting('listen_addresses') as address,
    current_setting('password_encryption') as auth`)).toEqual([{ sums: 'on', address: '127.0.0.1', auth: 'scram-sha-256' }])
  expect(fs.readFileSync(path.join(folder, 'pg', 'pg_hba.conf'), 'utf8')).not.toMatch(/^[^#]*\b(trust|peer|md5|password)\b/m)
  await end(pid, 'SIGINT')
  await expect(start('another')).rejects.toThrow(/password .* does not open the database/)
})

// What only root meets: as root the database runs as an account of its own.
describe.runIf(process.getuid?.() === 0)('as root', () => {
  const copied = () => {
    const pg = path.join(folder, 'pg')
    execFileSync('cp', ['-rL', pg, `${pg}.copy`])
    fs.rmSync(fs.realpathSync(pg), { recursive: true })
    fs.rmSync(pg, { recursive: true, force: true })
    fs.renameSync(`${pg}.copy`, pg)
    return pg
  }
  const filled = async () => {
    const { url, pid } = await start()
    await ask(url, 'create table kept as select 7 as n')
    await end(pid, 'SIGINT')
  }

  test('trial-runs F6: a copy made and put back by root, as README says, starts and holds everything', async () => {
    await filled()
    const pg = copied()
    expect(fs.statSync(pg).uid).toBe(0)
    const again = await start()
    expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 7 }])
    expect(fs.statSync(pg).uid).not.toBe(0)
  })
  test('trial-runs F6: where the account can’t reach the copy, it goes where the database lay', async () => {
    fs.chmodSync(folder, 0o700)
    await filled()
    const place = fs.readlinkSync(path.join(folder, 'pg'))
    try {
      expect(fs.lstatSync(copied()).isDirectory()).toBe(true)
      const again = await start()
      expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 7 }])
      expect(fs.readlinkSync(path.join(folder, 'pg'))).toBe(place)
      await end(again.pid, 'SIGINT')
    } finally {
      fs.rmSync(path.dirname(place), { recursive: true, force: true })
    }
  })
  test('trial-runs F6: what a link in the copy points to stays whose it was; links are not followed', async () => {
    await filled()
    const pg = copied()
    const outside = path.join(folder, 'outside')
    fs.mkdirSync(outside, { mode: 0o700 })
    fs.writeFileSync(path.join(outside, 'secret'), '')
    fs.symlinkSync(outside, path.join(pg, 'folder'))
    fs.symlinkSync(path.join(outside, 'secret'), path.join(pg, 'file'))
    const again = await start()
    expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 7 }])
    expect([outside, path.join(outside, 'secret')].map((each) => fs.statSync(each).uid)).toEqual([0, 0])
  })
  test('trial-runs F6: a copy put back over what is there is given, too; a file with a second name elsewhere is refused', async () => {
    await filled()
    const pg = path.join(folder, 'pg')
    fs.lchownSync(path.join(pg, 'global', 'pg_control'), 0, 0)
    const again = await start()
    expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 7 }])
    await end(again.pid, 'SIGINT')
    fs.writeFileSync(path.join(folder, 'outside'), '')
    fs.linkSync(path.join(folder, 'outside'), path.join(pg, 'linked'))
    await expect(start()).rejects.toThrow(/linked has a second name outside the database/)
    expect(fs.statSync(path.join(folder, 'outside')).uid).toBe(0)
  })
})
