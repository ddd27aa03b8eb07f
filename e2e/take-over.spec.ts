import type { Page } from '@playwright/test'
import { checkAxe } from './axe'
import { expect, live, openVerb, test } from './cast'
import type { World } from './world'

// F5: a take-over stands in red on every page of whoever coordinates, and is answered from there.

const band = (page: Page) => page.getByRole('region', { name: 'A takeover was called' })
const call = (world: World) => world.run('member', 'takeOver.call', { incidentId: world.incidentId, reason: 'No answer on the phone since 20:10.' })
const left = /1[34] min left/

test('TO-3: the coordinator on Plan sees it within two seconds, with the minutes left, and answers it from there', async ({ as, world }) => {
  const page = await as('coordinator')
  await page.clock.install()
  await live(page, world.at('plan'))
  await expect(band(page)).toHaveCount(0)
  await call(world)
  await expect(band(page)).toContainText(left, { timeout: 2_000 })
  await expect(page.locator('#status-line')).toContainText(/A takeover was called: 1[34] min left/)
  await checkAxe(page, 'a takeover that was called', '.called')

  // It stays in view, and counts down by itself; nobody is told of each minute.
  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }))
  await expect(band(page)).toBeInViewport()
  await page.evaluate(() => { document.getElementById('status-line')!.textContent = '' })
  await page.clock.fastForward(120_000)
  await expect(band(page)).toContainText(/1[12] min left/)
  await expect(page.locator('#status-line')).toBeEmpty()

  const form = await openVerb(band(page), 'I am here…')
  await expect(form).toContainText('No answer on the phone since 20:10.')
  await expect(form.getByLabel('Prove that it’s you')).toBeFocused()
  await checkAxe(page, 'the answer to a takeover', '.called')
  await form.getByLabel('Prove that it’s you').fill(await world.code('coordinator'))
  await form.getByRole('button', { name: 'I am here', exact: true }).click()
  await expect(band(page)).toHaveCount(0)
  expect(await world.one('select state from take_over')).toBe('answered')
  await expect(page).toHaveURL(world.at('plan'))
})

test('to a coordinator who reads further down a long list, where what is new waits, it comes all the same', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, world.at('log-book'))
  await page.evaluate(() => scrollTo({ top: 1_200, behavior: 'instant' }))
  await call(world)
  await expect(band(page)).toContainText(left, { timeout: 2_000 })
  await expect(band(page)).toBeInViewport()
  await expect(page.getByRole('button', { name: 'Show new entries' })).toBeVisible()
})

test('on every page of the incident, on the Desk as a row in red; on a telephone and in forced colours', async ({ as, world }) => {
  await call(world)
  const page = await as('coordinator')
  const task = `plan/${await world.taskId('log-copy')}`
  for (const address of ['situation', 'plan', task, 'time-line', 'time-line/import', 'people', 'office', 'hosts', 'evidence', 'log-book', 'phase', 'rules']) {
    await page.goto(world.at(address))
    await expect(band(page), address).toContainText(left)
    await expect(band(page).getByText('I am here…'), address).toBeVisible()
  }
  await page.goto(`/search?in=${world.incidentId}`)
  await expect(band(page)).toContainText(left)
  await page.goto('/')
  const row = page.locator('.waits li.row').first()
  await expect(row).toContainText(/A takeover was called: 1[34] min left/)
  await expect(row.locator('.shape-late')).toBeVisible()
  await checkAxe(page, 'a takeover on the Desk')

  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto(world.at('plan'))
  const form = await openVerb(band(page), 'I am here…')
  await expect(form.getByRole('button', { name: 'I am here', exact: true })).toBeInViewport()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  expect(await band(page).evaluate((element) => getComputedStyle(element).borderTopWidth)).toBe('1px')
  expect(await band(page).locator('summary').evaluate((element) => getComputedStyle(element).forcedColorAdjust)).toBe('none')
  const button = (await band(page).locator('summary').boundingBox())!
  expect(button.height).toBeGreaterThanOrEqual(44)

  // To whoever called it the page of the office says it, and no other.
  const priya = await as('member')
  await priya.goto(world.at('plan'))
  await expect(band(priya)).toHaveCount(0)
})

test('TO-1, TO-5: who calls one, and who confirms the absence, reads when the coordinator was last seen', async ({ as, world }) => {
  const mara = await as('coordinator')
  await live(mara, world.at('plan'))
  const priya = await as('member')
  await priya.goto(world.at('office'))
  await expect(await openVerb(priya, 'Call a takeover…')).toContainText(/Mara Lindqvist.* last used Muster at \d\d:\d\d, (now|\d min ago)/)
  await call(world)
  const carlos = await as('manager')
  await carlos.goto(world.at('office'))
  await expect(await openVerb(carlos, 'Confirm the absence…')).toContainText(/Mara Lindqvist.* last used Muster at \d\d:\d\d, (now|\d min ago)/)
})
