import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const wide = { width: 1440, height: 900 }
const narrow = { width: 360, height: 740 }
export const looks = [
  { name: 'light, wide', colorScheme: 'light', size: wide },
  { name: 'dark, wide', colorScheme: 'dark', size: wide },
  { name: 'light, narrow', colorScheme: 'light', size: narrow },
  { name: 'dark, narrow', colorScheme: 'dark', size: narrow },
] as const
export type Look = (typeof looks)[number]

const every = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Fails on any fault that axe finds in the page as it stands, or in the part of it that `within` names; or on faults of colour alone. */
export async function checkAxe(page: Page, what: string, within = 'html', rules: 'all' | 'colours' = 'all'): Promise<void> {
  // What passed is not written down, and no page of ours has frames: both would take longer than the looking itself.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations', 'incomplete'] }).setLegacyMode(true).include(within)
  const { violations, incomplete } = await (rules === 'colours' ? axe.withRules(['color-contrast']) : axe.withTags(every)).analyze()
  const faults = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(' ')}: ${html.slice(0, 200)}`))
  expect.soft(faults, `${what}: faults that axe finds`).toEqual([])
  // Over a gradient or a picture axe judges no contrast. The arrow of a list to choose from is one; its text has the colours of a field. A
  // drawing counts as a picture, too: time-line.spec.ts works the contrast of its texts out.
  const unclear = incomplete.filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes)
    .filter(({ html, any }) => /gradient|image/i.test(any[0]?.message ?? '') && !/^<(select|text)\b/.test(html))
    .map(({ target, html }) => `${target.join(' ')}: ${html.slice(0, 100)}`)
  expect.soft(unclear, `${what}: text of which the contrast can’t be worked out`).toEqual([])
}

/**
 * Looks at the page in light and dark, on a desk and on a telephone: no fault for axe, and nothing to scroll to sideways. Dark differs from
 * light in nothing but its colours.
 */
export async function checkLooks(page: Page, what: string, which: readonly Look[] = looks): Promise<void> {
  for (const { name, colorScheme, size } of which) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize(size)
    await checkAxe(page, `${what}, ${name}`, 'html', colorScheme === 'dark' ? 'colours' : 'all')
    await checkWidth(page, `${what}, ${name}`)
  }
  await page.setViewportSize(wide)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

/** On a telephone, nothing is to be scrolled to sideways. */
export async function checkNarrow(page: Page, what: string): Promise<void> {
  await page.setViewportSize(narrow)
  await checkWidth(page, `${what}, narrow`)
  await page.setViewportSize(wide)
}

async function checkWidth(page: Page, what: string): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect.soft(beyond, `${what}: pixels beyond the right edge`).toBe(0)
}
