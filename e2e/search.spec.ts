import { checkLooks } from './axe'
import { expect, test } from './cast'

// Search over everything one may see: by page, by address, through the wall (N3, N8).

test('what is written is found by its words, marked, and leads to where it stands', async ({ as, world }) => {
  const page = await as('member')
  await world.run('member', 'timeLine.add', {
    incidentId: world.incidentId, text: 'Sign-in to web03.example.org, see /var/log/secure', writtenAs: '', foundAt: null, source: '', accounts: '',
    happened: { kind: 'exact', start: '2008-08-12T14:05:00Z', end: null, zone: 'UTC' }, hostIds: [], evidenceIds: [], taskId: null, audience: 'team',
  })
  await page.goto(`/search?in=${world.incidentId}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Search')
  const field = page.getByRole('searchbox')
  await field.fill('log/sec')
  await field.press('Enter')
  await expect(page.locator('main mark').first()).toHaveText('log/sec')
  await checkLooks(page, 'search')
  await page.goto(`/search?in=${world.incidentId}&q=log`)
  await expect(page.getByRole('heading', { name: 'Tasks' })).toBeVisible()
  await page.goto(`/search?in=${world.incidentId}&q=web03.example`)
  await page.getByRole('link', { name: /Sign-in to web03/ }).click()
  await expect(page).toHaveURL(/time-line\?.*entry=/)
  await expect(page.locator('tr.entry', { hasText: 'Sign-in to web03' })).toBeVisible()
})

test('every kind of thing that is found has a page that shows it', async ({ as, world }) => {
  test.setTimeout(240_000)
  const page = await as('coordinator')
  for (const word of ['log', 'app', 'priya', 'key']) {
    await page.goto(`/search?in=${world.incidentId}&q=${word}`)
    const links = await page.locator('.found-row a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))
    expect(links.length, word).toBeGreaterThan(0)
    for (const href of [...new Set(links)].slice(0, 8)) {
      const answer = await page.goto(href)
      expect(answer?.status(), href).toBe(200)
      const { hash } = new URL(href)
      if (hash) await expect(page.locator(`[id="${hash.slice(1)}"]`), href).toBeVisible()
    }
  }
})

test('E5: the words of a large file are read after it; until then the page says so, and to nobody else', async ({ as, world }) => {
  test.setTimeout(120_000)
  await world.sql(`
    insert into time_line_entry (id, incident_id, number, text, happened, happened_us, sort_us, recorded_at, by_seat_id)
    select gen_random_uuid(), i.id, 1000 + n, 'sshd: line ' || n || case when n = $1::int then ' okapi' else '' end, 'exact', n, n, muster.now(), i.coordinator_seat_id
    from incident i, generate_series(1, $1::int) n`, 20_000)
  const [page, outside] = [await as('member'), await as('outsider')]
  const later = page.getByText('of a large file can’t be found here yet')
  await page.goto(`/search?in=${world.incidentId}&q=okapi`)
  await expect(later).toBeVisible()
  await expect(page.getByText('Nothing you can see has this word.')).toBeVisible()
  await checkLooks(page, 'a search while words are read')
  await outside.goto('/search?q=okapi')
  await expect(outside.getByText('Nothing you can see has this word.')).toBeVisible()
  await expect(outside.locator('main')).not.toContainText('large file')
  await expect(async () => {
    await page.reload()
    await expect(page.locator('.found-row mark')).toHaveText('okapi', { timeout: 1_000 })
    await expect(later).toHaveCount(0, { timeout: 1_000 })
  }).toPass()
})

test('N3, N8: an outsider finds nothing; a limited seat finds its own; hidden and missing are one answer', async ({ as, world }) => {
  const outsider = await as('outsider')
  for (const word of ['log', 'copper', 'priya']) {
    await outsider.goto(`/search?q=${word}`)
    await expect(outsider.locator('main')).toContainText('Nothing you can see has this word.')
  }
  const hidden = await outsider.goto(`/search?q=log&in=${world.incidentId}`)
  expect(hidden?.status()).toBe(404)
  const partner = await as('partner')
  await partner.goto('/search?q=partner')
  await expect(partner.locator('main')).toContainText('Partner integrity check')
  await partner.goto('/search?q=log copy')
  await expect(partner.locator('.found-row')).toHaveCount(0)
})
