// Whether the migrations lead to what prisma/schema.prisma says.
import { randomUUID } from 'node:crypto'
import { at } from '../launch/paths.mjs'
import { runPrisma } from '../launch/prisma.mjs'
import { provision } from '../launch/provision.mjs'
import { dropDatabases, TEST_APP_PASSWORD } from '../launch/template.mjs'
import { databaseUrl, ownerUrl } from '../launch/urls.mjs'

// What the schema can not say stands in the migrations alone, under a name that ends in _guard (docs/decisions/0005).
const GUARD = /^(ALTER TABLE "\w+" DROP CONSTRAINT "\w+_guard"|DROP INDEX "\w+_guard")$/

/**
 * The SQL that would take a database made by the migrations to the schema, guards aside; empty when the two agree.
 * @param {string} adminUrl of a server where a shadow database may be made
 * @returns {Promise<string>}
 */
export async function drift(adminUrl) {
  const name = `shadow_${randomUUID().slice(0, 8)}`
  try {
    await provision(databaseUrl(adminUrl, name), TEST_APP_PASSWORD)
    const shadowUrl = ownerUrl(databaseUrl(adminUrl, name))
    const { code, output, stdout } = await runPrisma(
      ['migrate', 'diff', '--from-migrations', at('prisma/migrations'), '--to-schema', at('prisma/schema.prisma'), '--script'],
      { shadowUrl, ownerUrl: shadowUrl })
    if (code !== 0) throw new Error(output)
    return withoutGuards(stdout)
  } finally {
    await dropDatabases(adminUrl, name)
  }
}

/**
 * @param {string} script
 */
export function withoutGuards(script) {
  return script.split(/;\s*$/m)
    .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    .filter((statement) => statement && !GUARD.test(statement))
    .map((statement) => `${statement};\n`)
    .join('')
}
