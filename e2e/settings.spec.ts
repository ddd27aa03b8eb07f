import type { Locator } from '@playwright/test'
import { expect, openVerb, test } from './cast'

// N2, R3: what an administrator decides for everybody wants a code. A wrong one leaves all that was written where it is.

test('someone is named in the plan, and new rules are published, each with a code', async ({ as, world }) => {
  test.setTimeout(120_000)
  const tomas = await as('administrator')
  const prove = async (form: Locator, button: string) => {
    await form.getByLabel('Prove that it’s you').fill('000000')
    await form.getByRole('button', { name: button, exact: true }).click()
    await expect(form.getByText('Wrong code.')).toBeVisible()
    await form.getByLabel('Prove that it’s you').fill(await world.code('administrator'))
    await form.getByRole('button', { name: button, exact: true }).click()
  }
  await tomas.goto('/settings')
  const naming = await openVerb(tomas, 'Name someone…')
  await naming.getByRole('button', { name: 'Add to the plan', exact: true }).click()
  await expect(naming.locator('.field-error')).toHaveCount(6)
  for (const [label, value] of [['Name', 'Ruth Adler'], ['Role', 'Press'], ['Organisation', 'Example Project'], ['Why they are needed', 'Speaks to the press.'],
    ['Safe way to reach them', 'Card of the office']] as const) await naming.getByLabel(label, { exact: true }).fill(value)
  await prove(naming, 'Add to the plan')
  await expect(tomas.getByRole('listitem').filter({ hasText: 'Ruth Adler' })).toContainText('Press, Example Project')

  const rules = await openVerb(tomas, 'Publish new rules…')
  const more = rules.getByRole('group').last()
  await more.getByLabel('Level').selectOption('must')
  await more.getByLabel('In a few words').fill('Write down every call')
  await more.getByLabel('What it says').fill('Whoever telephones about the incident adds an entry to the timeline.')
  await more.getByLabel('Why').fill('A call leaves nothing behind.')
  await prove(rules, 'Publish')
  await expect(tomas.getByRole('listitem').filter({ hasText: 'Write down every call' }).getByText('do', { exact: true })).toBeVisible()

  const priya = await as('member')
  await priya.goto(world.at('rules'))
  await expect(priya.getByRole('main')).toContainText('Write down every call')
})
