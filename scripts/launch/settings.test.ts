import { describe, expect, test } from 'vitest'
import { readSettings } from './settings.mjs'

const read = (env: Record<string, string> = {}, args: string[] = []) => readSettings(args, { NODE_ENV: 'test', ...env })

test('with nothing set, Muster is on this machine alone, at port 3000', () => {
  expect(read()).toMatchObject({ demo: false, port: 3000, listen: '127.0.0.1', publicUrl: 'http://localhost:3000' })
  expect(read()).toMatchObject({ databaseUrl: undefined, secret: undefined })
  expect(read({ PORT: '3001' }).publicUrl).toBe('http://localhost:3001')
})

test('the demonstration keeps to its own folder and its own database, whatever DATABASE_URL says', () => {
  const demo = read({ DATABASE_URL: 'postgresql://admin@db.example.org/muster' }, ['--demo'])
  expect(demo).toMatchObject({ demo: true, databaseUrl: undefined })
  expect(demo.dataDir).toMatch(/\/\.data\/demo$/)
})

test('a public address keeps its origin', () => {
  expect(read({ MUSTER_URL: 'https://muster.example.org/' }).publicUrl).toBe('https://muster.example.org')
  expect(read({ MUSTER_URL: 'http://127.0.0.1:8080' }).publicUrl).toBe('http://127.0.0.1:8080')
})

describe('what makes no sense is refused with a sentence (promise 9)', () => {
  test.each([
    [{ PORT: 'http' }, /PORT is http/],
    [{ PORT: '0' }, /PORT is 0/],
    [{ PORT: '65536' }, /PORT is 65536/],
    [{ MUSTER_URL: 'http://muster.example.org' }, /behind https/],
    [{ MUSTER_URL: 'muster.example.org' }, /not an address/],
    [{ MUSTER_URL: 'https://muster.example.org/app' }, /not an address/],
    [{ MUSTER_URL: 'https://user@muster.example.org' }, /not an address/],
    [{ MUSTER_URL: 'javascript:alert(1)' }, /not an address/],
    [{ DATABASE_URL: 'mysql://db/muster' }, /DATABASE_URL is not understood/],
    [{ DATABASE_URL: 'postgresql://db' }, /DATABASE_URL is not understood/],
    [{ DATABASE_URL: 'postgresql://db/postgres' }, /one of its own/],
    [{ MUSTER_SECRET: 'short' }, /not 32 bytes/],
    [{ MUSTER_SECRET: `${'a'.repeat(42)}!` }, /not 32 bytes/],
    [{ SMTP_URL: 'smtp://mail.example.org' }, /SMTP_URL is set alone/],
    [{ MAIL_FROM: 'muster@example.org' }, /MAIL_FROM is set alone/],
    [{ SMTP_URL: 'mail.example.org', MAIL_FROM: 'muster@example.org' }, /SMTP_URL is not understood/],
  ])('%o', (env, sentence) => {
    expect(() => read(env)).toThrow(sentence)
  })

  test('an unknown option', () => {
    expect(() => read({}, ['--demonstration'])).toThrow(/option --demonstration is not known/)
  })
})
