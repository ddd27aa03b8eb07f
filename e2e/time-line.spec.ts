import type { Locator, Page } from '@playwright/test'
import { checkAxe, checkLooks } from './axe'
import { expect, live, test } from './cast'
import { kept } from './kept'
import type { World } from './world'

// Quick entry, filters, and the drawn view (E1, E2, E4), with the keyboard alone where it matters.

const row = (page: Page, text: string): Locator => page.getByRole('row').filter({ hasText: text })
const drawing = (page: Page): Locator => page.getByRole('application', { name: 'Drawn timeline' })

test('line after line by keyboard: read before it is added, kept when it is refused', async ({ as, world }) => {
  const page = await as('member')
  await live(page, world.at('time-line'))
  const field = page.getByLabel('New entry in one line')
  await field.focus()
  await page.keyboard.type('before 12 Aug 2008 koji1 build log shows a second sign-in')
  const reading = page.locator('.reads-as')
  await expect(reading).toContainText('Reads as: before 12 Aug 2008, found out now,')
  await expect(reading).toContainText('host koji1, for the team')
  await page.keyboard.press('Enter')
  await expect(row(page, 'build log shows a second sign-in')).toContainText('koji1')
  await expect(row(page, 'build log shows a second sign-in')).toContainText('before')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('')
  await expect(reading).toContainText('Added no. 22 to the timeline.')

  await page.keyboard.type('~2008-08-12 21:00–21:30 someone was on bastion1')
  await expect(reading).toContainText('between')
  await page.keyboard.press('Enter')
  await expect(row(page, 'someone was on bastion1')).toBeVisible()

  await page.keyboard.type('12/08/2008 a line that can be read as two days')
  await expect(reading).toContainText('Write the month as a word')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('12/08/2008 a line that can be read as two days')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await checkAxe(page, 'quick entry', '.time-line-add')

  await field.fill('the mirrors are told')
  await expect(reading).toContainText('No time given: recorded as now')
  await world.sql('update incident set phase = $1', 'stood down')
  await page.keyboard.press('Enter')
  await expect(row(page, 'the mirrors are told')).toContainText('Added after the incident ended.')
})

test('what was typed in one line stays through a lost answer and a reload', async ({ as, world }) => {
  const page = await as('member')
  await live(page, world.at('time-line'))
  const field = page.getByLabel('New entry in one line')
  await field.fill('? a key of unknown age on cvs1')
  await page.route('**/time-line*', (route) => (route.request().method() === 'POST' ? route.abort('connectionreset') : route.continue()))
  await field.press('Enter')
  await expect(page.locator('.quick-entry').getByRole('alert')).toContainText('Not added.')
  await expect(field).toHaveValue('? a key of unknown age on cvs1')
  await page.unroute('**/time-line*')
  await kept(page)
  await page.reload()
  await expect(field).toHaveValue('? a key of unknown age on cvs1')
  await field.press('Enter')
  await expect(row(page, 'a key of unknown age')).toContainText('not known')
})

test('filters narrow the list and the drawing, and every part can be taken away', async ({ as, world }) => {
  const page = await as('member')
  await page.goto(world.at('time-line'))
  await page.getByRole('searchbox', { name: 'Words' }).fill('openssh')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/time-line\?q=openssh$/)
  await expect(page.locator('tr.entry')).toHaveCount(1)
  await expect(page.locator('.list-foot')).toContainText('1 of 21 entries shown.')
  await expect(drawing(page)).toHaveAccessibleDescription(/^1 entry in/)
  await page.getByRole('link', { name: 'with “openssh”' }).click()
  await expect(page.locator('tr.entry')).toHaveCount(21)

  await page.locator('.time-line-filter summary').click()
  await page.getByLabel('Host', { exact: true }).selectOption({ label: 'app1' })
  const dayAgo = new Date((await world.moment()).getTime() - 86_400_000)
  await page.getByLabel('Until', { exact: true }).fill(dayAgo.toISOString())
  await page.locator('.time-line-filter').getByRole('button', { name: 'Show' }).click()
  await expect(page.locator('.filter-words')).toContainText('host app1')
  const hosts = await page.locator('tr.entry td.host').allInnerTexts()
  expect(hosts.length).toBeGreaterThan(1)
  expect(hosts.length).toBeLessThan(21)
  await checkLooks(page, 'timeline, filtered')

  await page.getByRole('searchbox', { name: 'Words' }).fill('nowhere to be found')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toContainText('None of')
  await page.getByRole('link', { name: 'All entries' }).click()
  await expect(page).toHaveURL(/time-line$/)

  // What an entry names leads to where it is, and to what happened there.
  await row(page, 'Changed builds of openssh').getByRole('link', { name: /^No/ }).click()
  await page.locator('table.time-line').getByRole('link', { name: 'What happened there: koji1' }).click()
  await expect(page.locator('.filter-words')).toContainText('host koji1')
})

