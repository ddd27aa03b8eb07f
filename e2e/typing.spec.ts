import type { Locator, Page, Request } from '@playwright/test'
import { clicksCount, expect, live, openVerb, test } from './cast'
import { kept } from './kept'
import type { World } from './world'

// Trial-runs F1, F2, F10; design-review 1: what is typed is never lost and never does anything of its own, however fast somebody types, whatever
// the page does meanwhile.

/** Milliseconds between two keys: of somebody who types well, and of a paste or a machine. */
const speeds = { 'at 110 ms a key': 110, 'at machine speed': 0 }

const rows = (page: Page): Locator => page.locator('tr.entry')
const isSent = (request: Request) => request.method() === 'POST'
/** An incident to whose time line nobody has added anything yet; entries can only be added to, so past what guards them. */
async function noEntries(world: World): Promise<void> {
  await world.sql('set session_replication_role = replica')
  await world.sql('delete from time_line_entry')
  await world.sql('update incident set time_line_count = 0')
  await world.sql('reset session_replication_role')
}

for (const [how, delay] of Object.entries(speeds))
  test(`line after line into an empty timeline, ${how}: each arrives once, and the field keeps the focus`, async ({ as, world }) => {
    await noEntries(world)
    const page = await as('member')
    await live(page, world.at('time-line'))
    // Answers take their time: the first list comes while the second line is being written.
    await page.route('**/time-line*', async (route) => {
      if (isSent(route.request())) await new Promise((resolve) => setTimeout(resolve, 400))
      await route.continue()
    })
    await page.getByLabel('New entry in one line').focus()
    for (let each = 1; each <= 5; each++) await page.keyboard.type(`? a sign of life ${each}\n`, { delay })
    await page.keyboard.type('? and half a', { delay })
    await expect(rows(page)).toHaveCount(5)
    for (let each = 1; each <= 5; each++) await expect(rows(page).filter({ hasText: `a sign of life ${each}` })).toHaveCount(1)
    await expect(page.getByLabel('New entry in one line')).toBeFocused()
    await expect(page.getByLabel('New entry in one line')).toHaveValue('? and half a')
  })

test('a line that is refused while the next is written stands beneath, and is added again', async ({ as, world }) => {
  const page = await as('member')
  await live(page, world.at('time-line'))
  let lost = 0
  await page.route('**/time-line*', async (route) => {
    if (!isSent(route.request())) return route.continue()
    await new Promise((resolve) => setTimeout(resolve, 400))
    return lost++ === 0 ? route.abort('connectionreset') : route.continue()
  })
  const field = page.getByLabel('New entry in one line')
  await field.focus()
  await page.keyboard.type('? the first, which is lost\n? the second\n? half a')
  await expect(rows(page).filter({ hasText: 'the second' })).toHaveCount(1)
  const refused = page.locator('.on-the-way li')
  await expect(refused).toContainText('? the first, which is lost')
  await expect(refused).toContainText('Not added.')
  await expect(field).toHaveValue('? half a')
  await refused.getByRole('button', { name: 'Add again' }).click()
  await expect(rows(page).filter({ hasText: 'the first, which is lost' })).toHaveCount(1)
  await expect(refused).toBeHidden()
  await expect(field).toHaveValue('? half a')
})

test('lines on their way outlive the page', async ({ as, world }) => {
  const page = await as('member')
  await live(page, world.at('time-line'))
  const held: (() => void)[] = []
  await page.route('**/time-line*', (route) => (isSent(route.request()) ? new Promise<void>((resolve) => held.push(() => resolve(route.abort('connectionreset')))) : route.continue()))
  await page.getByLabel('New entry in one line').focus()
  await page.keyboard.type('? the first of two\n? the second of two\n? half a')
  await expect(page.locator('.on-the-way li')).toHaveCount(2)
  await kept(page)
  await page.unroute('**/time-line*')
  await page.reload()
  for (const words of ['the first of two', 'the second of two']) await expect(rows(page).filter({ hasText: words })).toHaveCount(1)
  await expect(page.getByLabel('New entry in one line')).toHaveValue('? half a')
})

for (const after of [0, 50, 100, 200, 400])
  test(`a form that is opened again ${after} ms after its answer keeps what is typed`, async ({ as, world }) => {
    const page = await as('coordinator')
    await live(page, world.at('situation'))
    const form = await openVerb(page, 'Rewrite the summary…')
    await form.getByLabel('Summary').fill('The first sum.')
    const answered = page.waitForResponse((answer) => isSent(answer.request()))
    await form.getByRole('button', { name: 'Save the summary' }).click()
    await answered
    await page.waitForFunction(() => !document.querySelector('details.verb[open]'))
    await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), after)
    await page.locator('details.verb > summary', { hasText: 'Rewrite the summary…' }).click()
    await form.getByLabel('Summary').press('Control+a')
    await page.keyboard.type('The second sum.', { delay: 20 })
    await expect(form.getByLabel('Summary')).toHaveValue('The second sum.')
    await clicksCount(page)
    await form.getByRole('button', { name: 'Save the summary' }).click()
    await expect(page.getByRole('main')).toContainText('The second sum.')
    const said = await world.sql<{ count: number }>(`select count(*)::int as count from log_entry where incident_id = $1 and kind = 'incident.summarised'
      and recorded_at > muster.now() - interval '1 minute'`, world.incidentId)
    expect(said[0]!.count).toBe(2)
  })
