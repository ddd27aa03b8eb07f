// One launcher for each data folder; and what an earlier one left running when it was killed is ended first.
import fs from 'node:fs'
import path from 'node:path'
import { readJson } from './files.mjs'
import { bornOf, endProcess, forget, isRunning, recorded, WAYS_TO_END } from './processes.mjs'
import { say, Stop } from './say.mjs'
import { shown } from './settings.mjs'

/**
 * Makes this process the only launcher of a data folder. Refuses while another one runs.
 * @param {string} dataDir
 */
export function takeLock(dataDir) {
  const file = path.join(dataDir, 'run', 'launcher.json')
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const known = readJson(file)
  if (known && isRunning(known)) {
    throw new Stop(`Muster already runs from ${shown(dataDir)}: stop that one first, with Ctrl-C or kill ${known.pid}.`)
  }
  fs.rmSync(file, { force: true })
  try {
    fs.writeFileSync(file, JSON.stringify({ pid: process.pid, born: bornOf(process.pid) }), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new Stop('Muster is being started twice at this moment: wait for the other one.')
    }
    throw error
  }
}

/**
 * Ends the build, web server and worker that a killed launcher left behind. The database is taken over where it is started.
 * @param {string} dataDir
 */
export async function endOrphans(dataDir) {
  for (const name of ['build', 'web', 'worker']) {
    const orphan = recorded(dataDir, name)
    if (orphan) {
      say(`  Ending the ${name} process ${orphan.pid} that an earlier start left running`)
      await endProcess(orphan, WAYS_TO_END[name] ?? [])
    }
    forget(dataDir, name)
  }
}
