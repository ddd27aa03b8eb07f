import { expect, openVerb, signIn, test } from './cast'

// N8: a partner with a limited seat sees what is shared, and nothing that tells of the rest.
const shared = ['Partner integrity check', 'Changed files']

test('a partner signs in and begins with the tasks that are shared', async ({ as, world }) => {
  const page = await as('nobody')
  await signIn(page, world, 'partner')
  await page.locator('.incident-row').getByRole('link', { name: 'Copper Heron' }).click()
  await expect(page).toHaveURL(world.at('tasks'))
  await expect(page.getByRole('heading', { name: 'My tasks' })).toBeVisible()
  for (const title of shared) await expect(page.getByRole('main')).toContainText(title)
})

test('nothing of the rest shows: no other task, no count, no phase, no severity, no other person', async ({ as, world }) => {
  const page = await as('partner')
  // The roster is a page of theirs, too.
  const titles = await world.sql<{ title: string }>(`select title from task where title <> all ($1) and title <> 'Roster'`, shared)
  const strangers = ['Priya', 'Carlos', 'Helen', 'Jonas', 'Ola Nowak', 'bastion1', 'Responding', 'Severity', 'Who knows']
  for (const name of ['tasks', 'people', 'evidence', 'rules']) {
    await page.goto(world.at(name))
    const text = await page.locator('body').innerText()
    expect([...titles.map(({ title }) => title), ...strangers].filter((word) => text.includes(word)), name).toEqual([])
  }
})

test('the pages of full seats are not there', async ({ as, world }) => {
  const page = await as('partner')
  const hidden = ['situation', 'plan', 'time-line', 'office', 'hosts', 'log-book', 'phase', `plan/${await world.taskId('log-copy')}`]
  for (const name of hidden) {
    const answer = await page.goto(world.at(name))
    expect(answer?.status(), name).toBe(404)
    await expect(page.locator('body')).toContainText('Nothing to show at this address')
  }
})

test('“May I talk to …?” says yes of people on the same tasks, and the same of all others', async ({ as, world }) => {
  const page = await as('partner')
  const ask = async (name: string) => {
    await page.goto(world.at('people'))
    await page.getByRole('searchbox').fill(name)
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    return (await page.locator('.may-i').innerText()).replaceAll(name, '…')
  }
  expect(await ask('Daniel Osei')).toMatch(/^Yes/)
  const onTheList = await ask('Priya Raman')
  expect(onTheList).toContain('Ask the coordinator.')
  expect(await ask('Nobody Anyone')).toBe(onTheList)
})

test('a partner asks the coordinator, and reads the answer', async ({ as, world }) => {
  const page = await as('partner')
  await page.goto(world.at('people'))
  const form = await openVerb(page, 'Ask a question…')
  await form.getByLabel('Your question to Mara Lindqvist').fill('May I read the draft of the notice before 14:00?')
  await form.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'May I read the draft' })).toContainText('waiting for the coordinator')

  const mara = await as('coordinator')
  await mara.goto(world.at('people'))
  const answer = await openVerb(mara.getByRole('listitem').filter({ hasText: 'May I read the draft' }), 'Answer…')
  await answer.getByLabel('Answer').fill('Yes. Carlos Ibarra sends it to you.')
  await answer.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(mara.getByRole('listitem').filter({ hasText: 'May I read the draft' })).toContainText('Yes. Carlos Ibarra sends it to you.')
  await page.reload()
  await expect(page.getByRole('listitem').filter({ hasText: 'May I read the draft' })).toContainText('Yes. Carlos Ibarra sends it to you.')
})

test('a partner does their part: starts the task, ticks, answers', async ({ as, world }) => {
  const page = await as('partner')
  await page.goto(world.at('tasks'))
  await page.getByRole('link', { name: 'Partner integrity check' }).click()
  await page.getByRole('button', { name: 'Start' }).click()
  await expect(page.locator('.task-title')).toContainText('in progress')
  const tick = page.getByRole('checkbox', { name: /Nothing in the notices shows/ })
  await tick.click()
  await expect(tick).toBeChecked()
  const question = page.getByRole('listitem').filter({ hasText: 'Which partner was asked about which notice' })
  await question.getByRole('textbox').fill('The sponsor, about draft 3. We agree to it.')
  await question.getByRole('button', { name: 'Save answer' }).click()
  await expect(question).toContainText('Aoife Brennan')

  const mara = await as('coordinator')
  await mara.goto(page.url())
  await expect(mara.getByRole('main')).toContainText('The sponsor, about draft 3. We agree to it.')
})
