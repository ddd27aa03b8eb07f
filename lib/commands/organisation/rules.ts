import { organisationCommand } from '@/lib/commands/command'
import { Refused } from '@/lib/commands/refused'
import { rulesShown } from '@/lib/facts/organisation'
import { publishRulesInput } from '@/lib/rules/organisation'

/** A new version of the rules. It asks everybody on open incidents again (R3, SE-9): proved again, for it holds up whoever has not read it yet. */
export const publishRules = organisationCommand('rules.publish', {
  input: publishRulesInput,
  subject: async ({ tx, organisation }) => ({ facts: organisation, last: await tx.rulesVersion.findFirst({ orderBy: { number: 'desc' } }) }),
  shown: ({ last }) => rulesShown(last?.number ?? 0),
  run: async ({ tx, actor, now, input, edit, subject: { last } }) => {
    if (edit.version !== last?.number)
      throw new Refused('changed', 'Someone published rules while you had them open. Reload the page to see them.')
    const number = (last?.number ?? 0) + 1
    const rules = input.rules.map((rule, index) => ({ key: `rule-${index + 1}`, ...rule }))
    await tx.rulesVersion.create({ data: { number, document: { version: number, rules }, createdById: actor.id, createdAt: now } })
    return { entry: { kind: 'rules.published', says: `published the rules, version ${number}`, about: { number, rules } } }
  },
})
