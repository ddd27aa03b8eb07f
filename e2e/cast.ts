import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import { beginSession, visitorOf } from '@/lib/actor/session'
import { passSecondFactor } from '@/lib/actor/second-step'
import { sessionCookie } from '@/lib/actor/public-address'
import { disconnect } from '@/lib/db/client'
import type { Part } from '../prisma/demo/accounts'
import { watchFaults, type Faults } from './faults'
import { begin, type World } from './world'

type Fixtures = {
  /** The demonstration, from its beginning. */
  world: World
  /** A page of one of the demonstration's people, who is signed in; or of nobody. */
  as: (part: Part | 'nobody') => Promise<Page>
}

/**
 * Journeys of the demonstration's people. Every test begins with the incident as the launcher has filled it, and fails on any fault that
 * one of its browsers saw.
 */
export const test = base.extend<Fixtures>({
  world: async ({}, use) => {
    await disconnect()
    const world = await begin()
    await use(world)
    await world.end()
  },

  as: async ({ browser, world }, use) => {
    const opened: { context: BrowserContext; faults: Faults }[] = []
    await use(async (part) => {
      const context = await browser.newContext({ reducedMotion: 'reduce' })
      opened.push({ context, faults: await watchFaults(context) })
      if (part !== 'nobody') await context.addCookies([{ ...(await signedIn(world, part)), url: process.env.MUSTER_URL }])
      return context.newPage()
    })
    for (const { faults } of opened) faults.none()
    for (const { context } of opened) await context.close()
  },
})

/** The cookie of a session with both steps taken, as signing in leaves it. */
async function signedIn(world: World, part: Part): Promise<{ name: string; value: string }> {
  const token = await beginSession(await world.personId(part), 'Chromium of the journeys')
  const half = await visitorOf(token)
  if (half.kind !== 'half') throw new Error(`expected a half session, got ${half.kind}`)
  const verdict = await passSecondFactor(half, await world.code(part))
  if (verdict !== 'ok') throw new Error(`the second factor was ${verdict}`)
  return { name: sessionCookie().name, value: token }
}

/** Signs in as a person does, with what the launcher prints: name and password, then the code of the app. */
export async function signIn(page: Page, world: World, part: Part): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('User name').fill(world.login(part))
  await page.getByLabel('Password').fill(world.password(part))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Code').fill(await world.code(part))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/second-factor/)
}

export { expect }