test('the drawing by keyboard alone: zoom, move, from entry to entry, and into the list', async ({ as, world }) => {
  const page = await as('member')
  await live(page, world.at('time-line'))
  const head = page.locator('.drawn .quiet')
  const before = await head.innerText()
  const height = (await page.locator('.drawn').boundingBox())!.height
  await drawing(page).focus()
  await page.keyboard.press('+')
  await expect(head).not.toHaveText(before)
  for (const key of ['+', '+', 'ArrowRight', '-', 'ArrowLeft', '0']) await page.keyboard.press(key)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.drawn [role=status]')).toContainText(/^No\. \d+, /)
  const said = await page.locator('.drawn [role=status]').innerText()
  // Nothing below the drawing has moved.
  expect((await page.locator('.drawn').boundingBox())!.height).toBe(height)
  await page.keyboard.press('Enter')
  const number = /No\. (\d+)/.exec(said)![1]!
  await expect(page.locator('tr.opened .no a')).toHaveText(`No. ${number}`)
  await expect(page.locator('tr.opened .no a')).toBeFocused()
  await checkLooks(page, 'timeline, an entry opened')

  await page.getByRole('link', { name: 'by account' }).click()
  await expect(page).toHaveURL(/lanes=account/)
  await expect(head).toContainText('by account')
})

test('the drawing by mouse and finger: drag, wheel, pinch, a mark opens its entry', async ({ as, world }) => {
  const page = await as('member')
  await live(page, world.at('time-line'))
  const head = page.locator('.drawn .quiet')
  const box = (await drawing(page).boundingBox())!
  const first = await head.innerText()
  await page.mouse.move(box.x + 400, box.y + 10)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -240)
  await page.keyboard.up('Control')
  await expect(head).not.toHaveText(first)
  const second = await head.innerText()
  await page.mouse.down()
  await page.mouse.move(box.x + 300, box.y + 10, { steps: 4 })
  await page.mouse.up()
  await expect(head).not.toHaveText(second)
  await page.getByRole('button', { name: 'All', exact: true }).click()
  await page.locator('.drawing .mark[data-count="1"]').first().click({ position: { x: 8, y: 13 } })
  await expect(page.locator('tr.opened')).toHaveCount(1)
})

test('every text of the drawing can be read in light and dark', async ({ as, world }) => {
  const page = await as('member')
  await page.goto(world.at('time-line'))
  await expect.poll(() => page.locator(':is(.drawing, .drawing-lanes) text').count()).toBeGreaterThan(10)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const low = await page.evaluate(() => {
      const light = (colour: string) => {
        const [r = 0, g = 0, b = 0] = (/\d+(\.\d+)?/g[Symbol.match](colour) ?? []).map((part) => Number(part) / 255)
          .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
      }
      const sheet = light(getComputedStyle(document.querySelector('.drawing-lanes')!).backgroundColor)
      const contrast = (text: Element) => {
        const [one, other] = [light(getComputedStyle(text).fill), sheet].sort((a, b) => b - a) as [number, number]
        return (one + 0.05) / (other + 0.05)
      }
      return Math.min(...[...document.querySelectorAll(':is(.drawing, .drawing-lanes) text')].map(contrast))
    })
    expect(low, colorScheme).toBeGreaterThan(4.5)
  }
})

