import type { Locator, Page } from '@playwright/test'
import { checkAxe } from './axe'
import { expect, openVerb, signIn, test } from './cast'

const typed = 'What I had written before the light went out.'
const call = (page: Page) => page.getByLabel('What was said')

test('every long text of every page comes back after a reload', async ({ as, world }) => {
  test.setTimeout(180_000)
  const page = await as('coordinator')
  const task = await world.taskId('impact-assessment')
  for (const address of ['situation', 'plan', `plan/${task}`, 'time-line', 'people', 'office', 'hosts', 'evidence', 'log-book', 'phase', 'rules']) {
    await page.goto(world.at(address))
    const count = await openAll(page)
    const areas = page.locator('form.command textarea:visible')
    const many = await areas.count()
    for (let each = 0; each < many; each++) await areas.nth(each).fill(`${typed} ${each}`)
    if (many === 0) continue
    await kept(page)
    await page.reload()
    await expect(page.locator('details.verb[data-draft], form.command textarea').first()).toBeAttached()
    expect(await openAll(page), address).toBe(count)
    for (let each = 0; each < many; each++) await expect(areas.nth(each), `${address}, ${each}`).toHaveValue(`${typed} ${each}`)
    // What is given up is gone.
    await page.evaluate(() => indexedDB.deleteDatabase('muster drafts'))
  }
})

test('a form comes back whole: choices, times and ticks, over the version that was read', async ({ as, world }) => {
  const page = await as('member')
  await page.goto(world.at('time-line'))
  const form = await openVerb(page, 'Add an event…')
  await fillEvent(form)
  await kept(page)
  await page.reload()
  await expect(page.locator('details.verb[data-draft]')).toBeAttached()
  await checkAxe(page, 'a kept draft')
  const again = await openVerb(page, 'Add an event…')
  await expect(again.getByLabel('It happened')).toHaveValue('range')
  await expect(again.getByLabel('From', { exact: true })).toHaveValue('2008-08-12T21:40:07')
  await expect(again.getByLabel('To', { exact: true })).toHaveValue('2008-08-12T22:00:05')
  await expect(again.getByLabel('outside readers, too')).toBeChecked()
  await again.getByRole('button', { name: 'Add to the time line' }).click()
  await expect(page.getByRole('row').filter({ hasText: typed })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('row').filter({ hasText: typed })).toBeVisible()
  await expect(page.locator('details.verb[data-draft]')).toHaveCount(0)
})

test('what was typed survives an ended session, and a lock', async ({ as, world }) => {
  const page = await as('nobody')
  await signIn(page, world, 'member')
  await page.goto(world.at('log-book'))
  await call(page).fill(typed)
  await kept(page)
  await world.sql('update session set revoked_at = muster.now() where person_id = $1', await world.personId('member'))
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByLabel('User name').fill(world.login('member'))
  await page.getByLabel('Password').fill(world.password('member'))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Code').fill(await world.code('member'))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(world.at('log-book'))
  await expect(call(page)).toHaveValue(typed)

  await page.getByRole('heading', { name: 'Log book', level: 1 }).click()
  await page.keyboard.press('l')
  await expect(page).toHaveURL(/\/locked/)
  await page.getByLabel('Code or password').fill(await world.code('member'))
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(call(page)).toHaveValue(typed)
})

test('another person on the same browser finds none of it, and signing out leaves nothing', async ({ as, world }) => {
  const page = await as('nobody')
  await signIn(page, world, 'member')
  await page.goto(world.at('log-book'))
  await call(page).fill(typed)
  await kept(page)
  expect(JSON.stringify(await stored(page))).not.toContain('light')
  expect(JSON.stringify(await stored(page))).not.toContain(world.incidentId)
  // Their session ends, and somebody else signs in here.
  await page.context().clearCookies()
  await signIn(page, world, 'coordinator')
  await page.goto(world.at('log-book'))
  await expect(page.locator('.entry-row').first()).toBeVisible()
  await expect(call(page)).toHaveValue('')
  await call(page).fill('Mine.')
  await kept(page, 2)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/sign-in')
  await expect.poll(() => stored(page).catch(() => null)).toEqual([])
})

test('promise 4: who is removed can’t read their own drafts any more, and they go', async ({ as, world }) => {
  const page = await as('member')
  await page.goto(world.at('log-book'))
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
  await form.getByLabel('It happened').selectOption('range')
  await form.getByLabel('From', { exact: true }).fill('2008-08-12T21:40:07')
  await form.getByLabel('To', { exact: true }).fill('2008-08-12T22:00:05')
  await form.getByLabel('What happened').fill(typed)
  await form.getByText('outside readers, too').click()
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

type Stored = { name: string; place: string; at: number }

/** What this browser keeps, as anybody with the device could read it. */
function stored(page: Page): Promise<Stored[]> {
  return page.evaluate(() => new Promise<Stored[]>((resolve, reject) => {
    const asked = indexedDB.open('muster drafts', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore('draft', { keyPath: 'name' }).createIndex('place', 'place')
    asked.onerror = () => reject(new Error('no drafts'))
    asked.onsuccess = () => {
      const all = asked.result.transaction('draft').objectStore('draft').getAll()
      all.onsuccess = () => {
        asked.result.close()
        resolve((all.result as Stored[]).map(({ name, place, at }) => ({ name, place, at })))
      }
    }
  }))
}

/** Waits until what was typed last is kept: as many drafts as that, and none newer for a moment. */
async function kept(page: Page, least = 1): Promise<void> {
  await expect.poll(async () => {
    const all = await stored(page)
    return all.length >= least && all.every(({ at }) => at < Date.now() - 600)
  }).toBe(true)
}
