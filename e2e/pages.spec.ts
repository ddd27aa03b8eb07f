import type { Locator, Page } from '@playwright/test'
import { checkLooks, checkNarrow, looks } from './axe'
import { clicksCount, expect, test } from './cast'
import { pages } from './pages'
import { pageRoutes } from './routes'

test.use({ onlyLooks: true })

/** One that only leads on. */
const waysOn = ['/incidents/[incidentId]']
/** Pages for a moment that the demonstration is past; sign-in.spec.ts looks at them, but at /enrol: nobody's second factor is reset there. */
const elsewhere = ['/enrol', '/invitation/[token]', '/locked', '/second-factor', '/set-up']

const titles = new Map<string, string>()

/** The title names the page by its heading, and no other page has it (WCAG 2.4.2). */
async function checkTitle(page: Page, route: string): Promise<void> {
  const heading = (await page.locator('main h1').textContent()) ?? ''
  expect(heading).not.toBe('')
  const title = await page.title()
  expect(title.startsWith(heading) && title.endsWith(' – Muster'), `“${title}” names “${heading}”`).toBe(true)
  expect(titles.get(title) ?? route, title).toBe(route)
  titles.set(title, route)
}

/** Whoever speaks to the browser says what they read: a longer name begins with the words in view (WCAG 2.5.3). Signs are no words. */
async function checkNames(page: Page, what: string): Promise<void> {
  const others = await page.locator(':is(a, button, summary)[aria-label]').evaluateAll((controls) => controls.flatMap((control) => {
    const inView = ((control instanceof HTMLElement ? control.innerText : control.textContent) ?? '').replace(/\s+/g, ' ').trim().replace(/…$/, '')
    const name = control.getAttribute('aria-label') ?? ''
    return /\p{L}/u.test(inView) && !name.toLowerCase().startsWith(inView.toLowerCase()) ? [`“${inView}” is called “${name}”`] : []
  }))
  expect.soft(others, `${what}: names that are not what is read`).toEqual([])
}

test('no page is left out', () => {
  expect([...Object.keys(pages), ...waysOn, ...elsewhere].sort()).toEqual(pageRoutes().sort())
})

for (const [route, views] of Object.entries(pages)) {
  for (const view of views) {
    const [part, address] = view
    test(`${route} as ${part} sees it (${views.indexOf(view) + 1})`, async ({ as, world }) => {
      test.setTimeout(120_000)
      const page = await as(part)
      const answer = await page.goto(await address(world))
      expect(answer?.status()).toBe(200)
      expect(answer?.headers()['cache-control']).toBe('private, no-store')
      await expect(page.locator('main h1')).toHaveCount(1)
      await checkTitle(page, route)
      await checkNames(page, route)
      await checkForms(page, route)
    })
  }
}

test('a page that is not there, and one that may not be known', async ({ as, world }) => {
  const page = await as('outsider')
  for (const address of ['/nowhere', world.at('situation')]) {
    const answer = await page.goto(address)
    expect(answer?.status()).toBe(404)
    await expect(page).toHaveTitle('Nothing to show at this address – Muster')
    await checkLooks(page, address)
  }
})

const placeOf = (verb: Locator) => verb.evaluate((element) => {
  const { x, y, width, height } = element.getBoundingClientRect()
  return [x + scrollX, y + scrollY, width, height].map(Math.round)
})

/**
 * Opens each verb of the page that asks more. It stays where it is (design-review 1): what a hurried hand clicks a second time is neither
 * another verb nor anything in the form. The page is looked at as it comes on a desk, and on a telephone with all of its forms open: they have
 * all that it has, and more.
 */
async function checkForms(page: Page, what: string): Promise<void> {
  const [desk, telephone] = [looks.filter(({ size }) => size.width > 1000), looks.filter(({ size }) => size.width < 1000)]
  await checkLooks(page, what, desk)
  const verbs = await page.locator('details.verb > summary:visible').all()
  if (verbs.length === 0) return checkLooks(page, what, telephone)
  await checkNarrow(page, what)
  const seen = new Set<string>()
  for (const verb of verbs) {
    const label = await verb.innerText()
    if (seen.has(label)) continue
    seen.add(label)
    const place = await placeOf(verb)
    await verb.dblclick()
    await expect(page.locator('details.verb[open] .verb-panel')).toBeVisible()
    expect(await placeOf(verb), `${what}: the place of ${label}`).toEqual(place)
    await clicksCount(page)
    await verb.evaluate((summary) => { (summary.parentElement as HTMLDetailsElement).open = false })
  }
  await page.locator('details.verb').evaluateAll((all: HTMLDetailsElement[]) => {
    for (const verb of all) verb.removeAttribute('name') // else one closes the other
    for (const verb of all) verb.open = true
  })
  await checkLooks(page, `${what}, forms open`, telephone)
}
