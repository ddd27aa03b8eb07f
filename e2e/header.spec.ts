import type { Page } from '@playwright/test'
import { checkAxe } from './axe'
import { clicksCount, expect, live, test } from './cast'

// What waits can be decided over any page of the incident, from its header.

const button = (page: Page) => page.locator('.incident-head').getByRole('button', { name: /waiting for you/ })
const sheet = (page: Page) => page.getByRole('dialog', { name: 'Waiting for you' })
const rows = (page: Page) => sheet(page).locator('li.row')

test('from Plan, with the mouse: what waits is decided in the sheet, and the page stays', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, world.at('plan'))
  const asked: string[] = []
  page.on('request', (request) => request.url().endsWith('/waits') && asked.push(request.url()))
  await expect(button(page)).toContainText('4 things are waiting for you')
  expect(asked).toEqual([])
  await button(page).click()
  await expect(rows(page)).toHaveCount(4)
  await checkAxe(page, 'the sheet of what waits', 'dialog[open]')
  await clicksCount(page)
  await rows(page).filter({ hasText: 'Log copy' }).getByRole('button', { name: 'Mark done', exact: true }).click()
  await expect(rows(page)).toHaveCount(3)
  expect(await world.one('select state from task where id = $1', await world.taskId('log-copy'))).toBe('done')
  await expect(page).toHaveURL(world.at('plan'))

  // Escape closes what is open in it, then the sheet; what was typed is there again.
  await clicksCount(page)
  await rows(page).filter({ hasText: 'restart sshd' }).getByText('Answer…').click()
  await page.getByLabel('Answer', { exact: true }).fill('Yes, after')
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toBeVisible()
  await expect(page.getByLabel('Answer', { exact: true })).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toHaveCount(0)
  await expect(button(page)).toBeFocused()
  await expect(button(page)).toContainText('3 things are waiting for you')
  await clicksCount(page)
  await button(page).click()
  await expect(page.getByLabel('Answer', { exact: true })).toHaveValue('Yes, after')
})

test('with the keyboard alone; the focus stays in the sheet, to the last row and after it', async ({ as, world }) => {
  const page = await as('manager')
  await live(page, world.at('hosts'))
  const one = page.locator('.incident-head').getByRole('button', { name: /One thing is waiting for you/ })
  await one.focus()
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveCount(1)
  await page.keyboard.press('j')
  await expect(page.locator(':focus')).toHaveText('Countersign…')
  await page.keyboard.press('Enter')
  await page.getByLabel('Prove that it’s you').fill(await world.code('manager'))
  await clicksCount(page)
  await page.keyboard.press('Enter')
  await expect(sheet(page)).toContainText('Nothing is waiting for your decision or signature.')
  await expect(page.locator('dialog :focus')).toHaveText('Waiting for you')
  await page.keyboard.press('Escape')
  await expect(sheet(page)).toHaveCount(0)
})

test('a limited seat reads its own in it; without a script the header leads to the page', async ({ as, world }) => {
  const page = await as('coordinator')
  const html = await (await page.request.get(world.at('plan'))).text()
  expect(html).toContain(`href="${world.at('situation')}"><b>4 things`)
  const ask = async (who: 'coordinator' | 'partner' | 'outsider' | 'nobody', headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) =>
    (await as(who)).request.get(world.at('waits'), { headers })
  const own = await ask('coordinator')
  expect(own.status()).toBe(200)
  expect(own.headers()['cache-control']).toMatch(/no-store/)
  expect(await own.json()).toMatchObject({ count: 4, called: null })
  const partner = await (await ask('partner')).text()
  expect(JSON.parse(partner)).toMatchObject({ called: null, deciding: { choices: {} } })
  expect(partner).not.toContain('restart sshd')
  expect((await ask('outsider')).status()).toBe(404)
  expect((await ask('nobody')).status()).toBe(401)
  expect((await ask('coordinator', {})).status()).toBe(401)
})
