import { checkAxe, looks } from './axe'
import { expect, live, test } from './cast'

// Find or do, and the keys: by keyboard alone, in every look.

test('the palette by keyboard alone: opened, searched, chosen, closed; the focus comes back', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, world.at('plan'))
  const { keyboard } = page
  await page.locator('.task-name a').first().focus()
  await keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Find or do' })
  const field = palette.getByRole('combobox')
  await expect(field).toBeFocused()
  await expect(palette.getByRole('option', { name: 'Add an event to the timeline…' })).toBeVisible()
  await keyboard.press('Escape')
  await expect(palette).toBeHidden()
  await expect(page.locator('.task-name a').first()).toBeFocused()

  await keyboard.press('Control+k')
  await keyboard.type('log cop')
  const hit = palette.getByRole('group', { name: 'Tasks' }).getByRole('option').first()
  await expect(hit).toContainText('Log copy')
  for (let steps = 0; steps < 20 && (await hit.getAttribute('aria-selected')) !== 'true'; steps++) await keyboard.press('ArrowDown')
  await expect(field).toHaveAttribute('aria-activedescendant', (await hit.getAttribute('id'))!)
  await keyboard.press('Enter')
  await expect(page).toHaveURL(world.at(`plan/${await world.taskId('log-copy')}`))
  await expect(palette).toBeHidden()
})

