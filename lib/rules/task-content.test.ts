import { describe, expect, test } from 'vitest'
import { isAnswered, isWritten, missingOf, taskContent, type TaskContent } from './task-content'

const task: TaskContent = {
  incidentId: 'i', taskId: 't', title: 'Log copy', plain: 'Kept', description: 'Copy every log.', level: 'must', result: '',
  items: [
    { id: '1', text: 'Copied', level: 'must', hostId: 'h', ticked: false },
    { id: '2', text: 'Cleaned', level: 'must not', hostId: null, ticked: false },
    { id: '3', text: 'Clock', level: 'should', hostId: null, ticked: false },
  ],
  questions: [{ id: 'q', text: 'Where?', takes: 'text', required: true, verdict: null, answer: '', confidence: null }],
  evidence: [{ id: 'e', text: 'The copy', required: true, evidenceId: null, sha256: null }], list: null,
}

describe('content (states 5)', () => {
  test('text, result, checklist with ticks, answers, ids and hashes of evidence', () => {
    expect(taskContent({ ...task, evidence: [{ id: 'e', text: 'The copy', required: true, evidenceId: 'v', sha256: 'ab' }] })).toEqual({
      incidentId: 'i', taskId: 't', title: 'Log copy', plain: 'Kept', description: 'Copy every log.', level: 'must', result: '',
      checklist: [
        { id: '1', text: 'Copied', level: 'must', hostId: 'h', ticked: false },
        { id: '2', text: 'Cleaned', level: 'must not', hostId: null, ticked: false },
        { id: '3', text: 'Clock', level: 'should', hostId: null, ticked: false },
      ],
      answers: [{ id: 'q', text: 'Where?', verdict: null, answer: '', confidence: null }],
      evidence: [{ id: 'e', text: 'The copy', evidenceId: 'v', sha256: 'ab' }],
    })
  })
  test('a request that nothing answers is no content; an ongoing task’s list is', () => {
    expect(taskContent(task).evidence).toEqual([])
    expect(taskContent({ ...task, list: [{ id: 's', name: 'Mara' }] })).toMatchObject({ list: [{ id: 's', name: 'Mara' }] })
  })
  test('not content: whatever else is known of the task, such as its people and its place', () => {
    const more = { ...task, helpers: ['x'], position: 7, coordinatorName: 'Priya' }
    expect(taskContent(more)).toEqual(taskContent(task))
  })
})

describe('what is missing (T4)', () => {
  test('what must and must not, required questions, required evidence', () => {
    const items = task.items.map((item) => ({ ...item, host: item.hostId && 'cvs1' }))
    expect(missingOf({ ...task, items })).toEqual({
      items: [{ id: '1', text: 'Copied', host: 'cvs1' }, { id: '2', text: 'Cleaned', host: null }],
      questions: [{ id: 'q', text: 'Where?', host: null }], evidence: [{ id: 'e', text: 'The copy', host: null }],
    })
  })
  test('A2: unknown is an answer with what is being done; yes and no need no words', () => {
    expect(isAnswered({ takes: 'yes-no', verdict: 'unknown', answer: ' ' })).toBe(false)
    expect(isAnswered({ takes: 'yes-no', verdict: 'unknown', answer: 'We read the mail logs.' })).toBe(true)
    expect(isAnswered({ takes: 'yes-no', verdict: 'no', answer: '' })).toBe(true)
    expect(isAnswered({ takes: 'yes-no', verdict: null, answer: 'No.' })).toBe(false)
    expect(isAnswered({ takes: 'text', verdict: null, answer: 'Vault B.' })).toBe(true)
    expect(isAnswered({ takes: 'text', verdict: 'unknown', answer: '' })).toBe(false)
  })
  test('T2: in writing is a result, or an answer', () => {
    expect(isWritten(task)).toBe(false)
    expect(isWritten({ ...task, result: '61 GB.' })).toBe(true)
  })
})
