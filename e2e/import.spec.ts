import fs from 'node:fs'
import type { Page } from '@playwright/test'
import { timeLineFile } from '@/lib/testing/time-line-file'
import { checkAxe, checkLooks } from './axe'
import { expect, openVerb, test } from './cast'

// E5: files of timeline tools, from the choice of a file to the entries and out again.

const choose = (page: Page, name: string, buffer: Buffer) => page.getByLabel('File', { exact: true }).setInputFiles({ name, mimeType: 'text/plain', buffer })
const whole = (page: Page) => page.getByRole('button', { name: 'Read the whole file' })

test('2,002 lines of plaso: the zone is asked for, and they stand there once', async ({ as, world }) => {
  test.setTimeout(240_000)
  const page = await as('member')
  await page.goto(world.at('time-line'))
  await page.getByRole('link', { name: 'Import…' }).click()
  const bytes = timeLineFile('centos_sshd_events.jsonl.gz')
  await choose(page, 'secure.jsonl', bytes)
  await expect(page.getByLabel('When it happened')).toHaveValue('timestamp')
  await expect(page.getByText('is a local time. Choose its time zone.').first()).toBeVisible()
  await whole(page).click()
  await expect(page.getByText('Choose that time zone.')).toBeVisible()
  const zone = page.getByLabel('Time zone of times without an offset')
  await expect(zone).toBeFocused()
  await zone.selectOption('America/New_York')
  await expect(page.getByRole('cell', { name: '2022-10-07 15:39:03' }).first()).toBeVisible()
  await checkLooks(page, 'a file and how it is read')

  // How soon: lib/commands/time-line/import.test.ts.
  await whole(page).click()
  await page.getByRole('button', { name: 'Add 2,002 entries' }).click()
  await expect(page.getByText('2,002 entries were added.')).toBeVisible({ timeout: 15_000 })
  await checkLooks(page, 'an imported file')
  await page.getByRole('link', { name: 'Open the timeline' }).click()
  await expect(page.locator('.page-title .quiet')).toContainText(/20\d\d entries|2,0\d\d entries/)
  const found = await world.sql<{ number: number }>(
    `select number from time_line_entry where text like 'Successful login of user: admin%' and accounts = 'admin'`)
  expect(found).toHaveLength(1)

  await page.goto(world.at('time-line/import'))
  await choose(page, 'again.jsonl', bytes)
  await zone.selectOption('America/New_York')
  await whole(page).click()
  await page.getByRole('button', { name: 'Add 2,002 entries' }).click()
  await expect(page.getByText('No entries were added, 2,002 were already in the timeline.')).toBeVisible({ timeout: 15_000 })
  await page.goto(world.at('log-book'))
  await expect(page.getByText('imported nothing new from “again.jsonl” into the timeline').first()).toBeVisible()
})

test('each refused line has its reason, and all of them can be taken away', async ({ as, world }) => {
  const page = await as('member')
  await page.goto(world.at('time-line/import'))
  await choose(page, 'invalid.csv', timeLineFile('invalid_datetime.csv'))
  await page.getByLabel('Time zone of times without an offset').selectOption('UTC')
  await expect(page.getByText('“1234 19:01:01” can’t be read as a time.')).toBeVisible()
  await whole(page).click()
  await expect(page.getByText('No line of this file could be read.')).toBeVisible()
  await expect(page.getByRole('row', { name: /^2 Its times contradict each other/ })).toBeVisible()
  await checkLooks(page, 'a file that was refused')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'All refused lines as a file' }).click()
  const text = fs.readFileSync(await (await download).path(), 'utf8')
  expect(text.split('\r\n')).toHaveLength(6)
  expect(text).toContain('5,“1234 19:01:01” can’t be read as a time.')
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByLabel('File', { exact: true })).toBeVisible()
  expect(await world.sql('select 1 from time_line_import_part')).toEqual([])
  // A file of another kind says so before anything is sent.
  await choose(page, 'picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))
  await expect(page.getByText('This file is not text. Choose a CSV or a JSON Lines file.')).toBeVisible()
})

test('a long file goes in whole, past what a proxy would keep; a cancelled one leaves nothing', async ({ as, world }) => {
  test.setTimeout(120_000)
  const page = await as('member')
  await page.goto(world.at('time-line/import'))
  const line = (index: number) => `{"datetime":"2022-10-07T11:39:03Z","message":"line ${index}","rest":"${'x'.repeat(940)}"}\n`
  await choose(page, 'long.jsonl', Buffer.from(Array.from({ length: 24_000 }, (_, index) => line(index)).join('')))
  await whole(page).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(whole(page)).toBeVisible()
  await expect.poll(() => world.sql('select state from time_line_import')).toEqual([{ state: 'cancelled' }])
  expect(await world.sql('select 1 from time_line_import_part')).toEqual([])
  await whole(page).click()
  await expect(page.getByRole('button', { name: 'Add 24,000 entries' })).toBeVisible({ timeout: 60_000 })
})

test('the timeline goes out as a file, and the logbook says so', async ({ as, world }) => {
  const page = await as('member')
  await page.goto(world.at('time-line'))
  await openVerb(page, 'Export…')
  await checkAxe(page, 'the buttons of an export', '.page-title')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'As JSON Lines' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('time-line.jsonl')
  const lines = fs.readFileSync(await file.path(), 'utf8').trim().split('\n')
  const [{ many }] = await world.sql<{ many: number }>('select count(*)::int as many from time_line_entry') as [{ many: number }]
  expect(lines).toHaveLength(many)
  await page.goto(world.at('log-book'))
  await expect(page.getByText(`exported the timeline, ${many} entries, as JSON Lines`).first()).toBeVisible()
})
