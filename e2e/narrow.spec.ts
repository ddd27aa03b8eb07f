import type { Page } from '@playwright/test'
import { expect, test } from './cast'

// On a telephone nothing has to be scrolled to sideways, also while a form is open.

test.use({ onlyLooks: true })

const pages = [
  ['member', 'time-line'], ['coordinator', 'situation'], ['coordinator', 'plan'], ['coordinator', 'people'], ['coordinator', 'office'],
  ['coordinator', 'hosts'], ['member', 'evidence'], ['coordinator', 'phase'], ['member', 'task:snapshot-copy'], ['coordinator', 'task:databases'],
] as const

for (const [part, name] of pages) {
  test(`every form of ${name} is as narrow as a telephone`, async ({ as, world }) => {
    const page = await as(part)
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(world.at(name.startsWith('task:') ? `plan/${await world.taskId(name.slice(5))}` : name))
    const verbs = await page.locator('details.verb > summary:visible').all()
    expect(verbs.length).toBeGreaterThan(0)
    for (const verb of verbs) {
      const label = await verb.innerText()
      await verb.click()
      await expect(page.locator('details.verb[open] .verb-panel').first(), label).toBeVisible()
      const beyond = await page.evaluate(() => {
        const edge = document.documentElement.clientWidth
        const wide = [...document.querySelectorAll('details.verb[open] *')]
          .filter((each) => each.getBoundingClientRect().right > edge + 0.5 && !each.closest('.sr-only, .sideways'))
        return { pixels: document.documentElement.scrollWidth - edge, what: wide.slice(0, 3).map((each) => each.outerHTML.slice(0, 120)) }
      })
      expect.soft(beyond, label).toEqual({ pixels: 0, what: [] })
      expect.soft(await smallTargets(page), `${label}: what is too small for a thumb`).toEqual([])
      await verb.click()
    }
  })
}

test('a tick is as large as a thumb on a telephone, and 24 pixels wide on a desk', async ({ as, world }) => {
  const page = await as('member')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(world.at(`plan/${await world.taskId('snapshot-copy')}`))
  await expect(page.getByRole('checkbox').first()).toBeVisible()
  expect(await smallTargets(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
  const { width, height } = (await page.getByRole('checkbox').first().boundingBox())!
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)
})

/** The boxes in view that a thumb misses: fewer than 44 pixels each way belong to the box or to its words. */
const smallTargets = (page: Page) => page.locator('.box:visible').evaluateAll((boxes) => boxes.filter((box) => {
  const words = box.closest('label')?.getBoundingClientRect()
  if (words) return Math.min(words.width, words.height) < 43.5
  box.scrollIntoView({ block: 'center', behavior: 'instant' })
  const { x, y, width, height } = box.getBoundingClientRect()
  const hits = ([dx, dy]: readonly [number, number]) => box.contains(document.elementFromPoint(x + width / 2 + dx, y + height / 2 + dy))
  return ![[-21, 0], [21, 0], [0, -21], [0, 21]].every((each) => hits(each as [number, number]))
}).map((box) => box.outerHTML.slice(0, 120)))

test('“Add someone” opens its form, with the first field ready to be filled', async ({ as, world }) => {
  const page = await as('coordinator')
  await page.goto(world.at('people'))
  await page.locator('summary', { hasText: 'Add someone…' }).click()
  await expect(page.getByLabel('Account', { exact: true })).toBeFocused()
})
