import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeLock } from './lock.mjs'
import { bornOf, endProcess, forget, isRunning, record, recorded } from './processes.mjs'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-test-'))
  fs.mkdirSync(path.join(folder, 'run'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

/** A program that runs until it is told to stop, or, if deaf, until it is killed. */
async function program({ deaf = false } = {}) {
  const script = `${deaf ? "process.on('SIGTERM', () => {});" : ''} console.log('up'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['-e', script], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  const pid = child.pid ?? 0
  return { pid, born: bornOf(pid) ?? '' }
}

test('a process is told by its pid and when it started', async () => {
  const known = await program()
  expect(isRunning(known)).toBe(true)
  expect(isRunning({ ...known, born: 'another time' })).toBe(false)
  await endProcess(known, [['SIGTERM', 5_000]])
  expect(isRunning(known)).toBe(false)
})

test('a deaf process is killed once its time is over, and a stranger with its pid is left alone', async () => {
  const deaf = await program({ deaf: true })
  await endProcess({ ...deaf, born: 'another time' }, [['SIGKILL', 1_000]])
  expect(isRunning(deaf)).toBe(true)
  await endProcess(deaf, [['SIGTERM', 200], ['SIGKILL', 5_000]])
  expect(isRunning(deaf)).toBe(false)
})

test('a record is found while its process runs, and not after', async () => {
  const known = await program()
  record(folder, 'web', known.pid)
  expect(recorded(folder, 'web')).toEqual(known)
  await endProcess(known, [['SIGTERM', 5_000]])
  expect(recorded(folder, 'web')).toBeUndefined()
  forget(folder, 'web')
  expect(fs.readdirSync(path.join(folder, 'run'))).toEqual([])
})

test('one launcher for each folder; one that was killed does not stand in the way', async () => {
  const other = await program()
  record(folder, 'launcher', other.pid)
  expect(() => takeLock(folder)).toThrow(/already runs/)
  await endProcess(other, [['SIGKILL', 5_000]])
  takeLock(folder)
  expect(recorded(folder, 'launcher')?.pid).toBe(process.pid)
})
