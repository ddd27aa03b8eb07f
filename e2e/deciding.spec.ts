import type { Locator, Page } from '@playwright/test'
import { checkAxe } from './axe'
import { clicksCount, expect, live, openVerb, test } from './cast'
import { countSteps } from './steps'
import type { World } from './world'

// What waits is decided where it waits: how many clicks, fields and loads it takes, with the mouse and with the keyboard alone.

const rows = (page: Page): Locator => page.locator('.waits li.row')
const rowOf = (page: Page, text: string | RegExp) => rows(page).filter({ hasText: text })
const focused = (page: Page) => page.locator(':focus')

test('with the mouse, from the desk: done 1, an answer 3, a task that came back 3, a countersignature 3 with its code', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, '/')
  const steps = countSteps(page)

  await steps.click(rowOf(page, 'Log copy').getByRole('button', { name: 'Mark done', exact: true }))
  await expect(rowOf(page, 'Log copy')).toHaveCount(0)
  expect(steps.sum()).toBe(1)
  expect(await world.one('select state from task where id = $1', await world.taskId('log-copy'))).toBe('done')

  const question = rowOf(page, 'restart sshd')
  await steps.click(question.getByText('Answer…'))
  await steps.fill(question.getByLabel('Answer', { exact: true }), 'Yes, after 02:00 UTC.')
  await steps.click(question.getByRole('button', { name: 'Answer', exact: true }))
  await expect(question).toHaveCount(0)
  expect(steps.sum()).toBe(3)

  const back = rowOf(page, 'Databases was handed back')
  await steps.click(back.getByText('Choose…'))
  await steps.choose(back.getByLabel('Task coordinator'), 'Priya Raman')
  await steps.click(back.getByRole('button', { name: 'Name task coordinator' }))
  await expect(back).toHaveCount(0)
  expect(steps.sum()).toBe(3)

  const carlos = await as('manager')
  await live(carlos, '/')
  const signing = countSteps(carlos)
  const aside = rowOf(carlos, 'Temporary and cached data was set aside')
  await signing.click(aside.getByText('Countersign…'))
  await signing.fill(aside.getByLabel('Prove that it’s you'), await world.code('manager'))
  await signing.click(aside.getByRole('button', { name: 'Countersign', exact: true }))
  await expect(carlos.getByRole('main')).toContainText('nothing is waiting for you')
  expect(signing.sum()).toBe(3)
  // The row was the last of its list: the focus is at the heading.
  await expect(focused(carlos)).toHaveText('Waiting for you')
})

test('with the keyboard alone: J and K, Enter, O; after each decision the focus is at the next row', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, world.at('situation'))
  const steps = countSteps(page)
  await expect(rows(page)).toHaveCount(4)
  await expect(page.locator('.waits .button-fill:visible')).toHaveCount(1)

  await steps.press('j')
  await expect(focused(page)).toHaveText('Answer…')
  await steps.press('k')
  await steps.press('Enter')
  await steps.type('Yes, after 02:00 UTC.')
  await steps.press('Tab')
  await steps.press('Enter')
  await expect(rows(page)).toHaveCount(3)
  expect(steps.sum()).toBe(1)

  await expect(focused(page)).toHaveText('Mark done')
  await steps.press('Enter')
  await expect(rows(page)).toHaveCount(2)
  expect(steps.sum()).toBe(0)

  await expect(focused(page)).toHaveText('Approve…')
  await steps.press('j')
  await expect(rowOf(page, 'Databases').locator(':focus')).toHaveCount(1)
  await steps.press('o')
  await expect(page).toHaveURL(new RegExp(`plan/${await world.taskId('databases')}$`))
})

const setAside = async (world: World, key: string, reason: string) =>
  world.run('coordinator', 'task.setAside', { incidentId: world.incidentId, taskId: await world.taskId(key), reason })
/** Two more tasks are set aside, so that three wait for a manager's signature. */
async function setTwoAside(world: World): Promise<void> {
  for (const key of ['shared-data', 'data-integrity']) await setAside(world, key, `Nothing of ${key} was in reach.`)
}
const countersigned = async (world: World) => (await world.sql<{ key: string }>(`select t.key from signature g join task t on t.id = g.task_id
  where t.incident_id = $1 and g.purpose = 'countersignature' and g.state = 'in force' order by t.key`, world.incidentId)).map(({ key }) => key)

