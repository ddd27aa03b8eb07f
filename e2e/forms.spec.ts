import { checkAxe } from './axe'
import { expect, live, openVerb, test } from './cast'

// A form never loses text. What is refused says why, beside the field, and what to do.

test('what is missing is said under its field, and the focus goes there', async ({ as, world }) => {
  const page = await as('coordinator')
  await page.goto(world.at('office'))
  const form = await openVerb(page, 'Hand over…')
  await form.getByLabel('Handover note').fill('All quiet.')
  await form.getByRole('button', { name: 'Offer handover', exact: true }).click()
  const field = form.getByLabel('To whom')
  await expect(field).toBeFocused()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(/Choose the person who is to coordinate/)
  await expect(form.getByLabel('Handover note')).toHaveValue('All quiet.')
  await checkAxe(page, 'a form with a mistake', 'details.verb[open]')
})

test('who writes while someone else is quicker loses nothing: the text is shown when its form goes', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, world.at('office'))
  const offer = await openVerb(page, 'Hand over…')
  await offer.getByLabel('Handover note').fill('Written before someone else was quicker.')
  const select = offer.getByLabel('To whom')
  await select.selectOption({ index: 1 })
  const other = await world.one(
    `select s.id from seat s join person p on p.id = s.person_id where s.incident_id = $1 and p.login = 'daniel'`, world.incidentId)
  await world.run('coordinator', 'handOver.offer', { incidentId: world.incidentId, seatId: other, note: 'Quicker.', dueAt: null })
  // The page follows, and has no place for this form any more.
  const left = page.locator('.live')
  await expect(left).toContainText('Someone else got there first')
  await expect(left.locator('.as-written')).toHaveText('Written before someone else was quicker.')
  await checkAxe(page, 'a form that went')
  await left.getByRole('button', { name: 'Close' }).click()
  await expect(left).toBeHidden()
})

test('two people write the same summary: the second keeps their text and reads the other', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, world.at('situation'))
  const form = await openVerb(page, 'Rewrite the summary…')
  await form.getByLabel('Summary').fill('Mine: the way in is closed.')
  const other = await as('coordinator')
  await other.goto(world.at('situation'))
  const theirs = await openVerb(other, 'Rewrite the summary…')
  await theirs.getByLabel('Summary').fill('Theirs: the way in is known.')
  await theirs.getByRole('button', { name: 'Save the summary' }).click()
  await expect(other.getByRole('main')).toContainText('Theirs: the way in is known.')
  await form.getByRole('button', { name: 'Save the summary' }).click()
  await expect(form.getByRole('alert')).toContainText('Theirs: the way in is known.')
  await expect(form.getByLabel('Summary')).toHaveValue('Mine: the way in is closed.')
  await form.getByLabel('Summary').fill('Both: the way in is known, and closed.')
  await form.getByRole('button', { name: 'Save the summary' }).click()
  await expect(page.getByRole('main')).toContainText('Both: the way in is known, and closed.')
})

test('a session that ended while someone wrote loses nothing', async ({ as, world }) => {
  const page = await as('member')
  // Its line is broken, so that the page itself does not find out, and it has said that it is there: not again for a minute.
  await page.route(/\/live\?/, (route) => route.abort('connectionrefused'))
  const opened = page.waitForResponse('**/api/activity')
  await page.goto(world.at('people'))
  await opened
  const form = await openVerb(page, 'Ask a question…')
  await form.getByRole('textbox').fill('Is the gateway watched tonight?')
  await world.sql('update session set revoked_at = now() where person_id = $1', await world.personId('member'))
  await form.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(form.getByRole('alert')).toContainText('You are signed out')
  await expect(form.getByRole('textbox')).toHaveValue('Is the gateway watched tonight?')
})

test('a line that breaks loses nothing, and sending again counts once', async ({ as, world }) => {
  const page = await as('member')
  await page.goto(world.at('people'))
  const form = await openVerb(page, 'Ask a question…')
  await form.getByRole('textbox').fill('Who has the keys of the vault?')
  // The server gets it; its answer never arrives.
  await page.route('**/people', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  }, { times: 1 })
  await form.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(form.getByRole('alert')).toContainText('No answer from Muster')
  await expect(form.getByRole('textbox')).toHaveValue('Who has the keys of the vault?')
  await form.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(form).toBeHidden()
  await expect(page.getByRole('listitem').filter({ hasText: 'Who has the keys of the vault?' })).toHaveCount(1)
  expect(await world.sql('select 1 from question where text = $1', 'Who has the keys of the vault?')).toHaveLength(1)
})
