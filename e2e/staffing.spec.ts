import type { Page } from '@playwright/test'
import { checkAxe } from './axe'
import { clicksCount, expect, live, test } from './cast'
import { kept } from './kept'
import { countSteps } from './steps'
import type { World } from './world'

// The first ten minutes: coordinators for the six prerequisites in one form, with the people whom the plan names.

const prerequisites = ['Snapshot', 'Snapshot copy', 'Log copy', 'Roster', 'Timeline', 'Disable sign-in'] as const

/**
 * A new incident of Mara's. Priya is on its list, Daniel, too, who has still to acknowledge the rules; the plan names Helen Marsh, Carlos Ibarra and
 * Aoife Brennan, a partner.
 */
async function begin(world: World) {
  await world.sql(`update plan_version set document = jsonb_set(document, '{people}', document -> 'people' || jsonb_build_array(jsonb_build_object(
    'key', 'sponsor', 'name', 'Aoife Brennan', 'role', 'Security team', 'organisation', 'The sponsor', 'why', 'Runs the same servers.', 'reach', 'Duty line.',
    'personId', (select id from person where name = 'Aoife Brennan'), 'trust', (select trust from person where name = 'Aoife Brennan'))))`)
  const { answer } = await world.run('coordinator', 'incident.open', {
    codeName: 'Quiet Orchard', kind: 'compromise of integrity', established: 'suspected', severity: 3, drill: false, symptoms: 'The mail relay sends at night.',
    reach: 'Mobile on the card.', rulesVersion: Number((await world.sql<{ n: number }>('select max(number) as n from rules_version'))[0]!.n),
  })
  const incidentId = String(answer.incidentId)
  for (const who of ['member', 'daniel'] as const)
    await world.run('coordinator', 'seat.add', {
      incidentId, personId: await world.personId(who), name: '', organisation: '', kind: 'technical', why: 'Knows the hosts.', reach: 'Mobile on the card.',
      sees: 'whole', accessUntil: null, sure: true,
    })
  await world.run('member', 'rules.acknowledge', { incidentId, rulesVersion: 1 })
  const named = async () => Object.fromEntries((await world.sql<{ title: string; name: string | null }>(
    'select t.title, s.name from task t left join seat s on s.id = t.coordinator_seat_id where t.incident_id = $1 and t.prerequisite', incidentId))
    .map(({ title, name }) => [title, name]))
  return { incidentId, named, at: (page: string) => `/incidents/${incidentId}/${page}` }
}
const formOf = (page: Page) => page.locator('.verb[open] .verb-panel')
const fieldOf = (page: Page, task: string) => formOf(page).getByLabel(task, { exact: true })

test('with the mouse, from the Situation: one click, six fields, one click; whom the plan names comes in with it', async ({ as, world }) => {
  const { incidentId, named, at } = await begin(world)
  const page = await as('coordinator')
  await live(page, at('situation'))
  const steps = countSteps(page)
  const row = page.locator('li.row', { hasText: 'Name task coordinators for the prerequisites: 6 have none' })
  await steps.click(row.getByText('Name them all…'))
  await expect(fieldOf(page, 'Snapshot')).toBeFocused()
  const chosen = ['Priya Raman', 'Priya Raman', 'Daniel Osei', 'Mara Lindqvist', 'Helen Marsh', 'Priya Raman']
  for (const [index, task] of prerequisites.entries()) await steps.choose(fieldOf(page, task), chosen[index]!)
  await expect(fieldOf(page, 'Log copy').locator('option:checked')).toContainText('rules not read yet')
  await expect(formOf(page)).toContainText('Helen Marsh comes onto the roster with this')
  await checkAxe(page, 'the form that names for the prerequisites', '.verb[open]')
  await steps.click(formOf(page).getByRole('button', { name: 'Name task coordinators' }))
  await expect(row).toHaveCount(0)
  expect(steps.sum()).toBe(8)
  expect(await named()).toEqual(Object.fromEntries(prerequisites.map((task, index) => [task, chosen[index]])))
  expect(await world.sql(`select 1 from log_entry where incident_id = $1 and kind = 'task.staffed'`, incidentId)).toHaveLength(1)

  // Who has not read the rules yet is marked, and sees nothing of it.
  await page.goto(at('plan'))
  await expect(page.locator('.band li', { hasText: 'Log copy' })).toContainText('Daniel Osei rules not read yet')
  await expect(page.locator('.band li', { hasText: 'Timeline' })).toContainText('rules not read yet')
  await expect(page.locator('.band li', { hasText: 'Roster' })).not.toContainText('rules not read yet')
  const daniel = await as('daniel')
  await daniel.goto('/')
  await expect(daniel.getByRole('main')).toContainText('Read the rules and acknowledge them')
  await expect(daniel.locator(`a[href*="${incidentId}/plan"]`)).toHaveCount(0)
  expect(await world.sql(`select n.kind from notice n join seat s on s.id = n.seat_id where s.incident_id = $1 and s.name = 'Daniel Osei'`, incidentId))
    .toEqual([{ kind: 'rules wait' }])
})

