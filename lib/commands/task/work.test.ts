import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { taskPeople, taskScene, type TaskScene } from '@/lib/testing/tasks'
import { refusal, world, type World } from '@/lib/testing/world'

let w: World
let people: Awaited<ReturnType<typeof taskPeople>>
let s: TaskScene

beforeAll(async () => {
  w = await world()
  people = await taskPeople(w)
})
beforeEach(async () => {
  s = await taskScene(w, people)
})
afterAll(() => w.end())

describe('T10: the checklist', () => {
  test('T10: a tick keeps who and when; taking it away is on record with both', async () => {
    await s.put('log-copy', 'in progress')
    await s.help('log-copy', s.seats.daniel)
    const item = await s.item('log-copy')
    await s.run(people.daniel, 'task.tick', 'log-copy', { itemId: item.id })
    const ticked = await s.item('log-copy')
    expect(ticked).toMatchObject({ ticked_by_seat_id: s.seats.daniel, ticked_at: expect.any(Date) as Date })
    expect(await s.entry()).toMatchObject({ kind: 'task.ticked', about: { itemId: item.id, text: item.text, overtaken: [] } })
    await s.run(people.priya, 'task.untick', 'log-copy', { itemId: item.id })
    expect(await s.item('log-copy')).toMatchObject({ ticked_by_seat_id: null, ticked_at: null })
    expect(await s.entry()).toMatchObject({
      kind: 'task.unticked', about: { tickedBySeatId: s.seats.daniel, tickedAt: ticked.ticked_at!.toISOString() },
    })
  })
  test('T10: not twice, not what is not ticked, not the pattern for each host', async () => {
    await s.put('log-copy', 'in progress')
    const item = await s.item('log-copy')
    expect(await s.no(people.priya, 'task.untick', 'log-copy', { itemId: item.id })).toMatchObject({
      code: 'state', because: 'It is not ticked.',
    })
    await s.run(people.priya, 'task.tick', 'log-copy', { itemId: item.id })
    expect(await s.no(people.priya, 'task.tick', 'log-copy', { itemId: item.id })).toMatchObject({
      code: 'state', because: 'Ticked already, by Priya Raman.',
    })
    const { id } = await s.task('log-copy')
    const pattern = (await w.sql.query('select id from checklist_item where task_id = $1 and per_host', [id])).rows[0].id
    expect(await s.no(people.priya, 'task.tick', 'log-copy', { itemId: pattern })).toMatchObject({
      code: 'state', because: 'This stands for one item on each confirmed host. It is ticked there.',
    })
    expect(await s.no(people.priya, 'task.tick', 'snapshot', { itemId: item.id })).toMatchObject({ code: 'missing' })
  })
  test('T4: an item is added at the end', async () => {
    await s.put('log-copy', 'in progress')
    const done = await s.run(people.priya, 'task.addItem', 'log-copy', { text: 'koji1, second log store', level: 'must' })
    expect(await s.item('log-copy', 'koji1, second log store')).toMatchObject({ id: done.answer.itemId, ticked_at: null })
    expect(await s.entry()).toMatchObject({ kind: 'task.itemAdded', about: { level: 'must' } })
    expect(await s.no(people.priya, 'task.addItem', 'log-copy', { text: 'x', level: 'perhaps' })).toMatchObject({ code: 'invalid' })
  })
})

describe('T4: answers', () => {
  const answer = (more: object, who = people.priya, key = 'log-copy') => async (version?: number) => {
    const question = await s.question(key)
    const said = { questionId: question.id, verdict: null, answer: 'Vault B.', confidence: 'likely', ...more }
    return s.run(who, 'task.answer', key, said, version ?? question.version)
  }
  test('T4: who, when, what before; the next version', async () => {
    await s.put('log-copy', 'in progress')
    await answer({})()
    expect(await s.question('log-copy')).toMatchObject({ answer: 'Vault B.', version: 2, answered_by_seat_id: s.seats.priya })
    await answer({ answer: 'Vault C.' })()
    expect(await s.entry()).toMatchObject({
      kind: 'task.answered', about: { answer: 'Vault C.', before: { answer: 'Vault B.', verdict: null, confidence: 'likely' } },
    })
  })
  test('an edit of something older is refused, with the other text (409)', async () => {
    await s.put('log-copy', 'in progress')
    await answer({ answer: 'Theirs.' })()
    await expect(answer({ answer: 'Mine.' })(1)).rejects.toMatchObject({ code: 'changed', details: { theirs: 'Theirs.' } })
    expect((await s.question('log-copy')).answer).toBe('Theirs.')
  })
  test('A2: “unknown” says what is being done; yes and no only where they are asked for', async () => {
    await s.put('log-copy', 'in progress')
    await s.put('threat-assessment', 'in progress')
    expect(await refusal(answer({ verdict: 'unknown', answer: '' })())).toMatchObject({
      code: 'invalid', fields: { answer: 'Write what is being done to find out.' },
    })
    expect(await refusal(answer({ verdict: 'yes' })())).toMatchObject({ code: 'state', because: 'This question is answered in words.' })
    const question = await s.question('threat-assessment', 'yes-no')
    const no = { questionId: question.id, verdict: 'no', answer: '', confidence: 'possible' }
    await s.run(people.priya, 'task.answer', 'threat-assessment', no, question.version)
    expect(await s.question('threat-assessment', 'yes-no')).toMatchObject({ verdict: 'no' })
  })
})

