import type { Browser, Cookie, Page } from '@playwright/test'
import { checkAxe, checkLooks } from './axe'
import { expect, live, openVerb, test, toDoor } from './cast'
import { watchFaults, type Faults } from './faults'
import { beginEmpty } from './world'

// One story: Muster is set up, somebody is invited, signs in, is locked out and comes back (W1, W2, W3, W4, N4).
test.describe.configure({ mode: 'serial' })

const ada = { login: 'ada', password: 'Kettle-Orbit 7 Fjord', secret: '' }
const noor = { login: 'noor', password: 'Nine-Lantern 4 Rivers', secret: '' }
let recovery: string[] = []
// Noor stays signed in from one chapter to the next.
let noorsCookies: Cookie[] = []

const sessionIn = (cookies: Cookie[]) => cookies.find(({ name }) => name === 'muster')!.value
const keyOf = async (page: Page) => (await page.locator('.aside-note .mono').innerText()).replaceAll(' ', '')

async function password(page: Page, who: { login: string; password: string }, next = '/account') {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  await page.getByLabel('User name').fill(who.login)
  await page.getByLabel('Password').fill(who.password)
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function signIn(page: Page, who: typeof ada, next = '/account') {
  await password(page, who, next)
  await page.getByLabel('Code').fill(await hands.codeOf(who.secret))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(next)
}

async function asNoor(page: Page): Promise<Page> {
  await page.context().addCookies(noorsCookies)
  await live(page, '/account')
  await expect(page.getByRole('heading', { name: 'My account' })).toBeVisible()
  return page
}

async function another(browser: Browser): Promise<Page> {
  return (await browser.newContext({ locale: 'en-GB' })).newPage()
}

// From an empty database on: nothing of another journey is there.
let hands: Awaited<ReturnType<typeof beginEmpty>>
test.beforeAll(async () => {
  hands = await beginEmpty()
})
test.afterAll(() => hands.end())

let faults: Faults
test.beforeEach(async ({ context }) => {
  faults = await watchFaults(context)
})
test.afterEach(() => faults.none())

test('the first start: the code from the terminal makes the first administrator', async ({ page }) => {
  await page.goto('/account')
  await expect(page).toHaveURL('/set-up')
  await checkLooks(page, 'setting up')
  await page.getByLabel('Set-up code').fill('wrong code')
  await page.getByLabel('Organisation').fill('Example Project')
  await page.getByLabel('Your name').fill('Ada Minister')
  await page.getByLabel('User name').fill(ada.login)
  await page.getByLabel('Password').fill('Password1!')
  ada.secret = await keyOf(page)
  await page.getByLabel('Code that the app shows now').fill(await hands.codeOf(ada.secret))
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.locator('.refusal')).toContainText('Wrong set-up code')

  await page.getByLabel('Set-up code').fill(process.env.MUSTER_SETUP_CODE ?? '')
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.locator('.field-error')).toContainText('leaked passwords')
  expect(await keyOf(page)).toBe(ada.secret)

  await page.getByLabel('Password').fill(ada.password)
  await page.getByRole('button', { name: 'Set up' }).click()
  await expect(page.locator('.shown-once li')).toHaveCount(10)
  recovery = await page.locator('.shown-once li').allInnerTexts()
  await checkAxe(page, 'recovery codes')
  await page.getByRole('link', { name: 'I have kept them' }).click()
  await expect(page).toHaveURL('/sign-in?next=/settings')
  await page.goto('/set-up')
  await expect(page).toHaveURL('/sign-in')
})

test('signing in: one answer for a wrong name and a wrong password, then the second factor', async ({ page, browser }) => {
  await page.goto('/account')
  await expect(page).toHaveURL('/sign-in?next=%2Faccount')
  await checkLooks(page, 'signing in')
  for (const wrong of [{ login: 'nobody', password: ada.password }, { login: ada.login, password: 'wrong' }]) {
    await password(page, wrong)
    await expect(page.locator('.refusal')).toHaveText('Not signed in. Wrong user name or password.')
  }
  await password(page, ada)
  await expect(page).toHaveURL('/second-factor?next=%2Faccount')
  const half = await page.context().cookies()
  await checkLooks(page, 'the second factor')
  await page.goto('/account')
  await expect(page).toHaveURL('/second-factor?next=%2Faccount')
  await page.getByLabel('Code').fill('000000')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.locator('.field-error')).toContainText('Wrong code')
  await page.getByLabel('Code').fill(recovery[0]!)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/account')
  await expect(page.getByText('9 of 10 recovery codes are left.')).toBeVisible()
  await checkAxe(page, 'my account')
  // Attack 21: what the browser held between the two steps is worth nothing now. Attack 12: the browser is known from now on.
  const whole = await page.context().cookies()
  expect(sessionIn(whole)).not.toBe(sessionIn(half))
  expect(whole.find(({ name }) => name === 'muster-browser')).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  expect(half.some(({ name }) => name === 'muster-browser')).toBe(false)
  const early = await another(browser)
  await early.context().addCookies(half)
  await early.goto('/account')
  await expect(early).toHaveURL('/sign-in?next=%2Faccount')
})

