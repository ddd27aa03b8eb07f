import { expect, test } from './cast'

// Attack, "not tried": forms sent from elsewhere, by a program that says less, or more, than a browser does.

test('a form is carried out only if it says that it comes from here, whatever else it says', async ({ as, world }) => {
  const page = await as('coordinator')
  await page.goto('/account')
  const sending = page.waitForRequest((request) => request.method() === 'POST' && request.headers()['next-action'] !== undefined)
  await page.getByRole('button', { name: 'Lock' }).click()
  const request = await sending
  await expect(page).toHaveURL(/\/locked/)
  const { origin, ...sent } = await request.allHeaders()
  const here = origin!
  const headers = Object.fromEntries(Object.entries(sent).filter(([name]) => !/^(:|cookie$|content-length$|host$|sec-|connection$)/.test(name)))
  const locked = async () => (await world.sql<{ locked: boolean }>('select bool_or(locked_at is not null) as locked from session'))[0]!.locked

  const send = async (more: Record<string, string>) => {
    await world.sql('update session set locked_at = null')
    const answer = await page.request.fetch(request.url(), { method: 'POST', headers: { ...headers, ...more }, data: request.postDataBuffer() ?? '', maxRedirects: 0 })
    return { status: answer.status(), says: await answer.text(), locked: await locked() }
  }
  const foreign = { origin: 'https://evil.example' }
  // What is sent again here is a form that works.
  expect((await send({ origin: here })).locked).toBe(true)
  expect((await send({ origin: here, 'x-forwarded-host': 'evil.example' })).locked).toBe(true)

  for (const more of [
    {}, { origin: 'null' }, foreign, { origin: 'http://localhost:1' }, { ...foreign, 'x-forwarded-host': 'evil.example' },
    { ...foreign, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }, { ...foreign, 'x-forwarded-host': `evil.example, ${new URL(here).host}` },
    { ...foreign, forwarded: 'host=evil.example' }, { 'x-forwarded-host': 'evil.example' }, { referer: `${here}/account` },
  ] as Record<string, string>[]) {
    const { status, says, locked: done } = await send(more)
    expect(done, JSON.stringify(more)).toBe(false)
    expect({ status, says }, JSON.stringify(more)).toEqual({ status: 403, says: 'A form has to come from a page of Muster. Open the page here, and send it from there.' })
  }
})

test('attack 21: next-auth answers what signing in needs; whatever else is asked of it is no fault of ours', async ({ request }) => {
  const status = async (method: string, path: string, more: Parameters<typeof request.fetch>[1] = {}) =>
    (await request.fetch(`/api/auth/${path}`, { method, maxRedirects: 0, ...more })).status()
  expect(await status('GET', 'csrf')).toBe(200)
  expect(await status('GET', 'providers')).toBe(200)
  for (const path of ['callback/credentials', 'signin', 'signin?callbackUrl=javascript:x', 'signin/credentials', 'error', 'error?error=x', 'signout', 'session', 'verify-request', '_log', 'nothing'])
    for (const method of ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      if (method === 'POST' && path === 'callback/credentials') continue
      const code = await status(method, path)
      if (method !== 'OPTIONS') expect(code, `${method} ${path}`).toBeGreaterThanOrEqual(400)
      expect(code, `${method} ${path}`).toBeLessThan(500)
    }

  const { csrfToken } = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  for (const callbackUrl of ['not a url', 'javascript:x', '//evil.example', 'https://evil.example', '\u0000', 'http://']) {
    const form = { csrfToken, callbackUrl, login: 'nobody', password: 'wrong', json: 'true' }
    // Refused as wrong, or, after a few, told to wait: the same address is never gone to.
    for (const path of ['callback/credentials', `callback/credentials?callbackUrl=${encodeURIComponent(callbackUrl)}`]) {
      const answer = await request.fetch(`/api/auth/${path}`, { method: 'POST', maxRedirects: 0, form })
      expect([200, 401], callbackUrl).toContain(answer.status())
      expect(new URL(((await answer.json()) as { url: string }).url).origin, callbackUrl).toBe(new URL(process.env.MUSTER_URL!).origin)
    }
    const cookie = `muster-back=${encodeURIComponent(callbackUrl)}`
    const code = await status('GET', 'csrf', { headers: { cookie } })
    expect(code === 200 || code === 400, callbackUrl).toBe(true)
  }
})
