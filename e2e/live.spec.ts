import type { Page } from '@playwright/test'
import { checkAxe } from './axe'
import { expect, live, openVerb, test, toDoor } from './cast'
import { anotherNode } from './node'
import type { World } from './world'

const write = (world: World, text: string) => world.run('member', 'timeLine.add', {
  incidentId: world.incidentId, happened: { kind: 'unknown', start: null, end: null, zone: 'UTC' }, writtenAs: '', foundAt: null, text, source: '',
  hostIds: [], accounts: '', evidenceIds: [], taskId: null, audience: 'team',
})
/** What the page has asked for and not got, but for the stream. */
function requestsOf(page: Page): ReadonlySet<unknown> {
  const asked = new Set<unknown>()
  page.on('request', (request) => !request.url().includes('/live') && asked.add(request))
  page.on('requestfinished', (request) => asked.delete(request))
  page.on('requestfailed', (request) => asked.delete(request))
  return asked
}

/** Opens a stream that is told nothing of what was before; resolves when it stands, with what has come over it so far. */
async function listening(page: Page): Promise<() => Promise<string>> {
  await page.goto('/account')
  const stands = page.waitForResponse((answer) => answer.url().includes('since=2100'))
  await page.evaluate(() => {
    const here = window as unknown as { heard: string }
    here.heard = ''
    void fetch('/live?since=2100-01-01T00:00:00Z').then(async (answer) => {
      const text = new TextDecoder()
      for (let reader = answer.body!.getReader(), part = await reader.read(); !part.done; part = await reader.read()) here.heard += text.decode(part.value)
    })
  })
  await stands
  return () => page.evaluate(() => (window as unknown as { heard: string }).heard)
}

test('what someone does is seen by others within a second, and what they are typing stays', { tag: '@alone' }, async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, world.at('log-book'))
  await page.getByLabel('With', { exact: true }).fill('Half a na')
  await page.getByLabel('What was said').fill('Half a sentence')
  await write(world, 'A cron job failed.')
  await expect(page.getByText('added no. 22 to the timeline')).toBeVisible({ timeout: 1_000 })
  await expect(page.getByLabel('With', { exact: true })).toHaveValue('Half a na')
  await expect(page.getByLabel('What was said')).toHaveValue('Half a sentence')
  await expect(page.getByLabel('What was said')).toBeFocused()
})

test('to someone who reads further down what is new is offered, and nothing moves', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, world.at('log-book'))
  const at = await page.evaluate(() => {
    scrollTo({ top: 1_200, behavior: 'instant' })
    return scrollY
  })
  expect(at).toBeGreaterThan(600)
  await write(world, 'A cron job failed.')
  const offer = page.getByRole('button', { name: 'Show new entries' })
  await expect(offer).toBeVisible()
  expect(await page.evaluate(() => scrollY)).toBe(at)
  await checkAxe(page, 'something new')
  await offer.click()
  await expect(page.getByText('added no. 22 to the timeline')).toBeAttached()
  await expect(offer).toBeHidden()
})

test('promise 4: who is removed sees the page go within two seconds', { tag: '@alone' }, async ({ as, world }) => {
  const page = await as('member')
  await live(page, world.at('situation'))
  await expect(page.locator('body')).toContainText('Copper Heron')
  const seatId = await world.one('select id from seat where person_id = $1 and incident_id = $2', await world.personId('member'), world.incidentId)
  await world.run('coordinator', 'seat.remove', { incidentId: world.incidentId, seatId, reason: 'Her part is done.' })
  await expect(page.locator('body')).toContainText('Nothing to show at this address', { timeout: 2_000 })
  await expect(page.locator('body')).not.toContainText('Copper Heron')
})

test('promise 4: a session that is ended elsewhere leaves the page', { tag: '@alone' }, async ({ as, world }) => {
  const page = await as('member')
  await live(page, world.at('situation'))
  const member = await world.personId('member')
  await toDoor(page, async () => {
    await world.sql('update session set revoked_at = muster.now() where person_id = $1', member)
    // Two seconds until the line says so, and the way to the door.
    await expect(page).toHaveURL(/\/sign-in/, { timeout: 2_500 })
  })
})

test('ten tabs of one browser share one line, and all are kept up to date', async ({ as, world }) => {
  const first = await as('coordinator')
  const opened: string[] = []
  first.context().on('request', (request) => request.url().includes('/live') && opened.push(request.url()))
  await live(first, world.at('log-book'))
  const pages = [first]
  for (let more = 1; more < 10; more++) pages.push(await first.context().newPage())
  for (const page of pages.slice(1)) await page.goto(world.at('log-book'))
  await write(world, 'A cron job failed.')
  for (const page of pages) {
    await page.bringToFront()
    await expect(page.getByText('added no. 22 to the timeline')).toBeVisible()
  }
  expect(opened).toHaveLength(1)
  // The tab that held the line goes: another one takes it up.
  await first.close()
  await write(world, 'A second one failed.')
  await pages[1]!.bringToFront()
  await expect(pages[1]!.getByText('added no. 23 to the timeline')).toBeVisible()
})

