import { organisationCommand } from '@/lib/commands/command'
import { Refused } from '@/lib/commands/refused'
import { settingsShown } from '@/lib/facts/organisation'
import { settingInput } from '@/lib/rules/organisation'

/** The organisation's name and the waits that rules go by (C3, V3, W4, TO-8). */
export const changeSettings = organisationCommand('setting.change', {
  input: settingInput,
  subject: async ({ tx, organisation }) => ({ facts: organisation, row: await tx.organisation.findUniqueOrThrow({ where: { id: 1 } }) }),
  shown: ({ row }) => settingsShown(row),
  run: async ({ tx, input, edit, subject: { row } }) => {
    if (edit.version !== row.version)
      throw new Refused('changed', 'Someone changed the settings while you had them open. Reload the page to see them.')
    await tx.organisation.update({ where: { id: 1 }, data: { ...input, version: { increment: 1 } } })
    return { entry: { kind: 'setting.changed', says: 'changed the settings', about: { before: settingsShown(row), after: input } } }
  },
})
