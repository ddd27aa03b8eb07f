import { expect, openVerb, signIn, test } from './cast'

test('a manager signs in and reads in plain words how bad it is and what is being done', async ({ as, world }) => {
  const page = await as('nobody')
  await signIn(page, world, 'manager')
  await page.locator('.incident-row').getByRole('link', { name: 'Copper Heron' }).click()
  await expect(page).toHaveURL(world.at('situation'))
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Situation, in plain words')
  await expect(main).toContainText('Somebody got into our servers with a stolen key.')
  for (const head of ['How bad is it?', 'What is hit?', 'What is being done?'])
    await expect(main.getByRole('heading', { name: head })).toBeVisible()
  await expect(main.getByRole('listitem').filter({ hasText: 'Are our users hit?' })).toContainText('likely')
  await expect(main).toContainText('Preliminary')

  await main.getByRole('link', { name: 'May I talk to …?' }).click()
  await expect(page).toHaveURL(world.at('people#talk'))
  await page.getByRole('searchbox').fill('Nadia Rahmani')
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(page.locator('.may-i')).toContainText('No.')
})

test('a manager can do none of the coordinator’s acts, and is told who can', async ({ as, world }) => {
  const page = await as('manager')
  await page.goto(world.at('situation?read=team'))
  const denied = page.locator('[aria-disabled="true"]').filter({ hasText: 'Rewrite the summary' })
  await expect(denied).toHaveAccessibleDescription(/Mara Lindqvist/)
  await page.goto(world.at('people'))
  await expect(page.getByRole('listitem').filter({ hasText: 'Jonas Weber' })).toContainText('waits for the coordinator')
})

test('a manager signs what is theirs to sign: a “must” that was set aside', async ({ as, world }) => {
  const page = await as('manager')
  await page.goto(world.at('situation'))
  await page.getByRole('link', { name: 'Read and decide' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Temporary and cached data')
  const form = await openVerb(page, 'Countersign…')
  await form.getByLabel('Prove that it’s you').fill(await world.code('manager'))
  await form.getByRole('button', { name: 'Countersign' }).click()
  await expect(page.getByRole('main')).toContainText('Countersigned.')
  await page.goto('/')
  await expect(page.getByRole('main')).toContainText('nothing waits for you')
})