describe('T2: the result', () => {
  test('T2: written against the version that was read', async () => {
    await s.put('log-copy', 'in progress')
    await s.run(people.priya, 'task.writeResult', 'log-copy', { result: '61 GB from 14 hosts.' }, 1)
    expect(await s.task('log-copy')).toMatchObject({ result: '61 GB from 14 hosts.', version: 2 })
    await expect(s.run(people.priya, 'task.writeResult', 'log-copy', { result: 'Mine.' }, 1)).rejects.toMatchObject({
      code: 'changed', details: { theirs: '61 GB from 14 hosts.' },
    })
    expect(await s.entry()).toMatchObject({ kind: 'task.resultWritten', about: { result: '61 GB from 14 hosts.', before: '' } })
  })
})

describe('T4: evidence', () => {
  test('T4: answers a request; taken off again, the request is open', async () => {
    await s.put('log-copy', 'in progress')
    const [evidenceId, request] = [await s.evidence(), await s.request('log-copy')]
    await s.run(people.priya, 'task.attachEvidence', 'log-copy', { requestId: request.id, evidenceId })
    expect(await s.request('log-copy')).toMatchObject({ evidence_id: evidenceId })
    expect(await s.entry()).toMatchObject({ kind: 'task.evidenceAttached', about: { evidenceId, sha256: 'ab'.repeat(32) } })
    const another = await s.evidence()
    expect(await s.no(people.priya, 'task.attachEvidence', 'log-copy', { requestId: request.id, evidenceId: another })).toMatchObject({
      code: 'state', because: 'Something is attached here already. Detach it first.',
    })
    expect(await s.no(people.priya, 'task.attachEvidence', 'log-copy', { requestId: null, evidenceId })).toMatchObject({
      code: 'state', because: 'This evidence is attached to the task already.',
    })
    await s.run(people.priya, 'task.detachEvidence', 'log-copy', { requestId: request.id })
    expect(await s.request('log-copy')).toMatchObject({ evidence_id: null })
    expect(await s.no(people.priya, 'task.detachEvidence', 'log-copy', { requestId: request.id })).toMatchObject({
      code: 'state', because: 'Nothing is attached here.',
    })
  })
  test('T4: attached beside what was asked for; taken off, no empty place stays', async () => {
    await s.put('log-copy', 'in progress')
    const done = await s.run(people.priya, 'task.attachEvidence', 'log-copy', { requestId: null, evidenceId: await s.evidence() })
    await s.run(people.priya, 'task.detachEvidence', 'log-copy', { requestId: done.answer.requestId })
    expect((await w.sql.query('select 1 from evidence_request where id = $1', [done.answer.requestId])).rowCount).toBe(0)
  })
  test('evidence of nowhere, or of another incident, is missing', async () => {
    await s.put('log-copy', 'in progress')
    const request = await s.request('log-copy')
    expect(await s.no(people.priya, 'task.attachEvidence', 'log-copy', { requestId: request.id, evidenceId: crypto.randomUUID() }))
      .toMatchObject({ code: 'missing' })
    expect(await s.no(people.priya, 'task.attachEvidence', 'log-copy', { requestId: crypto.randomUUID(), evidenceId: await s.evidence() }))
      .toMatchObject({ code: 'missing' })
  })
})

