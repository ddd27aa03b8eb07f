import { expect, test } from './cast'
import type { World } from './world'

// Promise 19: work goes on with paper and comes back. Each packet is printed as a browser prints it, on both papers.

type Address = (world: World) => string | Promise<string>
const packets: [string, Address, string[]][] = [
  ['plan', () => 'print/plan', ['Plan and checklists, copy for', 'Prerequisites', 'Log copy', 'Signature, name', 'Written by hand']],
  ['time line', () => 'print/time-line', ['Timeline, copy for', 'Found out', 'Happened', 'Written by hand']],
  ['people', () => 'print/people', ['Roster, copy for', 'Mara Lindqvist', 'Safe way to reach them', 'Someone new']],
  ['task', async (world) => `print/task/${await world.taskId('log-copy')}`,
    ['Task sheets, copy for', 'Log copy', 'Checklist', 'Signature on paper', 'Written by hand']],
]
/** In points, as a PDF says it; and in px what is left between the sides. */
const papers = [
  { name: 'A4', asks: '', points: [595, 842], within: 688 }, { name: 'Letter', asks: '?paper=letter', points: [612, 792], within: 710 },
]

test('promise 19: each packet as a printer gets it, on A4 and on Letter', async ({ as, world }) => {
  test.setTimeout(180_000)
  const page = await as('member')
  for (const [name, address, words] of packets) {
    for (const { name: paper, asks, points } of papers) {
      await page.goto(world.at(`${await address(world)}${asks}`))
      const pdf = await page.pdf({ preferCSSPageSize: true })
      const text = pdf.toString('latin1')
      const found = text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)
      const boxes = [...found].map((box) => box.slice(1).map((side) => Math.round(Number(side))))
      expect(boxes.length, `${name} on ${paper}: sheets`).toBeGreaterThan(name === 'people' ? 0 : 1)
      expect(new Set(boxes.map(String)), `${name} on ${paper}: size of each sheet`).toEqual(new Set([String(points)]))
    }
    await page.emulateMedia({ media: 'print' })
    const shown = await page.locator('.paper').innerText()
    const head = ['Copper Heron', 'Priya Raman', 'TLP:RED only for people on the roster', 'Printed ', 'As of log entry ']
    expect([...head, ...words].filter((word) => !shown.includes(word)), `${name}: left out`).toEqual([])
    await page.emulateMedia({ media: null })
  }
})

test('on paper nothing stands beyond the edge; no link, key or button; nothing under 8 points', async ({ as, world }) => {
  const page = await as('member')
  for (const [name, address] of packets) {
    await page.goto(world.at(await address(world)))
    await page.emulateMedia({ media: 'print' })
    for (const { name: paper, within } of papers) {
      await page.setViewportSize({ width: within, height: 900 })
      const { seen, beyond, small, acts } = await page.evaluate(lookAtSheets)
      expect(seen, `${name} on ${paper}: what stands there`).toBeGreaterThan(20)
      expect(beyond, `${name} on ${paper}: wider than its place`).toEqual([])
      expect(small, `${name} on ${paper}: too small to read`).toEqual([])
      expect(acts, `${name} on ${paper}: not for paper`).toEqual([])
    }
    await page.emulateMedia({ media: 'screen' })
  }
})

/** In the browser: what is cut off or smaller than 8 points, and what can be pressed. */
function lookAtSheets() {
  const says = (element: Element) => `${element.tagName} ${element.className}: ${(element.textContent ?? '').slice(0, 60)}`
  const all = [...document.querySelectorAll('.paper, .paper *')].filter((element) => !element.closest('.sr-only, svg'))
  const edge = document.documentElement.clientWidth
  const isSeen = (element: Element) => element.getClientRects().length > 0
  return {
    seen: all.filter(isSeen).length,
    beyond: all.filter((element) => isSeen(element) && (element.getBoundingClientRect().right > edge + 0.5 ||
      (element.matches('td, th, p, li, dd') && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1))).map(says),
    small: all.filter((element) => isSeen(element) && parseFloat(getComputedStyle(element).fontSize) < 8 * 96 / 72).map(says),
    acts: [...document.querySelectorAll('a, button, input, kbd, summary')].filter(isSeen).map(says),
  }
}

