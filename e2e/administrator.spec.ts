import { checkAxe } from './axe'
import { expect, openVerb, signIn, test } from './cast'

// N4: an administrator runs accounts and settings, and sees no incident.

test('an administrator signs in and sees accounts and settings, and no incident', async ({ as, world }) => {
  const page = await as('nobody')
  await signIn(page, world, 'administrator')
  await expect(page.getByRole('main')).toContainText('Something looks wrong? Open an incident.')
  for (const address of ['/', '/accounts', '/settings', '/account']) {
    await page.goto(address)
    await expect(page.locator('body')).not.toContainText(/Copper Heron|Drill|incident since/)
  }
  const answer = await page.goto(world.at('situation'))
  expect(answer?.status()).toBe(404)
})

test('an administrator invites someone; the link is shown once', async ({ as }) => {
  const page = await as('administrator')
  await page.goto('/accounts')
  const form = await openVerb(page, 'Invite someone…')
  await form.getByLabel('Name', { exact: true }).fill('Noor Haddad')
  await form.getByLabel('User name').fill('noor')
  await form.getByLabel('Organisation or team').fill('The project, storage')
  await form.getByRole('button', { name: 'Invite' }).click()
  const link = await page.locator('.shown-once li').innerText()
  await checkAxe(page, 'the link of an invitation')
  const guest = await as('nobody')
  await guest.goto(link)
  await expect(guest.getByRole('main')).toContainText('Noor Haddad')
  await checkAxe(guest, 'an invitation')
  await page.reload()
  await expect(page.locator('body')).not.toContainText(link)
  await expect(page.getByRole('link', { name: 'Noor Haddad' })).toBeVisible()
})

test('attack 13: a second account of one name is asked about; whoever decides is warned, and choices show the user names', async ({ as, world }) => {
  const page = await as('administrator')
  await page.goto('/accounts')
  const form = await openVerb(page, 'Invite someone…')
  await form.getByLabel('Name', { exact: true }).fill('Nadia Rahmani')
  await form.getByLabel('User name').fill('nadia.two')
  await form.getByLabel('Organisation or team').fill('The project, translations')
  await form.getByRole('button', { name: 'Invite' }).click()
  await expect(form).toContainText('The name looks like Nadia Rahmani (nadia)')
  await checkAxe(page, 'an invitation in a name like another’s')
  await form.getByLabel('This is a different person').check()
  await form.getByRole('button', { name: 'Invite' }).click()
  await expect(page.locator('.shown-once li')).toBeVisible()

  await world.run('partner', 'seat.propose', {
    incidentId: world.incidentId, personId: null, name: 'Мara Lindqvist', organisation: 'The project', kind: 'technical', why: 'Asked to.', reach: 'My card.',
  })
  const coordinator = await as('coordinator')
  await coordinator.goto(world.at('people'))
  await expect(coordinator.getByRole('note')).toContainText(/looks like that of:.*Mara Lindqvist \(mara\).*the coordinator/)
  const add = await openVerb(coordinator, 'Add someone…')
  await expect(add.getByLabel('Account', { exact: true })).toContainText('Nadia Rahmani, nadia.two, The project, translations')
  await checkAxe(coordinator, 'a proposal in a name like another’s')
})

test('disabling an account closes its pages, and says the same whatever incidents the person is on', async ({ as, world }) => {
  const member = await as('member')
  await member.goto(world.at('situation'))
  await expect(member.getByRole('heading', { name: 'Situation' })).toBeVisible()
  const page = await as('administrator')
  const says: string[] = []
  for (const name of ['Priya Raman', 'Nadia Rahmani']) {
    await page.goto('/accounts')
    await page.getByRole('link', { name }).click()
    const form = await openVerb(page, 'Disable…')
    await form.getByLabel('Reason').fill('The telephone was lost.')
    await form.getByLabel('Prove that it’s you').fill(await world.code('administrator'))
    await form.getByRole('button', { name: 'Disable' }).click()
    const row = page.getByRole('listitem').filter({ hasText: name })
    await expect(row).toContainText('disabled')
    says.push((await row.innerText()).replace(name, '…').replace(/priya|nadia/, '…').replace(/The project, [\w ]+/, '…'))
  }
  expect(says[0]).toBe(says[1])
  await expect(member).toHaveURL(/\/sign-in/)
})
