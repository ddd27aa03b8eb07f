import path from 'node:path'
import { openLog, temporaryFolder } from '../scripts/launch/files.mjs'
import { freePort } from '../scripts/launch/ports.mjs'
import { spawnWeb, untilWebAnswers } from '../scripts/launch/servers.mjs'

/** Another web server on the same database, as beside a load balancer. `kill` ends it as a power cut would, `stop` as Ctrl-C does: in so many ms. */
export async function anotherNode() {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const folder = temporaryFolder('node')
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', PORT: String(port), MUSTER_URL: address, NEXTAUTH_URL: address }
  let web: ReturnType<typeof spawnWeb>
  const start = async () => {
    web = spawnWeb({ env, port, listen: '127.0.0.1', log: openLog(path.join(folder, 'web.log')) })
    await untilWebAnswers(port, '127.0.0.1', () => web.exitCode === null)
  }
  const kill = () => void web.kill('SIGKILL')
  const stop = async (): Promise<number> => {
    const ended = new Promise((resolve) => web.once('exit', resolve))
    const began = performance.now()
    web.kill('SIGTERM')
    await ended
    return performance.now() - began
  }
  await start()
  return { address, start, kill, stop }
}