test('several countersignatures 3 with one code, every reason above it; what comes meanwhile is not signed with them', async ({ as, world }) => {
  await setTwoAside(world)
  const page = await as('manager')
  await live(page, '/')
  const steps = countSteps(page)
  const several = rowOf(page, /\d tasks were set aside: do you agree\?/)
  await expect(rows(page)).toHaveCount(4)
  await expect(several.locator('.button-fill:visible')).toHaveCount(1)

  await steps.click(several.getByText('Countersign all…'))
  for (const name of ['Temporary and cached data', 'Shared data', 'Data integrity']) await expect(several.getByLabel(name, { exact: true })).toBeChecked()
  await expect(several.getByLabel('Shared data', { exact: true }))
    .toHaveAccessibleDescription('Mara Lindqvist gives the reason: Nothing of shared-data was in reach.')
  await setAside(world, 'entry-closed', 'Closed long ago.')
  const late = page.locator('.several li').filter({ hasText: 'Closed long ago.' })
  await expect(late).toContainText('New since you opened this. Read it, then tick it.')
  await expect(late.getByRole('checkbox')).not.toBeChecked()
  await checkAxe(page, 'several countersignatures')
  await steps.fill(several.getByLabel('Prove that it’s you'), await world.code('manager'))
  await steps.click(several.getByRole('button', { name: 'Countersign those ticked' }))
  await expect(rows(page)).toHaveCount(1)
  expect(steps.sum()).toBe(3)
  expect(await countersigned(world)).toEqual(['data-integrity', 'shared-data', 'temporary-data'])
  await expect(rows(page).locator(':focus')).toHaveText('Countersign…')
})

test('several countersignatures with the keyboard alone: what is not agreed to is unticked with the space bar', async ({ as, world }) => {
  await setTwoAside(world)
  const page = await as('manager')
  await live(page, world.at('situation?read=team'))
  const steps = countSteps(page)
  await expect(rows(page)).toHaveCount(4)
  await steps.press('j')
  await expect(focused(page)).toHaveText('Countersign all…')
  await steps.press('Enter')
  await expect(focused(page)).toHaveAccessibleName('Temporary and cached data')
  await steps.press(' ')
  await expect(focused(page)).not.toBeChecked()
  for (let boxes = 0; boxes < 3; boxes++) await steps.press('Tab')
  await steps.type(await world.code('manager'))
  await steps.press('Enter')
  await expect(rows(page)).toHaveCount(1)
  expect(steps.sum()).toBe(1)
  expect(await countersigned(world)).toEqual(['data-integrity', 'shared-data'])
  await expect(rowOf(page, 'Temporary and cached data')).toHaveCount(1)
})

test('a manager agrees in plain words to several at once; one that was taken up meanwhile refuses them all and is named', async ({ as, world }) => {
  await setTwoAside(world)
  const page = await as('manager')
  await live(page, world.at('situation'))
  const asked = page.locator('#asked li').filter({ hasText: '3 tasks were set aside: do you agree?' })
  await page.route(/\/live\?/, (route) => route.abort('connectionrefused'))
  await page.reload()
  const form = await openVerb(asked, 'Countersign all…')
  await world.run('coordinator', 'task.takeUp', { incidentId: world.incidentId, taskId: await world.taskId('shared-data'), reason: 'There is some.' })
  await form.getByLabel('Prove that it’s you').fill(await world.code('manager'))
  await form.getByRole('button', { name: 'Countersign those ticked' }).click()
  await expect(form.getByRole('alert')).toContainText('Not signed. Shared data is open, not set aside.')
  expect(await countersigned(world)).toEqual([])
  // What stands there now is what is signed next, at the first try.
  await page.unroute(/\/live\?/)
  const left = page.locator('#asked li').filter({ hasText: '2 tasks were set aside: do you agree?' }).locator('.verb[open] .verb-panel')
  await left.getByLabel('Prove that it’s you').fill(await world.code('manager'))
  await left.getByRole('button', { name: 'Countersign those ticked' }).click()
  await expect.poll(() => countersigned(world)).toEqual(['data-integrity', 'temporary-data'])
})

