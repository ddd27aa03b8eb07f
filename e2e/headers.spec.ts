import { randomUUID } from 'node:crypto'
import { expect, test } from './cast'
import { doorRoutes, pageRoutes } from './routes'

// What every answer carries, of whatever kind, and to nobody signed in as to everybody (foundations, Content security).

const always = {
  // Where nothing stands, Next.js says the same in more words.
  'cache-control': expect.stringMatching(/^private, (no-cache, )?no-store/), 'strict-transport-security': 'max-age=31536000', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow', 'permissions-policy': expect.stringContaining('camera=()'), 'x-dns-prefetch-control': 'off',
}
const nothing = "default-src 'none'; frame-ancestors 'none'"
const at = (route: string) => route.replace(/\[\.\.\.\w+\]/, 'nothing').replace('[name]', 'task.start').replaceAll(/\[\w+\]/g, () => randomUUID())

test('pages have a policy with a number of their own, other doors carry nothing out', async ({ request }) => {
  const pages = [...pageRoutes(), '/nothing', '/api', '/incidents', '/incidents/[incidentId]/nothing']
  const doors = [...doorRoutes(), '/api/v1/nothing']
  const seen = new Set<string>()
  for (const route of pages) {
    const answer = await request.get(at(route), { maxRedirects: 0 })
    expect(answer.headers(), route).toMatchObject(always)
    const nonce = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1]
    expect(nonce, route).toBeTruthy()
    seen.add(nonce!)
  }
  expect(seen.size).toBe(pages.length)
  for (const route of doors)
    for (const method of ['GET', 'POST', 'OPTIONS', 'DELETE']) {
      const headers = (await request.fetch(at(route), { method, maxRedirects: 0 })).headers()
      expect(headers, `${method} ${route}`).toMatchObject(always)
      // Files of the time line that a page leads to are asked for as a page is.
      const policy = headers['content-security-policy'] ?? ''
      expect(policy === nothing || (/time-line\/(export|import\/refused)$/.test(route) && policy.includes("'nonce-")), `${method} ${route}: ${policy}`).toBe(true)
    }
})

test('what is built for all alike may be kept', async ({ page, request }) => {
  await page.goto('/sign-in')
  const script = await page.locator('script[src]').first().getAttribute('src')
  const { 'cache-control': keeps } = (await request.get(script!)).headers()
  expect(keeps).toContain('immutable')
})
