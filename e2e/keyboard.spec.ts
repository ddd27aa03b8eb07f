import type { Locator, Page } from '@playwright/test'
import { expect, live, test } from './cast'

// A whole journey without a mouse: sign in, open an incident, add a task, give it to somebody, tick, sign off.

test('from signing in to signing off with the keyboard alone', async ({ as, world }) => {
  test.setTimeout(240_000)
  const page = await as('nobody')
  const { keyboard } = page

  await page.goto('/sign-in')
  await write(page, page.getByLabel('User name'), world.login('member'))
  await write(page, page.getByLabel('Password'), world.password('member'))
  await keyboard.press('Enter')
  await expect(page).toHaveURL(/second-factor/)
  await write(page, page.getByLabel('Code'), await world.code('member'))
  await keyboard.press('Enter')
  await expect(page).toHaveURL('/')

  await press(page, page.getByRole('link', { name: 'Open a new incident' }))
  await expect(page).toHaveURL('/incidents/open')
  await write(page, page.getByLabel('Code name'), 'Quiet Orchard')
  await pick(page, page.getByLabel('What kind, as far as you can tell'))
  await write(page, page.getByLabel('What made you look'), 'The mail relay sends at night.')
  await write(page, page.getByLabel('A safe way to reach you'), 'Mobile on the card')
  await press(page, page.getByLabel('I have read the rules and will follow them'), 'Space')
  await press(page, page.getByRole('button', { name: 'Open the incident' }))
  await expect(page).toHaveURL(/situation$/)

  // Other tasks may start once the prerequisites have: that is not the point here.
  const incidentId = /incidents\/([^/]+)/.exec(page.url())![1]!
  const seatId = await world.one('select coordinator_seat_id from incident where id = $1', incidentId)
  const keys = ['snapshot', 'snapshot-copy', 'log-copy', 'team-list', 'time-line', 'disable-sign-in']
  for (const key of keys) {
    const taskId = await world.one('select id from task where incident_id = $1 and key = $2', incidentId, key)
    await world.run('member', 'task.assign', { incidentId, taskId, seatId, cover: [] })
    await world.run('member', 'task.start', { incidentId, taskId })
  }

  await press(page, page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Plan' }))
  await expect(page).toHaveURL(/plan$/)
  await press(page, page.locator('summary', { hasText: 'Add a task…' }))
  const form = page.locator('details[open]')
  await pick(page, form.getByLabel('Section'))
  await write(page, form.getByLabel('What it is called'), 'Read the mail relay')
  await write(page, form.getByLabel('In plain words, until it is done'), 'Finding out what left by mail')
  await write(page, form.getByLabel('In plain words, once it is done'), 'We know what left by mail')
  await write(page, form.getByLabel('Checklist items'), 'Queue and log of the relay read')
  await press(page, form.getByRole('button', { name: 'Add the task' }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Read the mail relay')

  await press(page, page.locator('summary', { hasText: 'Name a task coordinator…' }))
  await pick(page, page.locator('details[open]').getByLabel('Task coordinator'))
  await press(page, page.locator('details[open]').getByRole('button', { name: 'Name task coordinator' }))
  await expect(page.locator('.task-title')).toContainText('Priya Raman, you')
  await press(page, page.getByRole('button', { name: 'Start', exact: true }))
  await expect(page.locator('.task-title')).toContainText('in progress')

  const tick = page.getByRole('checkbox', { name: 'Queue and log of the relay read' })
  await press(page, tick, 'Space')
  await expect(tick).toBeChecked()
  await press(page, page.locator('summary', { hasText: 'Write it…' }))
  await expect(page.getByLabel('What came of it')).toBeFocused()
  await keyboard.type('Nothing left by mail since Monday.')
  await press(page, page.getByRole('button', { name: 'Save result' }))
  await expect(page.getByRole('main')).toContainText('Nothing left by mail since Monday.')

  await write(page, page.locator('.sign-off').getByLabel('Prove that it’s you'), await world.code('member'))
  await keyboard.press('Enter')
  await expect(page.locator('.task-title')).toContainText('signed off')
})

test('the first Tab offers the way past the navigation; Escape closes a form and gives the focus back', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, world.at('office'))
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  const verb = page.locator('summary', { hasText: 'Hand over…' })
  await press(page, verb)
  const field = page.locator('details[open]').getByLabel('To whom')
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(verb).toBeFocused()
  await expect(field).toBeHidden()
})

test('a task is moved in its section with Alt and an arrow, and keeps the focus', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, world.at('plan'))
  const titles = () => page.locator('[data-section="3.4.2"] .task-name a').allInnerTexts()
  const before = await titles()
  await tabTo(page, page.locator('.task-name').getByRole('link', { name: 'Shared data', exact: true }))
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(titles).not.toEqual(before)
  expect((await titles()).indexOf('Shared data')).toBe(before.indexOf('Shared data') - 1)
  await expect(page.locator('.task-name').getByRole('link', { name: 'Shared data', exact: true })).toBeFocused()
})

/** Goes on with Tab until this has the focus, which has to be seen there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let steps = 0; steps < 250; steps++) {
    const [there, seen] = await target.evaluate((element) => {
      const { outlineStyle, boxShadow, borderColor } = getComputedStyle(element)
      return [document.activeElement === element, `${outlineStyle} ${boxShadow} ${borderColor}`]
    })
    if (there) return expect(seen, 'the focus can be seen').not.toMatch(/^none none/)
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never comes to ${target.toString()}`)
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.type(text)
}

/** Chooses the first of a list after “Choose …”. */
async function pick(page: Page, select: Locator): Promise<void> {
  await tabTo(page, select)
  await page.keyboard.press('ArrowDown')
}
