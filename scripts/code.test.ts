import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { runNode } from './launch/command.mjs'
import { at } from './launch/paths.mjs'
import { Stop } from './launch/say.mjs'
import { demoSecret, loadSecrets, newSecret } from './launch/secrets.mjs'

const folder = () => mkdtempSync(path.join(tmpdir(), 'muster-code-'))

test('the code of a demonstration account comes from the secret in the folder of the demonstration', async () => {
  const dir = folder()
  const { muster } = loadSecrets(dir, undefined)
  expect(demoSecret(dir, undefined)).toBe(muster)
  const env = { ...process.env, MUSTER_SECRET: demoSecret(dir, undefined) }
  const { code, stdout } = await runNode(['--import', 'tsx', at('scripts/code.ts'), 'coordinator'], { env })
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d{6}\n$/)])
})
test('a demonstration that was started with MUSTER_SECRET has none in its folder', () => {
  const dir = folder()
  const given = newSecret()
  writeFileSync(path.join(dir, 'secrets.json'), JSON.stringify({ superuser: newSecret() }))
  expect(demoSecret(dir, given)).toBe(given)
})
test('without a demonstration, one plain sentence', () => {
  expect(() => demoSecret(folder(), undefined)).toThrow(new Stop(
    'There is no demonstration here yet: start one with npm start -- --demo, then ask for a code.'))
})