test('the button notes the copy first; sheets that are printed past it say that they were not noted', async ({ as, world }) => {
  const page = await as('member')
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', document.querySelector('.paper-head')?.textContent ?? '')
  })
  await page.goto(world.at('plan'))
  await page.getByRole('link', { name: 'Print…' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plan and checklists, copy for Priya Raman')
  const note = page.getByText('This copy was not noted')
  await expect(note).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(note).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('link', { name: 'Letter' }).click()
  await expect(page).toHaveURL(/paper=letter$/)
  await page.getByRole('button', { name: 'Print…' }).click()
  const printed = page.locator('html[data-printed]')
  await expect(printed).toHaveCount(1)
  const [entry] = await world.sql<{ seq: number; content: string }>(
    `select seq, content from log_entry where incident_id = $1 and kind = 'copy.printed'`, world.incidentId)
  expect(JSON.parse(entry!.content)).toMatchObject({
    actor: { name: 'Priya Raman' }, says: 'printed the plan', about: { packet: 'plan', paper: 'letter' },
  })
  expect(await printed.getAttribute('data-printed')).toContain(`As of log entry ${entry!.seq}, `)
  await page.emulateMedia({ media: 'print' })
  await expect(note).toBeHidden()
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(note).toBeVisible()
})

test('F16: of a timeline that is filtered the sheets have that part, and each says so', async ({ as, world }) => {
  const page = await as('member')
  const host = await world.one(`select id from host where incident_id = $1 and name = 'koji1'`, world.incidentId)
  await page.goto(world.at(`time-line?host=${host}`))
  await page.getByRole('link', { name: 'Print…' }).click()
  const head = page.locator('.paper-running')
  await expect(head).toContainText('Only: host koji1')
  const rows = await page.locator('.paper-time-line tbody tr:not(.day)').count()
  expect(rows).toBeGreaterThan(0)
  await expect(page.locator('.paper-lead')).toContainText(`${rows} of `)
  await page.getByRole('link', { name: 'Letter' }).click()
  await expect(page).toHaveURL(/host=.*paper=letter$/)
  await expect(head).toContainText('Only: host koji1')
  await page.getByRole('link', { name: 'Back to Timeline' }).click()
  await expect(page.locator('.filter-words')).toContainText('host koji1')
  await page.goto(world.at('print/time-line'))
  await expect(head).not.toContainText('Only')
})

test('a drill is hatched on every packet, and a real incident on none', async ({ as, world }) => {
  const page = await as('member')
  for (const drill of [true, false]) {
    await world.sql('update incident set drill = $2 where id = $1', world.incidentId, drill)
    for (const [, address] of packets) {
      // Changed past the log book, so pages may share for a second what they read before (docs/decisions/0030).
      await expect(async () => {
        await page.goto(world.at(await address(world)))
        await expect(page.locator('.paper-drill')).toHaveCount(drill ? 1 : 0, { timeout: 1_000 })
      }).toPass({ timeout: 10_000 })
    }
  }
})

test('N8, N3: a limited seat prints its tasks, without the number of the book; to an outsider there is nothing', async ({ as, world }) => {
  const partner = await as('partner')
  await partner.goto(world.at('tasks'))
  await partner.getByRole('link', { name: 'Partner integrity check' }).click()
  await partner.getByRole('link', { name: 'Print…' }).click()
  const sheets = partner.locator('.paper')
  await expect(sheets).toContainText('Partner integrity check')
  const hidden = ['As of log entry', 'Severity', 'Phase', 'Deputies', 'Who knows', 'Priya Raman']
  for (const word of hidden) await expect(sheets).not.toContainText(word)
  const outsider = await as('outsider')
  for (const [name, address] of packets) {
    for (const page of [partner, outsider]) {
      const answer = await page.goto(world.at(await address(world)))
      expect(answer?.status(), name).toBe(404)
      await expect(page.locator('body')).toContainText('Nothing to show at this address')
    }
  }
})