test('from the plan: a partner’s end is asked for; what is refused is kept, and says which task; the rest of it comes later', async ({ as, world }) => {
  const { incidentId, named, at } = await begin(world)
  const page = await as('coordinator')
  await live(page, at('plan'))
  await page.getByText('Name them all…').click()
  await clicksCount(page)
  const submit = formOf(page).getByRole('button', { name: 'Name task coordinators' })
  await submit.click()
  await expect(formOf(page)).toContainText('Choose someone for at least one task.')
  const choose = async (task: string, name: string) => {
    const value = await fieldOf(page, task).locator('option', { hasText: name }).getAttribute('value')
    await fieldOf(page, task).selectOption(value)
  }
  await choose('Snapshot', 'Priya Raman')
  await choose('Log copy', 'Aoife Brennan')
  await choose('Roster', 'Aoife Brennan')
  const end = formOf(page).getByLabel('Access of Aoife Brennan ends')
  await expect(end).toHaveCount(1)
  await submit.click()
  await expect(end).toBeFocused()
  await expect(formOf(page)).toContainText('Say when access ends.')
  await end.fill('in 2 h')
  await kept(page)

  // A draft of it is there again on the Situation, where the same form stands.
  await page.goto(at('situation'))
  await page.getByText('Name them all…').click()
  await expect(fieldOf(page, 'Roster').locator('option:checked')).toContainText('Aoife Brennan')
  await expect(formOf(page).getByLabel('Access of Aoife Brennan ends')).not.toHaveValue('')

  // Somebody else of the same mind was quicker with one of them; the page has not heard of it.
  await page.route(/\/live\?/, (route) => route.abort('connectionrefused'))
  await page.goto(at('plan'))
  await page.getByText('Name them all…').click()
  await expect(fieldOf(page, 'Snapshot').locator('option:checked')).toContainText('Priya Raman')
  const seatId = await world.one('select coordinator_seat_id from incident where id = $1', incidentId)
  const taskId = await world.one(`select id from task where incident_id = $1 and key = 'snapshot'`, incidentId)
  await world.run('coordinator', 'task.assign', { incidentId, taskId, seatId, cover: [] })
  await clicksCount(page)
  await submit.click()
  await expect(formOf(page).getByRole('alert')).toContainText('Nobody was named. Snapshot: Mara Lindqvist coordinates it already. Leave it out, or')
  await expect(fieldOf(page, 'Roster').locator('option:checked')).toContainText('Aoife Brennan')
  expect(await named()).toMatchObject({ 'Log copy': null, 'Roster': null })
  await fieldOf(page, 'Snapshot').selectOption('')
  await submit.click()
  await expect(page.locator('.band li', { hasText: 'Roster' })).toContainText('Aoife Brennan')
  expect(await named()).toMatchObject({ Snapshot: 'Mara Lindqvist', 'Log copy': 'Aoife Brennan', 'Roster': 'Aoife Brennan', 'Timeline': null })
  const [seat] = await world.sql<{ sees: string; ends: boolean }>(
    `select sees, access_until is not null as ends from seat where incident_id = $1 and name = 'Aoife Brennan'`, incidentId)
  expect(seat).toEqual({ sees: 'shared', ends: true })
})