describe('only its people, only while it is being worked on (T1, states 4)', () => {
  const acts = async () => {
    const [item, question, request] = [await s.item('log-copy'), await s.question('log-copy'), await s.request('log-copy')]
    const evidenceId = await s.evidence()
    return [
      ['task.tick', { itemId: item.id }, 'tick its items'], ['task.addItem', { text: 'One more', level: 'may' }, 'add to its checklist'],
      ['task.answer', { questionId: question.id, verdict: null, answer: 'x', confidence: null }, 'answer its questions'],
      ['task.writeResult', { result: 'x' }, 'write its result'],
      ['task.attachEvidence', { requestId: request.id, evidenceId }, 'attach evidence to it'],
    ] as const
  }
  test('T1: not by others, the coordinator among them', async () => {
    await s.put('log-copy', 'in progress')
    await s.help('log-copy', s.seats.daniel, 'asked')
    for (const [name, more, does] of await acts()) {
      for (const who of [people.mara, people.daniel, people.hanna])
        expect(await s.no(who, name, 'log-copy', more, 1)).toMatchObject({
          code: 'forbidden',
          because: `Only those who work on this task can ${does}: Priya Raman, who coordinates it, and its helpers. `
            + (who === people.mara ? 'Assign it to yourself, or add yourself as a helper.' : 'Ask to join.'),
        })
      expect(await s.no(people.outsider, name, 'log-copy', more, 1)).toMatchObject({ code: 'missing' })
      expect(await s.no(people.lena, name, 'log-copy', more, 1)).toMatchObject({ code: 'missing' })
    }
  })
  test.each([
    ['assigned', 'The task is assigned. It has to be started first.'], ['done', 'The task is done. Reopen it first.'],
    ['set aside', 'The task is set aside. Reinstate it first.'],
  ])('states 4: not while it is %s', async (state, because) => {
    await s.put('log-copy', state)
    for (const [name, more] of await acts()) expect(await s.no(people.priya, name, 'log-copy', more, 1)).toMatchObject({
      code: 'state', because,
    })
  })
  test('N8: a limited seat works on what is its own', async () => {
    await s.put('log-copy', 'in progress', s.seats.lena)
    await s.share('log-copy')
    const item = await s.item('log-copy')
    await s.run(people.lena, 'task.tick', 'log-copy', { itemId: item.id })
    await s.answer(people.lena, 'log-copy', 'In our vault.')
    await s.run(people.lena, 'task.writeResult', 'log-copy', { result: 'Copied.' }, 1)
    await s.run(people.lena, 'task.addItem', 'log-copy', { text: 'Second store', level: 'may' })
    await s.run(people.lena, 'task.remark', 'log-copy', { text: 'Done soon.' })
    expect(await s.task('log-copy')).toMatchObject({ result: 'Copied.' })
    expect(await s.question('log-copy')).toMatchObject({ answered_by_seat_id: s.seats.lena })
  })
})

describe('TK-8, SG-3: what was signed changes', () => {
  const changes = ['tick', 'untick', 'addItem', 'answer', 'writeResult', 'attachEvidence', 'detachEvidence'] as const
  test.each(changes)('TK-8: %s takes it back into work, the signature is overtaken, its signer told', async (act) => {
    await s.signedOff('log-copy')
    await s.help('log-copy', s.seats.daniel)
    const task = await s.task('log-copy')
    const [item, question, request] = [await s.item('log-copy'), await s.question('log-copy'), await s.request('log-copy')]
    if (act === 'tick') await w.sql.query(`update checklist_item set ticked_at = null where id = $1`, [item.id])
    const more = {
      tick: { itemId: item.id }, untick: { itemId: item.id }, addItem: { text: 'One more', level: 'may' },
      answer: { questionId: question.id, verdict: null, answer: '74 GB', confidence: null }, writeResult: { result: 'More.' },
      attachEvidence: { requestId: null, evidenceId: await s.evidence() }, detachEvidence: { requestId: request.id },
    }[act]
    await s.run(people.daniel, `task.${act}` as 'task.tick', 'log-copy', more, act === 'answer' ? question.version : task.version)
    expect(await s.task('log-copy')).toMatchObject({ state: 'in progress' })
    const [signature] = await s.signatures('log-copy')
    expect(signature).toMatchObject({ state: 'overtaken', state_reason: expect.any(String) as string })
    expect(await s.entry()).toMatchObject({ about: { overtaken: [signature!.id] } })
    expect((await s.told(s.seats.priya)).at(-1)).toBe('signature overtaken')
  })
  test('SG-1: signed again, the new signature stands after the old', async () => {
    await s.signedOff('log-copy')
    await s.answer(people.priya, 'log-copy', '74 GB')
    await s.sign(people.priya, 'task.signOff', 'log-copy')
    expect((await s.signatures('log-copy')).map((each) => each.state)).toEqual(['overtaken', 'in force'])
    expect(await s.task('log-copy')).toMatchObject({ state: 'signed off' })
  })
})
