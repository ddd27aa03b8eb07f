import type { Locator, Page } from '@playwright/test'
import { checkAxe } from './axe'
import { expect, live, openVerb, passDoors, signIn, test, toDoor } from './cast'
import { kept, stored } from './kept'
import { anotherNode } from './node'

const typed = 'What I had written before the light went out.'
const call = (page: Page) => page.getByLabel('What was said')

test('every long text of every page comes back after a reload', async ({ as, world }) => {
  test.setTimeout(180_000)
  const task = await world.taskId('impact-assessment')
  let texts = 0
  for (const address of ['situation', 'plan', `plan/${task}`, 'time-line', 'people', 'office', 'hosts', 'evidence', 'log-book', 'phase', 'rules']) {
    // A browser of its own for each page: nothing is kept in it yet.
    const page = await as('coordinator')
    await live(page, world.at(address))
    const count = await openAll(page)
    const areas = page.locator('form.command textarea:visible')
    const many = await areas.count()
    texts += many
    for (let each = 0; each < many; each++) await areas.nth(each).fill(`${typed} ${each}`)
    if (many > 0) await kept(page)
    await page.reload()
    expect(await openAll(page), address).toBe(count)
    for (let each = 0; each < many; each++) await expect(areas.nth(each), `${address}, ${each}`).toHaveValue(`${typed} ${each}`)
    await page.close()
  }
  expect(texts).toBeGreaterThan(10)
})

test('a form comes back whole: choices, times and ticks, over the version that was read', async ({ as, world }) => {
  const page = await as('member')
  await live(page, world.at('time-line'))
  const form = await openVerb(page, 'Add an event…')
  await fillEvent(form)
  await kept(page)
  await page.reload()
  await expect(page.locator('details.verb[data-draft]')).toBeAttached()
  await checkAxe(page, 'a kept draft')
  const again = await openVerb(page, 'Add an event…')
  await expect(again.getByLabel('It happened')).toHaveValue('2008-08-12T21:40:07 to 2008-08-12T22:00:05')
  await expect(again.getByLabel('Found out')).toHaveValue('2008-08-13T09:00:00')
  await expect(again.getByLabel('outside readers too')).toBeChecked()
  await again.getByRole('button', { name: 'Add to the timeline' }).click()
  await expect(page.getByRole('row').filter({ hasText: typed })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('row').filter({ hasText: typed })).toBeVisible()
  await expect(page.locator('details.verb[data-draft]')).toHaveCount(0)
})

test('what was typed survives an ended session, and a lock', async ({ as, world }) => {
  const page = await as('nobody')
  await signIn(page, world, 'member')
  await live(page, world.at('log-book'))
  await call(page).fill(typed)
  await kept(page)
  const member = await world.personId('member')
  await toDoor(page, () => world.sql('update session set revoked_at = muster.now() where person_id = $1', member))
  await expect(page).toHaveURL(/\/sign-in/)
  await passDoors(page, world, 'member')
  await expect(page).toHaveURL(world.at('log-book'))
  await expect(call(page)).toHaveValue(typed)

  await page.getByRole('heading', { name: 'Logbook', level: 1 }).click()
  await toDoor(page, () => page.keyboard.press('Control+Shift+L'))
  await expect(page).toHaveURL(/\/locked/)
  await page.getByLabel('Code or password').fill(await world.code('member'))
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(call(page)).toHaveValue(typed)
})

test('what was typed survives a server that is killed: on the page, and after it is loaded anew', async ({ as, world }) => {
  test.setTimeout(120_000)
  const node = await anotherNode()
  try {
    const page = await as('member', node.address)
    await page.goto(world.at('log-book'))
    await page.getByLabel('With', { exact: true }).fill('Ola Nowak')
    await page.getByText('They called').click()
    await call(page).fill(typed)
    await kept(page)
    node.kill()
    await page.getByRole('button', { name: 'Add the call' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'No answer from Muster.' })).toBeVisible()
    await expect(call(page)).toHaveValue(typed)
    await node.start()
    await page.goto(world.at('log-book'))
    await expect(call(page)).toHaveValue(typed)
    await expect(page.getByLabel('With', { exact: true })).toHaveValue('Ola Nowak')
    await page.getByRole('button', { name: 'Add the call' }).click()
    await expect(page.locator('.entry-row').first()).toContainText(typed)
    await expect(call(page)).toHaveValue('')
  } finally {
    node.kill()
  }
})

test('another person on the same browser finds none of it, and signing out leaves nothing', async ({ as, world }) => {
  const page = await as('nobody')
  await signIn(page, world, 'member')
  await live(page, world.at('log-book'))
  await call(page).fill(typed)
  await kept(page)
  expect(JSON.stringify(await stored(page))).not.toContain('light')
  expect(JSON.stringify(await stored(page))).not.toContain(world.incidentId)
  // Their session ends, and somebody else signs in here.
  await page.context().clearCookies()
  await signIn(page, world, 'coordinator')
  // A key is asked for because something is kept here; it opens none of it.
  const looked = page.waitForResponse((answer) => answer.url().includes('/draft-key?'))
  await live(page, world.at('log-book'))
  expect((await looked).status()).toBe(200)
  await expect(call(page)).toHaveValue('')
  await call(page).fill('Mine.')
  await kept(page, 2)
  await expect(call(page)).toHaveValue('Mine.')
  await toDoor(page, () => page.getByRole('button', { name: 'Sign out' }).click())
  await expect(page).toHaveURL('/sign-in')
  expect(await stored(page)).toEqual([])
})

test('promise 4: who is removed can’t read their own drafts any more, and they go', async ({ as, world }) => {
  const page = await as('member')
  await live(page, world.at('log-book'))
  await call(page).fill(typed)
  await kept(page)
  const seatId = await world.one('select id from seat where person_id = $1 and incident_id = $2', await world.personId('member'), world.incidentId)
  await world.run('coordinator', 'seat.remove', { incidentId: world.incidentId, seatId, reason: 'Her part is done.' })
  await expect(page.locator('body')).toContainText('Nothing to show at this address')
  await expect.poll(() => stored(page)).toEqual([])
  const answers = await page.evaluate(async ([mine, none]) => {
    const ask = async (id: string) => (await fetch(`/draft-key?in=${id}`)).status
    return [await ask(mine!), await ask(none!), await ask('no-id')]
  }, [world.incidentId, crypto.randomUUID()])
  expect(answers).toEqual([404, 404, 404])
})

async function fillEvent(form: Locator): Promise<void> {
  await form.getByLabel('It happened').fill('2008-08-12T21:40:07 to 2008-08-12T22:00:05')
  await form.getByLabel('Found out').fill('2008-08-13T09:00:00')
  await form.getByLabel('What happened').fill(typed)
  await form.getByText('outside readers too').click()
}

/** Opens every verb, one beside the other; answers how many there are. */
function openAll(page: Page): Promise<number> {
  return page.evaluate(() => {
    const verbs = [...document.querySelectorAll<HTMLDetailsElement>('main details.verb')]
    for (const verb of verbs) {
      verb.removeAttribute('name')
      verb.open = true
    }
    return verbs.length
  })
}
