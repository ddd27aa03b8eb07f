import { randomUUID } from 'node:crypto'
import { expect, openVerb, signIn, test } from './cast'

// N3: who is not on the list learns nothing, not even that there is something.

test('an outsider signs in and finds an empty desk', async ({ as, world }) => {
  const page = await as('nobody')
  await signIn(page, world, 'outsider')
  await expect(page.getByRole('heading', { name: 'Desk' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Something looks wrong? Open an incident.')
  for (const address of ['/', '/account', '/incidents/open']) {
    await page.goto(address)
    await expect(page.locator('body')).not.toContainText(/Copper Heron|Mara|Drill/)
  }
})

test('what is hidden answers like what does not exist, on every page of an incident', async ({ as, world }) => {
  const page = await as('outsider')
  const taskId = await world.taskId('log-copy')
  const pages = [
    '', 'situation', 'plan', `plan/${taskId}`, 'time-line', 'people', 'office', 'hosts', 'evidence', 'log-book', 'phase', 'rules', 'tasks',
  ]
  for (const name of pages) {
    const answers = []
    for (const incidentId of [world.incidentId, randomUUID()]) {
      const answer = await page.goto(`/incidents/${incidentId}${name && `/${name}`}`)
      // Next.js sends what `notFound` answers as data, which the browser draws after the page has loaded.
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      answers.push({ status: answer?.status(), text: await page.locator('body').innerText() })
    }
    expect(answers[0], name).toEqual({ status: 404, text: expect.stringContaining('Nothing to show at this address') })
    expect(answers[0], name).toEqual(answers[1])
  }
})

test('the doors for programs say no more to an outsider’s token', async ({ as, world, request }) => {
  const page = await as('outsider')
  await page.goto('/account')
  const form = await openVerb(page, 'Make a token…')
  await form.getByLabel('What it is for').fill('A look around')
  await form.getByLabel('Prove that it’s you').fill(await world.code('outsider'))
  await form.getByRole('button', { name: 'Make the token' }).click()
  const headers = { authorization: `Bearer ${await page.locator('.shown-once li').innerText()}` }

  const read = async (address: string) => {
    const answer = await request.get(address, { headers })
    return { status: answer.status(), text: await answer.text() }
  }
  const hidden = await read(`/api/v1/incidents/${world.incidentId}/tasks`)
  expect(hidden.status).toBe(404)
  expect(hidden).toEqual(await read(`/api/v1/incidents/${randomUUID()}/tasks`))
  expect(await read('/api/v1/incidents')).toEqual({ status: 200, text: expect.not.stringContaining('Copper') })
  const input = { incidentId: world.incidentId, taskId: await world.taskId('raise-logging') }
  const sent = await request.post('/api/v1/commands/task.start', { headers, data: { input } })
  expect(sent.status()).toBe(404)
  expect(await sent.text()).toContain('Nothing to show at this address.')
})
