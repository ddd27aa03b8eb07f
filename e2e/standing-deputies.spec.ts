import type { Locator } from '@playwright/test'
import { checkAxe } from './axe'
import { choose, expect, openVerb, test } from './cast'

// C7, N4: an administrator names, the person accepts, somebody else confirms; an open incident keeps its list until its coordinator signs for another.

test('named, accepted, confirmed, each with a code; then the coordinator takes the new list over', async ({ as, world }) => {
  test.setTimeout(120_000)
  const prove = async (form: Locator, who: 'administrator' | 'daniel' | 'manager' | 'coordinator', button: string) => {
    await form.getByLabel('Prove that it’s you').fill(await world.code(who))
    await form.getByRole('button', { name: button, exact: true }).click()
  }
  const tomas = await as('administrator')
  await tomas.goto('/settings')
  const names = await openVerb(tomas, 'Change…')
  await choose(names.getByLabel('Number 1'), 'Daniel Osei')
  await choose(names.getByLabel('Number 2'), 'Priya Raman')
  await prove(names, 'administrator', 'Name them')
  const row = tomas.getByRole('listitem').filter({ hasText: '1. Daniel Osei' })
  await expect(row).toContainText('Not accepted yet.')
  await expect(tomas.getByRole('main')).toContainText('Only one is in force.')
  await checkAxe(tomas, 'settings with a standing deputy who is not in force')

  const daniel = await as('daniel')
  await daniel.goto('/')
  await daniel.getByRole('link', { name: 'Agree to be a standing deputy?' }).click()
  await prove(await openVerb(daniel, 'Accept…'), 'daniel', 'Accept')
  await expect(daniel.getByRole('listitem').filter({ hasText: '1. Daniel Osei (you)' })).toContainText('Not confirmed yet.')

  const carlos = await as('manager')
  await carlos.goto('/standing-deputies')
  await prove(await openVerb(carlos, 'Confirm Daniel Osei…'), 'manager', 'Confirm')
  await expect(carlos.getByRole('listitem').filter({ hasText: '1. Daniel Osei' })).toContainText('Confirmed by Carlos')
  await checkAxe(carlos, 'standing deputies')

  const mara = await as('coordinator')
  await mara.goto(world.at('office'))
  await expect(mara.locator('#standing')).toContainText('Daniel Osei added; Ingrid')
  await prove(mara.getByRole('region', { name: 'Use the plan’s deputies' }), 'coordinator', 'Use them')
  await expect(mara.locator('#standing')).toContainText('1. Daniel Osei')
  await expect(mara.locator('#standing')).not.toContainText('have changed')
  await mara.goto('/incidents/open')
  await expect(mara.getByRole('main')).toContainText('Confirmed by Carlos')
})
