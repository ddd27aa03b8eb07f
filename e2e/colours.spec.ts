import type { Page } from '@playwright/test'
import { expect, test } from './cast'

// A reader's system may set all colours itself (forced colours, "high contrast"): backgrounds go, and what is drawn must not go with them.

test.use({ onlyLooks: true })

const drawn = ['.phase-bar i.past', '.phase-bar i.current', '.confidence-bars i.on', '.box.on', '.segments > [aria-current]', '.shape', '.severity']

/** What is drawn on the page and can't be told from the ground beneath it; and which kinds of drawings there were. */
const unseen = (page: Page) => page.evaluate((selectors) => {
  const nothing = 'rgba(0, 0, 0, 0)'
  /** What stands behind it: a sheet of paper is light, whatever the page around it is. */
  const ground = (element: Element | null): string => {
    if (!element) return getComputedStyle(document.body).backgroundColor
    const { backgroundColor } = getComputedStyle(element)
    return backgroundColor === nothing ? ground(element.parentElement) : backgroundColor
  }
  const faint = (element: Element) => {
    const { backgroundColor, backgroundImage, color } = getComputedStyle(element)
    const behind = ground(element.parentElement)
    return element instanceof SVGElement ? color === behind : [behind, nothing].includes(backgroundColor) && backgroundImage === 'none'
  }
  const there = selectors.map((selector) => ({ selector, all: [...document.querySelectorAll(selector)] })).filter(({ all }) => all.length > 0)
  return { kinds: there.map(({ selector }) => selector), faint: there.filter(({ all }) => all.some(faint)).map(({ selector }) => selector) }
}, drawn)

for (const colorScheme of ['light', 'dark'] as const) {
  test(`in forced colours every drawing is seen (${colorScheme})`, async ({ as, world }) => {
    const seen = new Set<string>()
    const page = await as('member')
    await page.emulateMedia({ forcedColors: 'active', colorScheme })
    for (const address of ['situation', `plan/${await world.taskId('snapshot-copy')}`, 'time-line', 'print/plan']) {
      await page.goto(world.at(address))
      await expect(page.locator('main h1')).toBeVisible()
      const { kinds, faint } = await unseen(page)
      for (const kind of kinds) seen.add(kind)
      expect.soft(faint, address).toEqual([])
    }
    expect([...seen]).toEqual(expect.arrayContaining(['.phase-bar i.past', '.phase-bar i.current', '.box.on', '.shape']))
  })
}