test('with the keyboard alone: found by its name, each chosen by the first letters, Enter', async ({ as, world }) => {
  const { named, at } = await begin(world)
  const page = await as('coordinator')
  await live(page, at('situation'))
  const steps = countSteps(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('prerequisites')
  await expect(page.getByRole('option', { name: 'Name coordinators for the prerequisites…' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(fieldOf(page, 'Snapshot')).toBeFocused()
  await clicksCount(page)
  for (const [index, letters] of ['Pri', 'Pri', 'Dan', 'Mar', 'Hel', 'Pri'].entries()) {
    await expect(fieldOf(page, prerequisites[index]!)).toBeFocused()
    await steps.pick(letters)
    await page.keyboard.press('Tab')
  }
  await expect(formOf(page).getByRole('button', { name: 'Name task coordinators' })).toBeFocused()
  await steps.press('Enter')
  await expect.poll(named).toEqual({
    Snapshot: 'Priya Raman', 'Snapshot copy': 'Priya Raman', 'Log copy': 'Daniel Osei', 'Roster': 'Mara Lindqvist', 'Timeline': 'Helen Marsh',
    'Disable sign-in': 'Priya Raman',
  })
  // Six fields and the page.
  expect(steps.sum()).toBe(7)
  await expect(page.locator(':focus')).toHaveCount(1)
})

test('one task from the plan: two clicks and one field; and by A, with its form open at once', async ({ as, world }) => {
  const { named, at } = await begin(world)
  const page = await as('coordinator')
  await live(page, at('plan'))
  const steps = countSteps(page)
  await steps.click(page.getByRole('link', { name: 'Name someone…: Log copy' }))
  await expect(formOf(page).getByLabel('Task coordinator')).toBeFocused()
  await steps.choose(formOf(page).getByLabel('Task coordinator'), 'Priya Raman')
  await steps.click(formOf(page).getByRole('button', { name: 'Name task coordinator' }))
  await expect(page.locator('.band li', { hasText: 'Log copy' })).toContainText('Priya Raman')
  expect(steps.sum()).toBe(3)

  await page.locator('.task-name').getByRole('link', { name: 'Databases', exact: true }).focus()
  await page.keyboard.press('a')
  await expect(formOf(page).getByLabel('Task coordinator')).toBeFocused()
  await steps.pick('Mar')
  await page.keyboard.press('Tab')
  await steps.press('Enter')
  await expect(page.locator('.task-row', { hasText: 'Databases' }).first()).toContainText('Mara Lindqvist')
  expect(steps.sum()).toBe(1)
  expect(await named()).toMatchObject({ 'Log copy': 'Priya Raman' })
})

test('all confirmed hosts get a kind of change with one tick', async ({ as, world }) => {
  const page = await as('coordinator')
  await page.goto(world.at(`plan?task=${await world.taskId('databases')}`))
  const form = formOf(page)
  const hosts = await world.sql<{ id: string; name: string }>(`select id, name from host where incident_id = $1 and state = 'confirmed'`, world.incidentId)
  expect(hosts.length).toBeGreaterThan(1)
  const all = form.locator('details.cover-host', { hasText: `All ${hosts.length} confirmed hosts` })
  await expect(form.getByLabel('Task coordinator')).toBeFocused()
  await clicksCount(page)
  await all.locator('summary').click()
  await all.getByLabel('reboot').check()
  await all.getByLabel('edit').check()
  const first = form.locator('details.cover-host', { has: page.locator('summary .mono', { hasText: new RegExp(`^${hosts[0]!.name}$`) }) })
  await first.locator('summary').click()
  await first.getByLabel('edit').uncheck()
  expect(await all.getByLabel('edit').evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true)
  await expect(all.locator('summary')).toContainText('reboot; more for some of them')
  const who = form.getByLabel('Task coordinator')
  await who.selectOption(await who.locator('option', { hasText: 'Priya Raman' }).getAttribute('value'))
  await form.getByRole('button', { name: 'Name task coordinator' }).click()
  await expect(page.locator('.task-row', { hasText: 'Databases' }).first()).toContainText('assigned')
  const kinds = await world.sql<{ host: string; kinds: string }>(
    'select host_id as host, kinds from task_cover where task_id = $1', await world.taskId('databases'))
  expect(new Map(kinds.map((row) => [row.host, row.kinds]))).toEqual(new Map(hosts.map(({ id }, index) => [id, index === 0 ? 'reboot' : 'edit, reboot'])))
})
