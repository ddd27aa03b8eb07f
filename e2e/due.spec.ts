import { checkAxe } from './axe'
import { expect, openVerb, test } from './cast'

test('TK-16: a task gets a due time, and once it has passed every page says how late it is; its coordinator asks for another one', async ({ as, world }) => {
  const taskId = await world.taskId('snapshot-copy')
  const page = await as('coordinator')
  await page.goto(world.at(`plan/${taskId}`))
  const form = await openVerb(page, 'Set a due time…')
  await form.getByLabel('Due').fill('in 2 h')
  await form.getByRole('button', { name: 'Save', exact: true }).click()
  const head = page.locator('.task-title')
  await expect(head).toContainText(/due .*\d\d:\d\d/)
  await expect(head).not.toContainText('late')
  await page.goto(world.at('plan'))
  await expect(page.locator(`#task-${taskId}`)).toContainText(/due .*\d\d:\d\d/)

  // As if it had been set long ago: whoever is signed in stays so.
  await world.sql(`update task set due_at = muster.now() - interval '72 minutes' where id = $1`, taskId)
  await world.run('coordinator', 'logBook.note', {
    incidentId: world.incidentId, kind: 'observation', at: (await world.moment()).toISOString(), text: 'No copy yet.', call: null,
  })
  expect(await world.sql(`select count(*)::int as told from log_entry where kind = 'task.overdue'`)).toEqual([{ told: 1 }])
  await page.goto(world.at('plan?show=late'))
  await expect(page.locator('.task-row')).toHaveCount(1)
  await expect(page.locator('.task-row')).toContainText(/1 h 1[2-9] min late/)
  await checkAxe(page, 'a late task on the plan')
  await page.goto(world.at('situation'))
  const late = page.locator('.section').filter({ has: page.getByRole('heading', { name: 'Late' }) })
  await expect(late.getByRole('listitem').filter({ hasText: 'Snapshot copy' })).toContainText('min late')
  await page.goto(world.at('print/plan'))
  await expect(page.locator('tr').filter({ hasText: 'Snapshot copy' }).first()).toContainText(/due \d+ \w+ \d\d:\d\d, late/)

  const member = await as('member')
  await member.goto('/')
  const tasks = member.locator('.section').filter({ has: member.getByRole('heading', { name: 'Your tasks' }) })
  await expect(tasks).toContainText('1 late')
  await expect(tasks.getByRole('listitem').first()).toContainText(/Snapshot copy.*min late/)
  await expect(member.getByText('A task is late.')).toBeVisible()
  await tasks.getByRole('link', { name: 'Snapshot copy' }).click()
  const ask = await openVerb(member, 'Ask for another due time…')
  await expect(ask.getByRole('textbox')).toHaveValue('Due by …?')
  await ask.getByRole('textbox').fill('Due by 18:00? The disk is slow.')
  await ask.getByRole('button', { name: 'Ask', exact: true }).click()
  await page.goto(world.at('situation'))
  await expect(page.locator('.waits li').filter({ hasText: 'Due by 18:00?' })).toHaveCount(1)
})
