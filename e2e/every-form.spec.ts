import type { Locator, Page } from '@playwright/test'
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

/** Types into every field that is in view, the first of them slowly and while something changes; then all of it still stands there. */
async function typeThrough(page: Page, world: World, within: Locator, what: string): Promise<void> {
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
  for (const [place, field] of fields.entries()) await expect(field, `${what}: field ${place + 1}`).toHaveValue(typed[place]!)
}

const seen = new Set<string>()
/** So that nothing is found to be well because nothing was written. */
const written = { count: 0 }

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
        await typeThrough(page, world, verb.locator('xpath=..').locator('.verb-panel'), `${route}, ${label}`)
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
})
