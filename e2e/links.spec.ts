import { expect, live, test } from './cast'

// Links are plain, and one listener follows them (decision 16).

test.use({ onlyLooks: true })

test('a link is followed within the document, by click and by Enter; back leads back', async ({ as, world }) => {
  const page = await as('member')
  await live(page, world.at('situation'))
  await page.evaluate(() => Object.assign(window, { marked: true }))
  const marked = () => page.evaluate(() => 'marked' in window)

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Roster' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Roster' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Plan', exact: true }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Plan' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Roster' })).toBeVisible()
  expect(await marked()).toBe(true)
})

test('with Ctrl a link opens beside, and the page stays', async ({ as, world }) => {
  const page = await as('member')
  await page.goto(world.at('situation'))
  const opened = page.context().waitForEvent('page')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Roster' }).click({ modifiers: ['Control'] })
  await expect((await opened).getByRole('heading', { level: 1, name: 'Roster' })).toBeVisible()
  await expect(page).toHaveURL(world.at('situation'))
})

test('opening an entry leads to its row, and what only draws otherwise leaves the page where it is', async ({ as, world }) => {
  const page = await as('member')
  await live(page, world.at('time-line'))
  const last = page.locator('tr.entry').last()
  const number = (await last.locator('td.no').innerText()).replace(/\D/g, '')
  await last.getByRole('link', { name: `No. ${number}` }).click()
  await expect(page).toHaveURL(new RegExp(`entry=${number}#entry-${number}$`))
  await expect(page.locator(`#entry-${number}.opened`)).toBeInViewport()

  await live(page, world.at('time-line'))
  await page.evaluate(() => scrollTo(0, 150))
  await page.getByRole('link', { name: 'by account' }).click()
  await expect(page.getByRole('link', { name: 'by host' })).toBeVisible()
  expect(await page.evaluate(() => scrollY)).toBe(150)
})
