import type { Page } from '@playwright/test'
import { checkAxe } from './axe'
import { expect, live, openVerb, test } from './cast'

// A slow line, and none: what was clicked is marked at once, and no page of the browser comes in the place of ours.

const item = (page: Page, name: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true })
const bar = (page: Page) => page.getByRole('progressbar', { name: 'The page is on its way' })
const none = (page: Page) => page.getByText('No connection. What you typed is kept.')
const title = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 })

test('on a slow line what was clicked is marked at once, and a bar says after a moment that the page is on its way', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, world.at('situation'))
  let pass = () => {}
  const held = new Promise<void>((resolve) => (pass = resolve))
  await page.route('**/hosts?*', async (route) => {
    await held
    await route.continue()
  })
  await item(page, 'Hosts').click()
  await expect(item(page, 'Hosts')).toHaveAttribute('aria-busy', 'true', { timeout: 200 })
  await expect(bar(page)).toBeVisible({ timeout: 1_000 })
  await checkAxe(page, 'a page on its way', '.going')
  pass()
  await expect(title(page)).toHaveText('Hosts')
  await expect(bar(page)).toHaveCount(0)
  await expect(page.locator('a[aria-busy]')).toHaveCount(0)
})

test('without a connection the page stays with what is typed, says so, and goes on when the line is back', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, world.at('situation'))
  const form = await openVerb(page, 'Rewrite the summary…')
  await form.getByLabel('Summary').fill('Half a sent')
  // Nobody has noticed yet that the line is gone.
  await page.route('**/*', (route) => route.abort('connectionreset'))
  await item(page, 'Hosts').click()
  await expect(none(page)).toBeVisible()
  await checkAxe(page, 'no connection')
  await expect(title(page)).toHaveText('Situation')
  await expect(page).toHaveURL(world.at('situation'))
  await expect(form.getByLabel('Summary')).toHaveValue('Half a sent')
  await expect(page.locator('a[aria-busy]')).toHaveCount(0)
  // Again, by a key and by the palette.
  await title(page).click()
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await expect(none(page)).toBeVisible()
  await expect(title(page)).toHaveText('Situation')
  await page.unroute('**/*')
  await item(page, 'Hosts').click()
  await expect(title(page)).toHaveText('Hosts')
  await expect(none(page)).toHaveCount(0)

  // The browser knows that it has none.
  await page.context().setOffline(true)
  await item(page, 'Evidence').click()
  await expect(none(page)).toBeVisible()
  await expect(title(page)).toHaveText('Hosts')
  await page.context().setOffline(false)
  await expect(none(page)).toHaveCount(0)
  await item(page, 'Evidence').click()
  await expect(title(page)).toHaveText('Evidence')
})
