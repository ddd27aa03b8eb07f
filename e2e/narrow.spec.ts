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
      await verb.click()
    }
  })
}

test('“Add someone” opens its form, with the first field ready to be filled', async ({ as, world }) => {
  const page = await as('coordinator')
  await page.goto(world.at('people'))
  await page.locator('summary', { hasText: 'Add someone…' }).click()
  await expect(page.getByLabel('Account', { exact: true })).toBeFocused()
})
