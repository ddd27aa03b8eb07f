// Makes the data folder of the database, all of it or none of it.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { knownFault } from './faults.mjs'
import { giveTo, knownAccount } from './postgres-files.mjs'
import { Stop } from './say.mjs'

/**
 * Makes the data folder with scram authentication and checksums; an interrupted attempt leaves nothing in its place.
 * @typedef {import('./postgres-files.mjs').Account} Account
 * @param {{ bin: string, place: string, account: Account | undefined, password: string, throwAway: boolean }} how
 */
export function initialise({ bin, place, account, password, throwAway }) {
  const draft = `${place}.new`
  fs.rmSync(draft, { recursive: true, force: true })
  fs.mkdirSync(draft, { mode: 0o700 })
  const passwordFile = path.join(draft, 'password')
  fs.writeFileSync(passwordFile, password, { mode: 0o600 })
  const as = account && knownAccount(account)
  if (as) giveTo(draft, as)

  const data = path.join(draft, 'data')
  const safety = throwAway ? ['--no-sync'] : ['--data-checksums']
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const { status, stdout, stderr, error } = spawnSync(path.join(bin, 'initdb'), ['-D', data, ...access, ...locale, ...safety], {
    ...as,
    cwd: '/',
    env: { LC_ALL: 'C' },
    encoding: 'utf8',
  })
  if (status !== 0) {
    fs.rmSync(draft, { recursive: true, force: true })
    const said = `${stdout}${stderr}${error?.message ?? ''}`
    throw new Stop(knownFault(said) ?? `The database could not be set up: ${said.trim().split('\n').at(-1)}`)
  }
  if (account) giveTo(data, account)
  fs.renameSync(data, place)
  fs.rmSync(draft, { recursive: true, force: true })
}
