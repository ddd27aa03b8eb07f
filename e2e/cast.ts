import { test as base, expect, type BrowserContext, type Locator, type Page } from '@playwright/test'
import { beginSession, visitorOf } from '@/lib/actor/session'
import { passSecondFactor } from '@/lib/actor/second-step'
import { sessionCookie } from '@/lib/actor/public-address'
import { disconnect } from '@/lib/db/client'
import { watchFaults, type Faults } from './faults'
import { turn } from './turn'
import { begin, type Who, type World } from './world'

type Options = {
  /** For a file whose tests only look: one demonstration for all of them, each person signed in once. */
  onlyLooks: boolean
}
type Fixtures = {
  /** The machine, shared with other tests; for a test that is tagged so, alone. */
  myTurn: void
  /** The demonstration, from its beginning. */
  world: World
  /** A page of one of the demonstration's people, who is signed in; or of nobody. `address`: of another server than the first. */
  as: (who: Who | 'nobody', address?: string) => Promise<Page>
}

/**
 * Journeys of the demonstration's people. Every test begins with the incident as the launcher has filled it, and fails on any fault that
 * one of its browsers saw.
 */
export const test = base.extend<Fixtures & Options>({
  onlyLooks: [false, { option: true }],

  // With time of its own: a test is not to end for what others take.
  myTurn: [async ({}, give, { tags }) => {
    const next = await turn(tags.includes('@alone'))
    await give()
    await next()
  }, { auto: true, timeout: 300_000 }],

  world: async ({ onlyLooks }, give, { file }) => {
    if (!onlyLooks || kept?.file !== file) {
      await kept?.world.end()
      await disconnect()
      kept = { file, world: await begin(), sessions: new Map() }
    }
    await give(kept.world)
  },

  as: async ({ browser, world, onlyLooks }, give) => {
    const session = async (who: Who) => {
      const known = kept?.sessions.get(who)
      // Long before the screen locks by itself.
      if (onlyLooks && known && Date.now() - known.since < 300_000) return known.cookie
      const cookie = await signedIn(world, who)
      kept?.sessions.set(who, { cookie, since: Date.now() })
      return cookie
    }
    const opened: { context: BrowserContext; faults: Faults }[] = []
    await give(async (who, address = process.env.MUSTER_URL ?? '') => {
      const context = await browser.newContext({ reducedMotion: 'reduce', baseURL: address })
      opened.push({ context, faults: await watchFaults(context, address) })
      if (who !== 'nobody') await context.addCookies([{ ...(await session(who)), url: address }])
      return context.newPage()
    })
    for (const { faults } of opened) faults.none()
    for (const { context } of opened) await context.close()
  },
})

/** What the test before began with, and who was signed in since. */
let kept: { file: string; world: World; sessions: Map<Who, { cookie: SessionCookie; since: number }> } | undefined

type SessionCookie = { name: string; value: string }

/** The cookie of a session with both steps taken, as signing in leaves it. */
async function signedIn(world: World, who: Who): Promise<SessionCookie> {
  const token = await beginSession(await world.personId(who), 'Chromium of the journeys')
  const half = await visitorOf(token)
  if (half.kind !== 'half') throw new Error(`expected a half session, got ${half.kind}`)
  const passed = await passSecondFactor(half, await world.code(who), { address: 'here', browser: undefined })
  if (typeof passed === 'string') throw new Error(`the second factor was ${passed}`)
  return { name: sessionCookie().name, value: passed.token }
}

/** Signs in as a person does, with what the launcher prints: name and password, then the code of the app. */
export async function signIn(page: Page, world: World, who: Who): Promise<void> {
  await page.goto('/sign-in')
  await passDoors(page, world, who)
  await expect(page).toHaveURL('/')
}

/** Both steps of signing in, from the page that asks for name and password. */
export async function passDoors(page: Page, world: World, who: Who): Promise<void> {
  await page.getByLabel('User name').fill(world.login(who))
  await page.getByLabel('Password').fill(world.password(who))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Code').fill(await world.code(who))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/**
 * Does what leads out of the pages, and waits until the door stands there as a document of its own: before that it is loaded once more, under
 * the hands of whoever types or looks there.
 */
export const toDoor = (page: Page, leave: () => Promise<unknown>) => Promise.all([page.waitForEvent('load'), leave()])

/** Goes to a page and waits until it is alive: its keys work, what is typed is heard, and its stream is open. For the only page of a browser. */
export const live = (page: Page, address: string) => Promise.all([page.waitForResponse((answer) => answer.url().includes('/live')), page.goto(address)])

/** Opens a verb that asks more, and returns its form. */
export async function openVerb(within: Page | Locator, label: string): Promise<Locator> {
  const summary = within.locator(`details.verb > summary:text-is("${label}")`)
  await summary.click()
  await clicksCount(within)
  return summary.locator('xpath=..').locator('.verb-panel')
}

/** Waits until clicks count again: for a moment after something opened they don't. */
export const clicksCount = (within: Page | Locator): Promise<void> =>
  expect(('page' in within ? within.page() : within).locator('html[data-resting]')).toHaveCount(0)

/** Chooses the person of that name, whatever stands behind it. */
export async function choose(select: Locator, name: string): Promise<void> {
  const value = await select.locator('option').filter({ hasText: name }).getAttribute('value')
  await select.selectOption(value)
}

export { expect }
