import type { Locator, Page } from '@playwright/test'
import { checkAxe } from './axe'
import { expect, live, openVerb, test } from './cast'
import { kept } from './kept'
import type { World } from './world'

// C2, C3, F10: a time field shows and keeps what it holds, and reads times as quick entry does.

const add = (world: World, text: string, start: string) => world.run('member', 'timeLine.add', {
  incidentId: world.incidentId, writtenAs: '', foundAt: null, text, source: '', accounts: '', evidenceIds: [],
  happened: { kind: 'exact', start, end: null, zone: 'UTC' }, hostIds: [], taskId: null, audience: 'team',
})
const row = (page: Page, text: string) => page.locator('tr.entry').filter({ hasText: text })
const corrected = (world: World) => async () =>
  (await world.sql('select happened_us::text as us from time_line_correction where incident_id = $1', world.incidentId)).map(({ us }) => us)

async function correct(page: Page, text: string): Promise<Locator> {
  await row(page, text).getByRole('link').first().click()
  return openVerb(page.locator('.time-line'), 'Correct…')
}

test('C2: who changes the hour alone keeps seconds and microseconds', async ({ as, world }) => {
  await add(world, 'a clock an hour off', '2008-08-12T07:30:45.123456Z')
  const page = await as('member')
  await live(page, world.at('time-line'))
  const form = await correct(page, 'a clock an hour off')
  const field = form.getByLabel('It happened')
  await expect(field).toHaveValue('12 Aug 2008 09:30:45.123456')
  await expect(form.locator('.reads').first()).toContainText('09:30:45.123456 CEST, 07:30:45.123456 UTC')
  await field.fill('12 Aug 2008 10:30:45.123456')
  await expect(form.locator('.reads').first()).toContainText('10:30:45.123456 CEST, 08:30:45.123456 UTC')
  await form.getByLabel('Why it is corrected').fill('Its clock stood an hour off.')
  await form.getByRole('button', { name: 'Add correction' }).click()
  await expect.poll(corrected(world)).toContain(String(Date.parse('2008-08-12T08:30:45Z') * 1000 + 123456))
})

test('C3: the two sides of an hour that comes twice are told apart, and a correction stays on its own', async ({ as, world }) => {
  await add(world, 'first half past two', '2007-10-28T00:30:00Z')
  await add(world, 'second half past two', '2007-10-28T01:30:00Z')
  const page = await as('member')
  await live(page, world.at('print/time-line'))
  for (const [text, time] of [['first half past two', '02:30:00 CEST'], ['second half past two', '02:30:00 CET']] as const)
    await expect(page.locator('tr').filter({ hasText: text })).toContainText(time)
  await live(page, world.at('time-line'))
  await expect(row(page, 'first half past two')).toContainText('02:30:00 CEST')
  await expect(row(page, 'second half past two')).toContainText('02:30:00 CET')
  const form = await correct(page, 'second half past two')
  const field = form.getByLabel('It happened')
  await expect(field).toHaveValue('28 Oct 2007 02:30+01:00')
  await field.fill('28 Oct 2007 02:31+01:00')
  await form.getByLabel('Why it is corrected').fill('One minute later.')
  await form.getByRole('button', { name: 'Add correction' }).click()
  await expect.poll(corrected(world)).toContain(String(Date.parse('2007-10-28T01:31:00Z') * 1000))
  await expect(page.locator('.correction .note').filter({ hasText: 'One minute later.' })).toContainText('28 Oct 02:30:00 CET → 28 Oct 02:31:00 CET')
})

test('F10: what can’t be read as a time is held back with what to write, and is never now', async ({ as, world }) => {
  const page = await as('member')
  await live(page, world.at('log-book'))
  const when = page.getByLabel('When').first()
  await page.getByLabel('With', { exact: true }).fill('Ola Nowak')
  await page.getByLabel('What was said').fill('She calls back.')
  await when.fill('14.05')
  const reads = page.locator('.reads').first()
  await expect(reads).toContainText('Write 14:05 or 14 May for 14.05.')
  await expect(when).toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('button', { name: 'Add the call' }).click()
  await expect(when).toBeFocused()
  await expect(page.getByText('Write 14:05 or 14 May for 14.05.')).toHaveCount(1)
  await checkAxe(page, 'a time that can’t be read', 'form.command')
  await when.fill('20 min ago')
  await expect(reads).toContainText(/= .*, \d\d:\d\d UTC/)
  // A draft keeps the moment that was meant, not how long ago it was.
  await kept(page)
  await page.reload()
  await expect(when).toHaveValue(/^\d+ \w{3} \d{4} \d\d:\d\d/)
  await page.getByRole('button', { name: 'Add the call' }).click()
  await expect(page.locator('.entry-row').first()).toContainText('Ola Nowak')
})

test('every time in every form is a text that names its zone', async ({ as, world }) => {
  const task = await world.taskId('log-copy')
  let fields = 0
  for (const address of ['time-line', 'people', 'office', 'evidence', 'log-book', 'phase', `plan/${task}`]) {
    const page = await as('coordinator')
    await live(page, world.at(address))
    await page.evaluate(() => document.querySelectorAll<HTMLDetailsElement>('main details').forEach((each) => {
      each.removeAttribute('name')
      each.open = true
    }))
    await expect(page.locator('input[type="datetime-local"]')).toHaveCount(0)
    for (const line of await page.locator('.reads').all()) {
      await expect(line, address).toContainText(/\bCES?T\b/)
      fields += 1
    }
    await page.close()
  }
  expect(fields).toBeGreaterThan(7)
})

test('the filter of the timeline reads what is typed, before the page is alive, too', async ({ as, world }) => {
  const page = await as('member')
  await page.goto(world.at('time-line?from=12+Aug+2008&to=13+Aug+2008+12:00'))
  await expect(page.locator('.filter-words')).toContainText('from 2008-08-12')
  await expect(page.locator('.filter-words')).toContainText('until 2008-08-13 12:00')
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('12 Aug 2008')
  await live(page, world.at('time-line'))
  await page.locator('.time-line-filter summary').click()
  const until = page.getByLabel('Until', { exact: true })
  await until.fill('12 Aug 2008')
  await expect(page.locator('.time-line-filter .reads').last()).toContainText('= Tuesday 12 August 2008, the whole day, CEST')
  await until.press('Enter')
  await expect(page).toHaveURL(/time-line\?to=2008-08-12$/)
})