test('an ended session is ended at once, and its cookie is worth nothing', async ({ page, browser }) => {
  await signIn(page, ada)
  const other = await another(browser)
  await signIn(other, ada)
  const [mine, theirs] = [await page.context().cookies(), await other.context().cookies()]
  await page.reload()
  await toDoor(other, () => page.getByRole('button', { name: 'End all others' }).click())
  await expect(page.getByText('Ended all other sessions')).toBeAttached()
  await toDoor(page, () => page.getByRole('button', { name: 'Sign out' }).click())
  await expect(page).toHaveURL('/sign-in')
  for (const cookies of [theirs, mine]) {
    await other.context().addCookies(cookies)
    await other.goto('/account')
    await expect(other).toHaveURL('/sign-in?next=%2Faccount')
  }
})

test('an invited person chooses a password and adds an app, and is no administrator (N4)', async ({ page, browser }) => {
  await signIn(page, ada, '/settings')
  await checkAxe(page, 'settings')
  await page.goto('/accounts')
  const invite = await openVerb(page, 'Invite someone…')
  await invite.getByLabel('Name', { exact: true }).fill('Noor Haddad')
  await invite.getByLabel('User name').fill(noor.login)
  await invite.getByLabel('Organisation or team').fill('Systems')
  await invite.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = await page.locator('.shown-once li').innerText()
  await checkAxe(page, 'a one-time link')

  const theirs = await another(browser)
  await theirs.goto(link)
  await checkLooks(theirs, 'an invitation')
  noor.secret = await keyOf(theirs)
  await theirs.getByLabel('Password').fill(noor.password)
  await theirs.getByLabel('Code that the app shows now').fill(await hands.codeOf(noor.secret))
  await theirs.getByRole('button', { name: 'Set up my account' }).click()
  await expect(theirs.locator('.shown-once li')).toHaveCount(10)
  await theirs.getByRole('link', { name: 'I have kept them' }).click()
  await signIn(theirs, noor)
  noorsCookies = await theirs.context().cookies()
  for (const hidden of ['/accounts', '/settings']) {
    await theirs.goto(hidden)
    await expect(theirs.getByText('Nothing to show at this address')).toBeVisible()
  }
  await theirs.goto(link)
  await expect(theirs.getByText('This link no longer works')).toBeVisible()
})

test('W4: Ctrl+Shift+L locks all tabs, nothing is left to go back to, and a code opens it', async ({ page }) => {
  await asNoor(page)
  const second = await page.context().newPage()
  await second.goto('/account')
  await expect(second.getByRole('heading', { name: 'My account' })).toBeVisible()
  await page.bringToFront()
  await page.getByRole('heading', { name: 'My account' }).click()
  await page.keyboard.press('Control+Shift+L')
  for (const tab of [page, second]) {
    await expect(tab).toHaveURL('/locked?next=%2Faccount')
    await expect(tab.getByText('Noor Haddad is signed in.')).toBeVisible()
  }
  await checkLooks(page, 'locked')
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'My account' })).toHaveCount(0)
  await page.goto('/account')
  await expect(page).toHaveURL('/locked?next=%2Faccount')
  await page.getByLabel('Code or password').fill('not it')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.locator('.field-error')).toBeVisible()
  await page.getByLabel('Code or password').fill(await hands.codeOf(noor.secret))
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page).toHaveURL('/account')
  // The session goes on under another token.
  expect(sessionIn(await page.context().cookies())).not.toBe(sessionIn(noorsCookies))
  noorsCookies = await page.context().cookies()
})