test('a section is taken up again in one act, beside its head on the plan', async ({ as, world }) => {
  await world.run('coordinator', 'task.setSectionAside', { incidentId: world.incidentId, section: '3.4.2', reason: 'No data store is hit.' })
  const page = await as('coordinator')
  await live(page, world.at('plan'))
  const steps = countSteps(page)
  const section = page.locator('[id="section-3.4.2"]')
  await expect(page.getByText('Reinstate…')).toHaveCount(1)
  await steps.click(section.getByText('Reinstate…'))
  await steps.fill(section.getByLabel('Why they are needed after all'), 'One is.')
  await steps.click(section.getByRole('button', { name: 'Reinstate' }))
  await expect(section.getByText('Reinstate…')).toHaveCount(0)
  expect(steps.sum()).toBe(3)
  expect(await world.sql(`select 1 from task where incident_id = $1 and state = 'set aside'`, world.incidentId)).toHaveLength(0)
})

test('Enter with nothing chosen does what the filled button does', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, world.at('situation'))
  await page.keyboard.press('Enter')
  await expect(rows(page).first().getByLabel('Answer', { exact: true })).toBeFocused()
})

test('a double click, and a key that is held, decide one', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, '/')
  const before = (await world.sql<{ seq: number }>('select head_seq as seq from incident where id = $1', world.incidentId))[0]!.seq
  await rowOf(page, 'Log copy').getByRole('button', { name: 'Mark done', exact: true }).dblclick()
  await expect(rowOf(page, 'Log copy')).toHaveCount(0)
  await expect(page.locator('.waits details[open]')).toHaveCount(0)
  const marked = await world.sql(`select 1 from log_entry where incident_id = $1 and kind = 'task.done' and seq > $2`, world.incidentId, before)
  expect(marked).toHaveLength(1)

  await clicksCount(page)
  await rowOf(page, 'restart sshd').getByText('Answer…').focus()
  await page.keyboard.down('Enter')
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(rowOf(page, 'restart sshd').getByLabel('Answer', { exact: true })).toBeFocused()
})

test('two decide one thing: the second is refused with a sentence, which stays, and goes on with the next', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, '/')
  // What the other does is not told to this page before it has decided, too.
  const [first, second] = [rowOf(page, 'Log copy'), rowOf(page, 'Bring in Jonas Weber')]
  await page.route(/\/live\?/, (route) => route.abort('connectionrefused'))
  await page.reload()
  await first.getByRole('button', { name: 'Mark done', exact: true }).focus()
  const signer = await world.one(`select seat_id from signature where task_id = $1 and state = 'in force'`, await world.taskId('log-copy'))
  await world.run('coordinator', 'task.markDone', { incidentId: world.incidentId, taskId: await world.taskId('log-copy'), completedBySeatId: signer })
  await page.keyboard.press('Enter')
  await expect(first.getByRole('alert')).toContainText('Not marked done. The task is done')
  // The page comes anew with the next decision.
  await clicksCount(page)
  const form = await openVerb(second, 'Decline…')
  await form.getByLabel('Why not').fill('Not now.')
  await form.getByRole('button', { name: 'Decline', exact: true }).click()
  await expect(rows(page)).toHaveCount(2)
  await expect(page.locator('.waits [role="status"]')).toContainText('Log copy is signed off: mark it done? Not marked done. The task is done')
  await expect(rows(page).locator(':focus')).toHaveCount(1)
})

test('a row that goes away under hands that write takes no other decision with it', async ({ as, world }) => {
  const page = await as('coordinator')
  await live(page, '/')
  await (await openVerb(rowOf(page, 'restart sshd'), 'Answer…')).getByLabel('Answer', { exact: true }).pressSequentially('Yes, aft')
  const questionId = await world.one('select id from question where answered_at is null and incident_id = $1', world.incidentId)
  await world.run('coordinator', 'question.answer', { incidentId: world.incidentId, questionId, answer: 'No.' })
  await expect(rowOf(page, 'restart sshd')).toHaveCount(0)
  await page.keyboard.press(' ')
  await page.keyboard.press('Enter')
  await expect(rowOf(page, 'Log copy')).toHaveCount(1)
  expect(await world.one('select state from task where id = $1', await world.taskId('log-copy'))).toBe('signed off')
})
