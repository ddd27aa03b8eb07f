// Opens the database of an installation: the one that comes with Muster, or one of somebody's own.
import path from 'node:path'
import { dropUnfinished } from './demo.mjs'
import { preparePostgres } from './postgres.mjs'
import { provision } from './provision.mjs'
import { step, Stop } from './say.mjs'

/**
 * Opens the database and makes its roles.
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('./secrets.mjs').Secrets} secrets
 * @param {import('./supervise.mjs').Servers} servers gets the database's server, if it is ours
 * @returns {Promise<string>} its address, as its administrator
 */
export async function openDatabase(settings, secrets, servers) {
  if (settings.databaseUrl) return openOwn(settings.databaseUrl, secrets)
  return step('Starting the database', async () => {
    const { dataDir } = settings
    const server = await preparePostgres({ folder: path.join(dataDir, 'pg'), password: secrets.superuser })
    servers.keep('postgres', server.spawn)
    await server.ready(() => servers.areUp)
    const adminUrl = server.url('muster')
    if (settings.demo) await dropUnfinished(dataDir, adminUrl)
    await provision(adminUrl, secrets.app)
    return adminUrl
  })
}

/**
 * @param {string} url
 * @param {import('./secrets.mjs').Secrets} secrets
 */
async function openOwn(url, secrets) {
  await step('Opening the database', () => provision(url, secrets.app)).catch((error) => {
    throw error instanceof Stop ? error : new Stop(whyNot(error))
  })
  return url
}

/** @param {unknown} error */
function whyNot(error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  if (/^E[A-Z]+$/.test(code) || /timeout/.test(message)) {
    return `The database in DATABASE_URL does not answer (${code || message}): start it, or correct the address.`
  }
  if (/^28/.test(code)) return `The database in DATABASE_URL does not let us in: correct the user and password (${message}).`
  return `The database in DATABASE_URL refused: ${message}.`
}