test('5,000 entries are drawn, and a step of zooming or moving stays within a frame', async ({ as, world }) => {
  test.setTimeout(120_000)
  await many(world, 6000)
  const page = await as('member')
  await live(page, world.at('time-line'))
  await expect(page.locator('.drawn .quiet')).toContainText('only the newest 1000, filter to see others')
  await page.locator('.drawn').getByRole('link', { name: 'draw more' }).click()
  await expect(page.locator('.drawn .quiet')).toContainText('only the newest 5000, filter to see others')
  await drawing(page).focus()
  // What the page's own thread works for each step, beside what it works to draw 2,000 marks from nothing: whatever machine it is, and whatever
  // else that does meanwhile. Both run through the same session: around an evaluation of its own the test runner keeps a picture of the whole page,
  // which takes as long as some twenty steps.
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const worked = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000
  const each = async (work: () => Promise<void>) => {
    const before = await worked()
    const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: `(${work.toString()})()`, awaitPromise: true })
    expect(exceptionDetails).toBeUndefined()
    return (await worked() - before) / 60
  }
  const step = await each(zoomInAndOut)
  const marks = await each(drawMarks)
  test.info().annotations.push({ type: 'work for each step', description: `${step.toFixed(1)} ms; for 2,000 marks ${marks.toFixed(1)} ms` })
  expect(step / marks, 'work for each step, beside that of 2,000 marks').toBeLessThan(1.5)
  const drawn = await page.locator('.drawing *').count()
  expect(drawn).toBeGreaterThan(20)
  expect(drawn).toBeLessThan(6000)
})

/** Sixty steps of the wheel over the drawing, each in a frame of its own. */
async function zoomInAndOut(): Promise<void> {
  const plot = document.querySelector<HTMLElement>('.drawing-plot')!
  const box = plot.getBoundingClientRect()
  for (let step = 0; step < 60; step++) {
    await new Promise(requestAnimationFrame)
    plot.dispatchEvent(new WheelEvent('wheel', {
      deltaY: step % 30 < 15 ? -60 : 60, deltaX: 0, ctrlKey: true, clientX: box.left + 500, clientY: box.top + 60, bubbles: true, cancelable: true,
    }))
  }
  await new Promise(requestAnimationFrame)
}

/** As many times as there are steps, 2,000 marks in a frame of their own. */
async function drawMarks(): Promise<void> {
  const drawing = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'))
  drawing.setAttribute('viewBox', '0 0 1000 400')
  const mark = (_: unknown, at: number) => `<circle cx="${(at * 37) % 1000}" cy="${(at * 61) % 400}" r="3"/>`
  for (let time = 0; time < 60; time++) {
    drawing.innerHTML = Array.from({ length: 2_000 }, mark).join('')
    await new Promise(requestAnimationFrame)
  }
  drawing.remove()
}

/** Events as a log has them, over two days. */
async function many(world: World, count: number): Promise<void> {
  await world.sql(`
    insert into time_line_entry (id, incident_id, number, text, happened, happened_us, sort_us, recorded_at, by_seat_id)
    select gen_random_uuid(), i.id, 1000 + n, 'sshd: a connection is closed, line ' || n, 'exact', t.us, t.us, muster.now(), i.coordinator_seat_id
    from incident i, generate_series(1, $1::int) n, lateral (select 1218500000000000 + n * 29000000::bigint as us) t`, count)
  await world.sql(`
    insert into time_line_mention (id, incident_id, entry_id, host_id)
    select gen_random_uuid(), e.incident_id, e.id, h.id from time_line_entry e
      join (select id, incident_id, row_number() over (order by name) - 1 as place, count(*) over () as total from host) h
        on h.incident_id = e.incident_id and h.place = e.number % h.total where e.number > 1000`)
}
