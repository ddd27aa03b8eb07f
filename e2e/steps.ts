import { expect, type Locator, type Page } from '@playwright/test'
import { clicksCount } from './cast'

const pathOf = (page: Page): string => new URL(page.url()).pathname

/** Counts what somebody does on a page from now on: clicks, fields they write or choose in, and pages that are loaded by it. */
export function countSteps(page: Page) {
  const counted = { clicks: 0, fields: 0, loads: 0 }
  let path = pathOf(page)
  // The page that comes anew after an act is at the same address.
  page.on('framenavigated', () => {
    if (pathOf(page) !== path) counted.loads += 1
    path = pathOf(page)
  })
  return {
    async click(target: Locator) {
      await clicksCount(page)
      counted.clicks += 1
      await target.click()
    },
    async fill(field: Locator, text: string) {
      counted.fields += 1
      await field.fill(text)
    },
    async choose(select: Locator, name: string) {
      counted.fields += 1
      await select.selectOption(await select.locator('option').filter({ hasText: name }).getAttribute('value'))
    },
    /** Presses a key once clicks and keys count. */
    async press(key: string) {
      await clicksCount(page)
      await page.keyboard.press(key)
    },
    /** Writes into the field that has the focus. */
    async type(text: string) {
      await expect(page.locator(':is(input, textarea):focus')).toHaveCount(1)
      counted.fields += 1
      await page.keyboard.type(text)
    },
    /** Chooses in the list that has the focus by the first letters of an option. */
    async pick(letters: string) {
      await expect(page.locator('select:focus')).toHaveCount(1)
      counted.fields += 1
      await page.keyboard.type(letters)
    },
    /** How many there were, of clicks, fields and loads, since this was asked last. */
    sum(): number {
      const { clicks, fields, loads } = counted
      Object.assign(counted, { clicks: 0, fields: 0, loads: 0 })
      return clicks + fields + loads
    },
  }
}