test('W4: the button locks as the key does, and the password opens it', async ({ page }) => {
  await asNoor(page)
  const second = await page.context().newPage()
  await second.goto('/account')
  await expect(second.getByRole('heading', { name: 'My account' })).toBeVisible()
  await page.bringToFront()
  await page.getByRole('button', { name: 'Lock' }).click()
  for (const tab of [page, second]) await expect(tab.getByText('Noor Haddad is signed in.')).toBeVisible()
  await page.goBack()
  await expect(page.getByText('Noor Haddad is signed in.')).toBeVisible()
  // Going back may load the page once more, under the hands of whoever types at that moment.
  await expect(async () => {
    await page.getByLabel('Code or password').fill(noor.password)
    await page.getByRole('button', { name: 'Unlock' }).click()
    await expect(page.getByRole('heading', { name: 'My account' })).toBeVisible({ timeout: 5_000 })
  }).toPass()
  noorsCookies = await page.context().cookies()
})

test('W3: a token acts as its person through the API, and ends when it is revoked', async ({ page, request }) => {
  await asNoor(page)
  await openVerb(page, 'Make a token…')
  await page.getByLabel('What it is for').fill('Snapshots')
  await page.locator('.verb[open]').getByLabel('Prove that it’s you').fill(await hands.codeOf(noor.secret))
  await page.getByRole('button', { name: 'Make the token' }).click()
  const token = await page.locator('.shown-once li').innerText()
  const call = async () => (await request.get('/api/v1/incidents', { headers: { authorization: `Bearer ${token}` } })).status()
  expect(await call()).toBe(200)
  await page.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('You have none.')).toBeVisible()
  expect(await call()).toBe(401)
  expect((await page.request.get('/api/v1/incidents')).status()).toBe(401)
})

test('W5: a reset second factor ends every session, and the next sign-in adds another app before anything else', async ({ page, browser }) => {
  const theirs = await asNoor(await another(browser))
  await signIn(page, ada, '/accounts')
  await page.getByRole('link', { name: 'Noor Haddad' }).click()
  await openVerb(page, 'Reset second factor…')
  await page.locator('.verb[open]').getByLabel('Reason').fill('The telephone was lost.')
  await page.locator('.verb[open]').getByLabel('Prove that it’s you').fill(await hands.codeOf(ada.secret))
  await toDoor(theirs, () => page.getByRole('button', { name: 'Reset it' }).click())
  await password(theirs, noor)
  await expect(theirs).toHaveURL('/enrol?next=%2Faccount')
  await checkLooks(theirs, 'adding another second factor')
  for (const hidden of ['/account', '/', '/second-factor']) {
    await theirs.goto(hidden)
    await expect(theirs.getByRole('heading', { name: 'Add a second factor' })).toBeVisible()
  }
  await theirs.goto('/enrol?next=%2Faccount')
  const secret = await keyOf(theirs)
  expect(secret).not.toBe(noor.secret)
  await theirs.getByLabel('Code that the app shows now').fill(await hands.codeOf(noor.secret))
  await theirs.getByRole('button', { name: 'Add it' }).click()
  await expect(theirs.locator('.field-error')).toBeVisible()
  expect(await keyOf(theirs)).toBe(secret)
  await theirs.getByLabel('Code that the app shows now').fill(await hands.codeOf(secret))
  await theirs.getByRole('button', { name: 'Add it' }).click()
  // The codes are shown only here: they stay, though the browser is signed in by now.
  await expect(theirs.locator('.shown-once li')).toHaveCount(10)
  await theirs.waitForLoadState('networkidle')
  await expect(theirs.locator('.shown-once li')).toHaveCount(10)
  await theirs.getByRole('link', { name: 'I have kept them' }).click()
  await expect(theirs.getByRole('heading', { name: 'My account' })).toBeVisible()
  noor.secret = secret
  noorsCookies = await theirs.context().cookies()
})

test('W5: disabled means out, at once', async ({ page, browser }) => {
  const theirs = await asNoor(await another(browser))
  await signIn(page, ada, '/accounts')
  await page.getByRole('link', { name: 'Noor Haddad' }).click()
  await openVerb(page, 'Disable…')
  await page.getByLabel('Reason').last().fill('Left the project.')
  await page.locator('.verb[open]').getByLabel('Prove that it’s you').fill(await hands.codeOf(ada.secret))
  await toDoor(theirs, () => page.getByRole('button', { name: 'Disable', exact: true }).click())
  await expect(page.getByText('Enable…')).toBeVisible()
  await expect(theirs).toHaveURL(/\/sign-in/)
  await password(theirs, noor)
  await expect(theirs.locator('.refusal')).toHaveText('Not signed in. Wrong user name or password.')
})
