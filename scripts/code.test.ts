import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runNode } from './launch/command.mjs'
import { at } from './launch/paths.mjs'
import { Stop } from './launch/say.mjs'
import { demoSecret, loadSecrets, newSecret } from './launch/secrets.mjs'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-code-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

test('the code of a demonstration account comes from the secret in the folder of the demonstration', async () => {
  const { muster } = loadSecrets(folder, undefined)
  expect(demoSecret(folder, undefined)).toBe(muster)
  const env = { ...process.env, MUSTER_SECRET: demoSecret(folder, undefined) }
  const { code, stdout } = await runNode(['--import', 'tsx', at('scripts/code.ts'), 'coordinator'], { env })
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d{6}\n$/)])
})
test('a demonstration that was started with MUSTER_SECRET has none in its folder', () => {
  const given = newSecret()
  fs.writeFileSync(path.join(folder, 'secrets.json'), JSON.stringify({ superuser: newSecret() }))
  expect(demoSecret(folder, given)).toBe(given)
})
test('without a demonstration, one plain sentence', () => {
  expect(() => demoSecret(folder, undefined)).toThrow(new Stop(
    'There is no demonstration here yet: start one with npm start -- --demo, then ask for a code.'))
})
