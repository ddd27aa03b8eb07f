import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { openLog, setAside, sizeOf, temporaryFolder, textFrom } from './files.mjs'

test('attack 10: a log that a program floods stays bounded while it writes, and what it writes last is there', async () => {
  const file = path.join(temporaryFolder('log'), 'web.log')
  const largest = 100_000
  const child = spawn(process.execPath, ['-e', `
    const line = 'x'.repeat(999) + '\\n'
    let many = 0
    const flood = setInterval(() => { for (let each = 0; each < 20; each++) console.error(line.slice(0, -8) + many++)
      if (many >= 2000) { clearInterval(flood); console.error('the end') } }, 2)`], { stdio: ['ignore', 'ignore', openLog(file)] })
  let most = 0
  const looking = setInterval(() => {
    setAside(file, largest)
    const all = fs.readdirSync(path.dirname(file)).map((name) => sizeOf(path.join(path.dirname(file), name)))
    most = Math.max(most, all.reduce((sum, each) => sum + each, 0))
  }, 5)
  await new Promise((resolve) => child.once('exit', resolve))
  clearInterval(looking)
  // It may have been set aside behind the last line.
  await vi.waitFor(() => expect(textFrom(file, 1)).toContain('the end'))
  expect(most).toBeLessThan(1_000_000)
  expect(fs.readdirSync(path.dirname(file)).sort()).toEqual(['web.log', 'web.log.1', 'web.log.2'])
  expect(fs.statSync(`${file}.1`).mode & 0o077).toBe(0)
})

test('what was written since the program started is found though the log was set aside', () => {
  const file = path.join(temporaryFolder('log'), 'web.log')
  fs.writeFileSync(file, 'x'.repeat(100))
  const began = sizeOf(file)
  setAside(file, 50)
  fs.appendFileSync(file, 'the reason')
  expect(textFrom(file, began)).toBe('the reason')
})

test('so is what was set aside itself', () => {
  const file = path.join(temporaryFolder('log'), 'web.log')
  fs.writeFileSync(file, 'x'.repeat(100))
  const began = sizeOf(file)
  fs.appendFileSync(file, 'the reason')
  setAside(file, 50)
  expect(textFrom(file, began)).toBe('the reason')
  fs.appendFileSync(file, ', and more')
  expect(textFrom(file, began)).toBe('the reason, and more')
})