test('acts lead to their form, opened, with the focus in it; each page has what the palette names', async ({ as, world }) => {
  test.setTimeout(240_000)
  for (const who of ['coordinator', 'member', 'partner'] as const) {
    const page = await as(who)
    await page.goto(world.at('rules'))
    const { acts } = await page.evaluate(async (id) => (await fetch(`/find?q=&in=${id}`)).json() as Promise<{
      acts: { label: string; href: string; can: { allowed: boolean } }[]
    }>, world.incidentId)
    expect(acts.length, who).toBeGreaterThan(3)
    const allowed = acts.filter(({ can }) => can.allowed)
    expect(allowed.filter(({ href }) => href.includes('#do:')).length, who).toBeGreaterThan(0)
    for (const { label, href } of allowed) {
      await page.goto(href)
      // The end of the address is taken off once it was followed.
      await expect(page).toHaveURL(href.replace(/#.*/, ''))
      // A page of its own has no form that opens.
      if (!href.includes('#do:')) continue
      await expect(page.locator('main :is(input, select, textarea, button, summary):focus'), `${who}: ${label} at ${href}`).toBeVisible()
    }
  }
  const page = await as('coordinator')
  await live(page, world.at('situation'))
  await page.keyboard.press('Control+k')
  await page.keyboard.type('add a task')
  await expect(page.getByRole('option', { name: 'Add a task to the plan…' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(world.at('plan'))
  await expect(page.locator('details[open]').getByLabel('Section')).toBeFocused()
})

test('a name gives its person first, then whether one may talk to them; an act is found by another word, an event by its time', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, world.at('situation'))
  const { keyboard } = page
  const options = page.getByRole('dialog', { name: 'Find or do' }).getByRole('option')
  await keyboard.press('Control+k')
  await keyboard.type('priya')
  await expect(options.nth(1)).toHaveText('May I talk to Priya Raman?')
  await expect(options.first()).toContainText('Priya Raman')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(page.locator('.may-i .verdict')).toContainText('Yes')
  await keyboard.press('Control+k')
  await keyboard.type('phone')
  await expect(options.first()).toHaveText('Note a telephone call…')
  await page.getByRole('combobox', { name: 'Find or do' }).fill('12 Aug 2008 16:05')
  await expect(options.first()).toHaveText(/^Events around 12 Aug/)
  await keyboard.press('Enter')
  await expect(page).toHaveURL(/time-line\?from=2008-08-12T\d\d%3A35&to=2008-08-12T\d\d%3A36$/)
})

test('what is refused keeps its place, with its reason', async ({ as, world }) => {
  const page = await as('member')
  await live(page, world.at('situation'))
  await page.keyboard.press('Control+k')
  await page.keyboard.type('add a task')
  const option = page.getByRole('option', { name: /Add a task to the plan…/ })
  await expect(option).toHaveAttribute('aria-disabled', 'true')
  await expect(option).toContainText('Only the coordinator, Mara Lindqvist, can add tasks.')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(world.at('situation'))
})

test('a hidden incident and one that is not there are one answer of the palette, and that of nobody’s', async ({ as, world }) => {
  const page = await as('outsider')
  await live(page, '/')
  const ask = (query: string) => page.evaluate(async (q) => {
    const answer = await fetch(`/find?${q}`)
    return `${answer.status} ${answer.headers.get('cache-control')} ${await answer.text()}`
  }, query)
  const none = await ask('q=log')
  expect(none).toMatch(/^200 private, no-store|^200 no-store/)
  expect(await ask(`q=log&in=${world.incidentId}`)).toBe(none)
  expect(await ask(`q=log&in=${crypto.randomUUID()}&task=${await world.taskId('log-copy')}`)).toBe(none)
  expect(await ask('q=log&in=x&task=y')).toBe(none)
  const nobody = await as('nobody')
  await nobody.goto('/sign-in')
  expect(await nobody.evaluate(async () => (await fetch('/find?q=log')).status)).toBe(401)
})

test('the palette and the keys in every look', async ({ as, world }) => {
  test.setTimeout(180_000)
  const page = await as('coordinator')
  await live(page, world.at('plan'))
  for (const { name, colorScheme, size } of looks) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize(size)
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('option').first()).toBeVisible()
    await checkAxe(page, `palette, ${name}`)
    await page.keyboard.type('log')
    await expect(page.getByRole('group', { name: 'Tasks' })).toBeVisible()
    await checkAxe(page, `palette with what was found, ${name}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), name).toBe(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await checkAxe(page, `keys, ${name}`)
    await page.keyboard.press('Escape')
  }
})

test('G and a letter go to a page, / to its field; never while someone writes, and not once they are turned off', async ({ as, world }) => {
  test.setTimeout(240_000)
  const page = await as('coordinator')
  const { keyboard } = page
  await live(page, world.at('situation'))
  await keyboard.press('g')
  await keyboard.press('p')
  await expect(page).toHaveURL(world.at('plan'))
  await keyboard.press('/')
  await expect(page.locator('.filters a').first()).toBeFocused()
  await keyboard.press('g')
  await keyboard.press('e')
  await expect(page).toHaveURL(world.at('people'))
  await keyboard.press('/')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await keyboard.type('gd?l')
  await expect(page.getByRole('searchbox')).toHaveValue('gd?l')
  await expect(page).toHaveURL(world.at('people'))

  await live(page, '/account')
  await page.getByRole('radiogroup', { name: 'Single-key shortcuts' }).getByText('Off').click()
  await expect(page.locator('html')).toHaveAttribute('data-keys', 'off')
  await live(page, world.at('plan'))
  await page.locator('.task-name a').first().focus()
  await keyboard.press('j')
  await expect(page.locator('.task-name a').first()).toBeFocused()
  await keyboard.press('?')
  await keyboard.press('l')
  await keyboard.press('g')
  await keyboard.press('d')
  await expect(page).toHaveURL(world.at('plan'))
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // What needs another key held goes on.
  await keyboard.press('Control+k')
  await expect(page.getByRole('dialog', { name: 'Find or do' })).toBeVisible()
})

test('on a telephone the palette opens from the navigation', async ({ as, world }) => {
  const page = await as('member')
  await page.setViewportSize({ width: 360, height: 740 })
  await live(page, world.at('situation'))
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('link', { name: /Find or do/ }).click()
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.getByRole('combobox').fill('partner')
  await page.getByRole('option', { name: /Partner integrity check/ }).click()
  await expect(page).toHaveURL(/\/plan\//)
})