test('two nodes on one database: each sees the other’s commands; one is killed, the other goes on, streams come back', { tag: '@alone' }, async ({ as, world }) => {
  test.setTimeout(120_000)
  const node = await anotherNode()
  try {
    const here = await as('coordinator')
    const there = await as('member', node.address)
    const asked = requestsOf(there)
    await live(here, world.at('log-book'))
    await live(there, world.at('log-book'))
    await there.getByLabel('With', { exact: true }).fill('Ola Nowak')
    await there.getByLabel('What was said').fill('Nothing in the logs of the mirrors.')
    await there.getByText('They called').click()
    await there.getByRole('button', { name: 'Add the call' }).click()
    await expect(there.locator('.entry-row').first()).toContainText('Ola Nowak')
    await expect(here.locator('.entry-row').first()).toContainText('Ola Nowak', { timeout: 1_000 })
    await expect.poll(() => asked.size).toBe(0)
    node.kill()
    await write(world, 'While one was down.')
    await expect(here.getByText('added no. 22 to the timeline')).toBeVisible()
    await expect(there.getByText('No connection to Muster')).toBeVisible({ timeout: 15_000 })
    await node.start()
    await expect(there.getByText('added no. 22 to the timeline')).toBeVisible({ timeout: 20_000 })
    await expect(there.getByText('No connection to Muster')).toBeHidden()
  } finally {
    node.kill()
  }
})

test('N3: an outsider’s stream is the same with and without an incident', async ({ as, world }) => {
  const [outside, inside] = [await as('outsider'), await as('coordinator')]
  const [byOutsider, byCoordinator] = [await listening(outside), await listening(inside)]
  await write(world, 'A cron job failed.')
  await write(world, 'And another.')
  // All streams are told in one turn.
  await expect.poll(byCoordinator).toContain(`event: changed\ndata: ${world.incidentId}\n\n`)
  await write(world, 'And a third one.')
  await expect.poll(async () => (await byCoordinator()).split('event: changed').length).toBeGreaterThan(2)
  expect(await byOutsider()).toBe('retry: 1000\n\n')
})

test('who answers a question is seen at it by the others, and is gone from it when they go', async ({ as, world }) => {
  const address = world.at(`plan/${await world.taskId('snapshot-copy')}`)
  const [page, other] = [await as('coordinator'), await as('member')]
  await live(page, address)
  await live(other, address)
  await expect(page.getByText('Priya Raman is here, too')).toBeVisible()
  const question = page.getByRole('listitem').filter({ hasText: 'What does it take to run each image again?' })
  await other.getByRole('listitem').filter({ hasText: 'What does it take to run each image again?' }).getByRole('textbox').fill('As E-4')
  await expect(question).toContainText('Priya Raman is answering this now')
  await checkAxe(page, 'someone at a question')
  await other.close()
  await expect(question).not.toContainText('is answering this now')
  await expect(page.getByText('is here, too')).toBeHidden()
})

test('a verb that is open stays open while others act', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, world.at('situation'))
  const form = await openVerb(page, 'Rewrite the summary…')
  await form.getByLabel('Summary').fill('Half a sum')
  await write(world, 'A cron job failed.')
  await expect(page.getByRole('main')).toContainText('added no. 22 to the timeline')
  await expect(form.getByLabel('Summary')).toHaveValue('Half a sum')
})

test('a Situation that stands open asks for its words alone; for the page where they may not be its own', async ({ as, world }) => {
  const page = await as('member')
  const asked: string[] = []
  page.on('request', (request) => request.url().includes('/situation') && asked.push(new URL(request.url()).pathname.split('/').at(-1)!))
  await live(page, world.at('situation'))
  const newest = page.getByRole('main')
  const forgetAsked = () => void asked.splice(0)

  forgetAsked()
  await write(world, 'A cron job failed.')
  await expect(newest).toContainText('added no. 22 to the timeline')
  expect(new Set(asked)).toEqual(new Set(['words']))

  // Nobody answers for a moment.
  let failed = 0
  await page.route('**/situation/words', (route) => (failed++ < 2 ? route.abort('connectionreset') : route.continue()))
  forgetAsked()
  await write(world, 'A second one failed.')
  await expect(newest).toContainText('added no. 23 to the timeline')
  expect(failed).toBeGreaterThan(2)
  expect(new Set(asked)).toEqual(new Set(['words']))
  await page.unroute('**/situation/words')

  // Another version of Muster answers.
  await page.route('**/situation/words', (route) => route.continue({ headers: { ...route.request().headers(), 'x-muster-build': 'another' } }))
  forgetAsked()
  await write(world, 'A third one failed.')
  await expect(newest).toContainText('added no. 24 to the timeline')
  expect(new Set(asked)).toEqual(new Set(['words', 'situation']))
})

test('F17: a server that is told to stop while a browser is open stops at once', { tag: '@alone' }, async ({ as, world }) => {
  const node = await anotherNode()
  try {
    const page = await as('member', node.address)
    const asked = requestsOf(page)
    await live(page, world.at('situation'))
    await expect.poll(() => asked.size).toBe(0)
    // The browser comes back for more while the server ends: over a connection that it has already.
    const again = page.evaluate(async () => {
      for (let each = 0; each < 100; each++) await fetch('/live').then((answer) => answer.body?.cancel()).catch(() => {})
    })
    expect(await node.stop()).toBeLessThan(2_000)
    await again
  } finally {
    node.kill()
  }
})
