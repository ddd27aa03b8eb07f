import { columns, standingsOf, type Column, type Permission } from './permission'
import { commandNames, permissions } from './permissions'

/** Whether somebody in this column has the standing that a command asks for. Conditions are listed beside, not weighed here. */
export function mayStand(rule: Permission<never>, column: Column): boolean {
  return rule.who.some((standing) => standingsOf[column].includes(standing))
}

/** The whole matrix as a page for people: docs/permissions.md. */
export function matrix(): string {
  const head = `| command | rows | ${columns.join(' | ')} | while | provided that |`
  const lines = commandNames.map((name) => {
    const rule = permissions[name] as unknown as Permission<never>
    const cells = columns.map((column) => (mayStand(rule, column) ? (rule.and?.length ? 'yes, if' : 'yes') : ''))
    return `| \`${name}\` | ${rule.rows} | ${cells.join(' | ')} | ${rule.while?.join(', ') ?? 'any time'} | ${provided(rule)} |`
  })
  return `${intro}\n${head}\n|${'---|'.repeat(columns.length + 4)}\n${lines.join('\n')}\n`
}

function provided(rule: Permission<never>): string {
  const own = [rule.proof && 'proved again by the second factor', rule.byHand && 'in person, never by token', rule.rulesDue && 'also while new rules wait']
  return [...own.filter(Boolean), ...(rule.and ?? []).map((condition) => condition.says)].join('; ')
}

const intro = `# Who may do what

Made from \`lib/rules\` by \`npm run docs\`; a test refuses a stale copy. A column is what someone is to the incident; whoever is not on it gets "nothing to
show" for every command of an incident, whatever the cell says. A command of the organisation asks what someone is to the organisation. *yes, if*: on the
conditions in the last column.
`
