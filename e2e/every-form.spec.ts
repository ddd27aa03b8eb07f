import type { Locator, Page, Request, Route } from '@playwright/test'
import { clicksCount, expect, live, test } from './cast'
import { pages } from './pages'
import type { World } from './world'

// Trial-runs F1, F2; design-review “Faults”: in every form of every page, whatever is typed stays, however fast, and none of it does anything of its
// own, while the page is told of changes. The letters are those that are keys elsewhere.

test.use({ onlyLooks: true })

const letters = 'jk o nsx gt? l/'
const fieldsIn = 'input:is(:not([type]), [type="text"], [type="search"], [type="email"], [type="tel"], [type="password"]), textarea'

/** What can be typed into a field: digits where it takes nothing else, and no more than it holds. */
const textFor = async (field: Locator): Promise<string> => {
  const [mode, most] = await field.evaluate((element: HTMLInputElement) => [element.inputMode, element.maxLength] as const)
  const text = mode === 'numeric' ? '123456' : letters
  return most < 0 ? text : text.slice(0, most)
}

/** Somebody adds an entry, of which every page that stands open is told. */
const change = (world: World) => world.run('member', 'timeLine.add', {
  incidentId: world.incidentId, happened: { kind: 'unknown', start: null, end: null, zone: 'UTC' }, writtenAs: '', foundAt: null, text: 'Something else happened.',
  source: '', hostIds: [], accounts: '', evidenceIds: [], taskId: null, audience: 'team',
})
const acts = async (world: World) => (await world.sql<{ count: number }>(`select (select count(*) from log_entry where kind <> 'timeLine.added')::int
  + (select count(*) from organisation_entry)::int as count`))[0]!.count

/**
 * Types into every field that is in view, the first of them slowly and while something changes; then all of it still stands there. Returns the same
 * look at the fields, for later.
 */
async function typeThrough(page: Page, world: World, within: Locator, what: string): Promise<() => Promise<void>> {
  const fields = await within.locator(fieldsIn).filter({ visible: true }).all()
  const typed: string[] = []
  for (const [place, field] of fields.entries()) {
    const text = await textFor(field)
    await field.fill('')
    await field.focus()
    if (place === 0) {
      const [, changed] = await Promise.all([page.keyboard.type(text, { delay: 110 }), change(world)])
      expect(changed).toBeTruthy()
    } else await page.keyboard.type(text)
    await expect(field, `${what}: the field that is typed in`).toBeFocused()
    typed.push(text)
    written.count += 1
  }
  const stands = async () => {
    for (const [place, field] of fields.entries()) await expect(field, `${what}: field ${place + 1}`).toHaveValue(typed[place]!)
  }
  await stands()
  return stands
}

const isSent = (request: Request) => request.method() === 'POST' && 'next-action' in request.headers()

/**
 * Sends a form twice in vain: by somebody whose session is gone, and without a connection. Each time it says why nothing was done, all that is written
 * still stands, and it is open. What a form finds lacking by itself, such as a time that can't be read, is not sent at all.
 */
async function sendInVain(page: Page, form: Locator, stands: () => Promise<void>, what: string): Promise<void> {
  for (const choice of await form.locator('select[aria-required="true"], select[required]').filter({ visible: true }).all())
    if (await choice.inputValue() === '' && await choice.locator('option').count() > 1) await choice.selectOption({ index: 1 })
  const send = form.locator('.form-foot').getByRole('button').first()
  const refused = async (says: RegExp, sent: () => boolean) => {
    await send.click()
    const why = form.locator('[role="alert"], .field-error').filter({ visible: true })
    await expect(why.first(), `${what}: says why nothing was done`).toBeVisible()
    await expect(send, `${what}: can be sent again`).toBeEnabled()
    if (sent()) await expect(form, what).toContainText(says)
    await stands()
  }
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  const signedOut: Request[] = []
  const hear = (request: Request) => void (isSent(request) && signedOut.push(request))
  page.on('request', hear)
  await refused(/You are signed out, or the screen is locked/, () => signedOut.length > 0)
  page.off('request', hear)
  await page.context().addCookies(cookies)

  let lost = 0
  const cut = async (route: Route) => {
    if (!isSent(route.request())) return route.fallback()
    lost += 1
    return route.abort('internetdisconnected')
  }
  await page.route('**', cut)
  await refused(/No answer from Muster\. Send it again once you are online/, () => lost > 0)
  await page.unroute('**', cut)
  inVain.signedOut += signedOut.length
  inVain.lost += lost
}

const seen = new Set<string>()
/** So that nothing is found to be well because nothing was written, or sent. */
const written = { count: 0 }
const inVain = { signedOut: 0, lost: 0 }

for (const [route, views] of Object.entries(pages)) {
  for (const view of views) {
    const [part, address] = view
    test(`${route} as ${part} writes in it (${views.indexOf(view) + 1})`, async ({ as, world }) => {
      test.setTimeout(180_000)
      const page = await as(part)
      await (part === 'nobody' || route.includes('/print/') ? page.goto(await address(world)) : live(page, await address(world)))
      const [place, before] = [page.url(), await acts(world)]
      for (const verb of await page.locator('details.verb > summary:visible').all()) {
        const label = await verb.innerText()
        if (seen.has(label)) continue
        seen.add(label)
        await verb.click()
        await clicksCount(page)
        const panel = verb.locator('xpath=..').locator('.verb-panel')
        const stands = await typeThrough(page, world, panel, `${route}, ${label}`)
        const form = panel.locator('form.command').filter({ has: page.locator(fieldsIn), visible: true })
        if (await form.count() === 1) await sendInVain(page, form, stands, `${route}, ${label}`)
        await page.keyboard.press('Escape')
      }
      for (const verb of await page.locator('details.verb[open]').all()) await verb.evaluate((element: HTMLDetailsElement) => { element.open = false })
      if (!seen.has(route)) await typeThrough(page, world, page.locator('main'), route)
      seen.add(route)
      expect(page.url()).toBe(place)
      await expect(page.locator('dialog[open]')).toHaveCount(0)
      expect(await acts(world), 'nothing but what was added beside it was done').toBe(before)
    })
  }
}

test('there was something to write in', () => {
  expect(seen.size).toBeGreaterThan(60)
  expect(written.count).toBeGreaterThan(100)
  expect(inVain.signedOut).toBeGreaterThan(20)
  expect(inVain.lost).toBeGreaterThan(20)
})
