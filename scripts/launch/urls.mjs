// One PostgreSQL, three ways in: as its administrator, as the owner of Muster's tables, as the application.

/**
 * The same address with another database.
 * @param {string} adminUrl
 * @param {string} database
 */
export function databaseUrl(adminUrl, database) {
  const url = new URL(adminUrl)
  url.pathname = `/${encodeURIComponent(database)}`
  return url.href
}

/**
 * Migrations and the demonstration: logs in as the administrator and acts as muster_owner.
 * @param {string} adminUrl
 */
export function ownerUrl(adminUrl) {
  const url = new URL(adminUrl)
  const options = [url.searchParams.get('options'), '-c role=muster_owner'].filter(Boolean).join(' ')
  url.searchParams.delete('options')
  const others = url.searchParams.toString()
  url.search = `${others ? `${others}&` : ''}options=${encodeURIComponent(options)}`
  return url.href
}

/**
 * The web server and the worker.
 * @param {string} adminUrl
 * @param {string} password
 */
export function appUrl(adminUrl, password) {
  const url = new URL(adminUrl)
  url.username = 'muster_app'
  url.password = encodeURIComponent(password)
  return url.href
}
