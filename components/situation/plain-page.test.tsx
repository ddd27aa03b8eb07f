import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { taskStates, type TaskState } from '@/lib/rules/task-state'
import { PlainPage } from './plain-page'
import type { SituationProps, SituationRead } from './situation-words'

type Task = SituationRead['tasks'][number]
type Answer = SituationRead['answers'][number]
type Wait = SituationProps['frame']['waits'][number]

const now = '2008-08-14T11:20:00.000Z'
const task = (more: Partial<Task> = {}): Task => ({
  id: 'changed', section: '3.4.1', title: 'Changed files', doing: 'Finding out what they changed', plain: 'We know what they changed', kind: 'task',
  prerequisite: false, ongoing: false, state: 'open', stateAt: now, startedAt: null, dueAt: null, lastSign: now, coordinatorSeatId: 'priya', coordinator: 'Priya Raman',
  backReason: null, questions: { asked: 0, answered: 0 }, notReady: false, waitsFor: null, settled: false, signature: null, ...more,
})
const threat = (more: Partial<Task> = {}) => task({ id: 'threat', title: 'Threat assessment', doing: 'Judging how bad it is', kind: 'assessment', ...more })
const answer = (more: Partial<Omit<Answer, 'answered'>> = {}): Answer => ({
  id: 'q1', key: 'end-users', assessment: 'threat', taskId: 'threat', question: 'Are our users hit?', verdict: null, text: '', confidence: null, by: null,
  at: null, answered: Boolean(more.verdict ?? more.text), signed: false, ...more,
})
const wait = (more: Partial<Wait> = {}): Wait => ({
  incidentId: 'i', kind: 'countersign', id: 'temporary', about: 'temporary', title: 'Temporary data', detail: 'Nothing is kept there.', by: 'Mara Lindqvist',
  since: '2008-08-14T10:28:00.000Z', due: null, ofKind: 1, ...more,
})
type Given = {
  tasks?: Task[]; answers?: Answer[]; waits?: Wait[]; phase?: 'responding' | 'watching' | 'closed'; summary?: string
  deciding?: Partial<SituationRead['deciding']>
}

/** The page as Carlos reads it, as text, a line for each thing that stands by itself. */
function read({ tasks = [], answers = [], waits = [], phase = 'responding', summary = '', deciding }: Given): string {
  const incident = { id: 'i', codeName: 'Copper Heron', kind: 'intrusion', drill: false, coordinator: 'Mara Lindqvist', youCoordinate: false }
  const whole = { established: 'suspected', severity: 3 as const, phase, openedAt: now, people: 10, ableDeputy: true, phaseDoubtful: false }
  const no = { allowed: false as const, code: 'forbidden' as const, because: '', reasons: [] }
  const page: SituationRead = {
    firstDeputy: 'Daniel Osei', hasManager: true, managerToCome: false, staffing: null, can: { summarise: no, establish: no, describe: no },
    summary: { text: summary, by: 'Mara Lindqvist', at: summary ? now : null, version: 1 }, symptoms: 'Logins at night.', tasks, answers,
    holdUps: { tasks: 0, held: 0, rows: [] }, sections: [], newest: [], entries: 1, deciding: { forms: {}, choices: {}, several: {}, ...deciding },
    incident: { established: 'suspected', kind: 'intrusion', severity: 3, codeName: 'Copper Heron' },
  }
  const html = renderToStaticMarkup(<PlainPage page={page} frame={{ incident, whole, waits, seatId: 'carlos', readsPlain: true }} now={now} zone="UTC" />)
  return html.replaceAll(/<\/(p|li|h1|h2|h3|a)>/g, '\n').replaceAll(/<[^>]*>/g, '').replaceAll(/[\u2066-\u2069]/g, '').replaceAll(/[^\S\n]+/g, ' ').replaceAll(/\s*\n\s*/g, '\n')
}
const mine = { coordinatorSeatId: 'carlos', coordinator: 'Carlos Ibarra' }
/** Not ready, as it waits for one thing. */
const waitsFor = (wait: Partial<NonNullable<Task['waitsFor']>>): Partial<Task> =>
  ({ notReady: true, waitsFor: { kind: 'task', task: null, what: '', stands: '', ...wait } })
const after = (id: string, title: string) => waitsFor({ task: { id, title }, what: title, stands: 'hasn’t started' })

test('M2: each state of a task with what is being done; what is so then stands there only once it is done', () => {
  const lines = (state: TaskState, more: Partial<Task> = {}) => read({ tasks: [task({ state, ...more })] })
  const under = (state: TaskState, more: Partial<Task> = {}) => {
    const text = lines(state, more)
    return text.split('\n').find((line) => line.startsWith(text.includes(task().plain) ? task().plain : task().doing))
  }
  expect(taskStates.map((state) => under(state, { settled: state === 'set aside' }))).toEqual([
    'Finding out what they changednobody has it yet', 'Finding out what they changedPriya Raman, not begun yet',
    'Finding out what they changedPriya Raman', 'Finding out what they changedfinished, to be confirmed',
    'Finding out what they changeddone, but its signature is no longer in force', 'Finding out what they changednot needed',
  ])
  expect(under('done', { settled: true })).toBe('We know what they changeddone')
  for (const state of taskStates) expect(lines(state, { settled: state === 'set aside' })).not.toContain('We know')
  expect(under('assigned', after('t', 'Snapshot'))).toBe('Finding out what they changedafter Snapshot')
  expect(read({ tasks: [task(after('copy', 'Snapshot')), task({ id: 'copy', title: 'Snapshot', doing: 'Keeping copies' })] }))
    .toContain('Finding out what they changedafter keeping copies')
  expect(under('assigned', waitsFor({ kind: 'entry' }))).toBe('Finding out what they changedonce we know how they got in')
  expect(under('open', waitsFor({ kind: 'gate', what: 'a repair plan', stands: 'the repair plan has to be written first' })))
    .toBe('Finding out what they changedthe repair plan has to be written first')
  const decided = read({ tasks: [task({ state: 'set aside', settled: true, doing: 'Doing this' }), task({ state: 'done', settled: true })] })
  expect(decided.slice(decided.indexOf('What is done or decided?')).split('\n').slice(1, 3)).toEqual(['We know what they changeddone', 'Doing thisnot needed'])
  expect(read({ tasks: [task({ state: 'in progress', doing: '' })] })).toContain('Under way: Changed files')
})

test('what is done and what is ahead stand apart, six of each, and the rest is counted', () => {
  const many = [...Array(8)].map((_, n) => task({ id: `${n}`, doing: `Doing ${n}`, state: 'in progress' }))
  const text = read({ tasks: [...many, task({ id: 'next' })] })
  expect(text.match(/Doing \d/g)).toHaveLength(6)
  expect(text).toContain('And 2 more.')
  expect(text.indexOf('What comes next?')).toBeLessThan(text.indexOf('Finding out what they changed'))
  expect(text).toContain('Of 9 tasks, none is done yet, 8 are under way and 1 is still to come.')
})

test('three answers come first: were users hit, is it over, what is asked of me', () => {
  const short = (given: Given) => /Users hit\? (.*)\nOver\? (.*)\nYou\? (.*)\n/.exec(read({ tasks: [threat()], answers: [answer()], ...given }))!.slice(1)
  expect(short({})).toEqual(['Not asked yet', 'Not yet', 'Nothing now'])
  expect(short({ tasks: [threat({ state: 'in progress' })], phase: 'watching' })).toEqual(['Being looked into', 'Not yet, services are back', 'Nothing now'])
  expect(short({ answers: [answer({ verdict: 'no', confidence: 'likely' })], phase: 'closed' })).toEqual(['Probably not', 'Yes, closed', 'Nothing now'])
  expect(short({ tasks: [threat({ state: 'in progress' })], answers: [{ ...answer({ verdict: 'unknown' }), answered: false }] })[0]).toBe('Being looked into')
  expect(short({ answers: [answer({ verdict: 'unknown', text: 'Asking the mirrors.' })] })[0]).toBe('Not known')
  expect(short({ waits: [wait()] })[2]).toBe('One thing, for 52 min')
  expect(short({ waits: [wait(), wait({ kind: 'offer', id: 'o', due: '2008-08-14T14:00:00.000Z' })] })[2]).toBe('2 things, first by 14:00')
  expect(short({ waits: [wait({ ofKind: 3 })] })[2]).toBe('3 things, the oldest for 52 min')
  expect(short({ tasks: [threat(), task({ state: 'in progress', ...mine })] })[2]).toBe('One thing')
  expect(read({ tasks: [threat()] })).not.toContain('Users hit?')
})

test('asked of you: all that waits, what has an end first, then one’s own tasks; what can’t start yet is for later', () => {
  const text = read({
    waits: [wait(), wait({ kind: 'offer', id: 'o', by: 'Mara Lindqvist', detail: '', due: '2008-08-14T14:00:00.000Z' })],
    tasks: [
      task({ id: 'notice', doing: 'Telling everyone concerned', title: 'First notice', state: 'in progress', ...mine }),
      task({ id: 'report', doing: 'Publishing a full account', state: 'assigned', ...mine, ...after('t', 'Snapshot') }),
      task({ id: 'repair', doing: 'Telling when services are out', state: 'assigned', ...mine, ...waitsFor({ kind: 'gate', stands: 'the repair plan has to be written first' }) }),
      task({ id: 'others', doing: 'Checking our databases', state: 'in progress' }),
      task({ id: 'signed', doing: 'Sending what we know', state: 'signed off', ...mine }),
      task({ id: 'temporary', doing: 'Deleting temporary data', state: 'in progress', ...mine }),
    ],
  })
  const asked = text.slice(text.indexOf('Asked of you'), text.indexOf('What happened'))
  expect(asked.split('\n').filter((line) => line !== '')).toEqual([
    'Asked of you',
    'by 14:00 in 2 h 40 min', 'Take over as coordinator?', 'Mara Lindqvist asks you to take over as coordinator. ', 'Read the offer: Take over as coordinator?',
    'Temporary data was set aside: do you agree?', 'Mara Lindqvist gives the reason: “Nothing is kept there.” Asked 52 min ago.',
    'Read and sign: Temporary data was set aside: do you agree?',
    'Telling everyone concerned', 'First notice: your task, in progress.', 'Open the task: Telling everyone concerned',
    'Later, after Snapshot: Publishing a full account', 'Later, the repair plan has to be written first: Telling when services are out',
  ].map((line) => line.trim()))
  const late = read({ waits: [wait({ kind: 'offer', due: '2008-08-14T11:00:00.000Z' })] })
  expect(late).toContain('by 11:00 20 min late')
  const due = (id: string, dueAt: string | null) => task({ id, doing: `Doing ${id}`, state: 'in progress', dueAt, ...mine })
  const byWhen = read({ waits: [wait()], tasks: [due('third', null), due('second', '2008-08-14T14:00:00.000Z'), due('first', '2008-08-14T11:00:00.000Z')] })
  expect(byWhen.slice(byWhen.indexOf('Asked of you'), byWhen.indexOf('What happened')).match(/by \d.*|(?<=\n)Doing \w+|Temporary data was set aside[^:]/g)).toEqual(
    ['by 11:00 20 min late', 'Doing first', 'by 14:00 in 2 h 40 min', 'Doing second', 'Doing third'])
  expect(read({})).toContain('Nothing is asked of you now.')
})

test('TK-13: several that were set aside are agreed to in one act ahead of them, with every reason; one has no such row', () => {
  const waits = ['Temporary data', 'Databases'].map((title) => wait({ id: title, about: title, title, ofKind: 3 }))
  const forms = Object.fromEntries(waits.map(({ id, title }) => [`countersign ${id} ${id}`, {
    kind: 'countersign', needs: { taskId: id, reason: `${title} are new.`, prints: { countersign: `print of ${id}` }, can: { countersign: { allowed: true } } },
  }])) as unknown as SituationRead['deciding']['forms']
  const offer = wait({ kind: 'offer', id: 'o', detail: '', due: '2008-08-14T14:00:00.000Z' })
  const text = read({ waits: [offer, ...waits], deciding: { forms, several: { i: { fingerprint: 'f', can: { allowed: true } } } } })
  const asked = text.slice(text.indexOf('Asked of you'), text.indexOf('What happened'))
  expect(asked.indexOf('Take over as coordinator?')).toBeLessThan(asked.indexOf('3 tasks were set aside'))
  expect(asked.slice(asked.indexOf('3 tasks'), asked.indexOf('Temporary data was set aside'))).toMatch(
    /^3 tasks were set aside: do you agree\?\nThe first 2: Temporary data and Databases\.\nCountersign all….*Temporary data.*Temporary data are new\..*Databases.*Databases are new\.[^]*Countersign those ticked/s)
  expect(read({ waits: waits.slice(0, 1) })).not.toContain('tasks were set aside')
})

test('how bad is it: one word for verdict and confidence, what is being done where there is no answer, and “preliminary” once', () => {
  const asked = [
    answer({ verdict: 'no', confidence: 'likely', text: 'Four of five checks found nothing.' }), answer({ id: 'q2', key: 'data', question: 'Was data read?' }),
    answer({ id: 'q3', key: 'way-in', assessment: 'entry', taskId: 'entry', question: 'How did they get in?', text: 'With a stolen key.', confidence: 'confirmed' }),
  ]
  const text = read({ answers: asked, tasks: [threat({ state: 'in progress' }), threat({ id: 'entry', state: 'in progress' })] })
  expect(text).toContain('Are our users hit?\nProbably not')
  expect(text).not.toMatch(/likely/)
  expect(text).toContain('No answer yet: Was data read? Priya Raman is looking into it.')
  expect(text).toContain('Confirmed. With a stolen key.')
  expect(text.match(/Preliminary/g)).toHaveLength(1)
  expect(read({ answers: asked.map((each) => ({ ...each, signed: true })), tasks: [threat()] })).not.toContain('Preliminary')
  expect(read({ answers: [answer({ verdict: 'yes' })], tasks: [threat()] })).toContain('How sure we are is not stated.')
})

test('nobody is said not to have answered who was never asked', () => {
  const says = (state: TaskState, more: Partial<Task> = {}) => {
    const text = read({ answers: [answer()], tasks: [threat({ state, ...more })] })
    return text.slice(text.indexOf('How bad is it?')).split('\n')[1]
  }
  expect(taskStates.map((state) => says(state))).toEqual([
    'Nobody has been asked yet.', 'Priya Raman has been asked, and has not begun.', 'Priya Raman is looking into it.', 'No answer was given.',
    'No answer was given.', 'It was decided not to look into this.',
  ])
  expect(says('open', { backReason: 'No time.' })).toBe('Nobody is looking into it now.')
})

test('the order of the page', () => {
  const text = read({
    summary: 'Someone got in.\n\nWe cut them off.', answers: [answer()], tasks: [threat(), task({ state: 'in progress' }), task({ id: 'b' })], waits: [wait()],
  })
  const heads = ['In short', 'Users hit?', 'Asked of you', 'What happened', 'We cut them off.', 'How bad is it?', 'What is being done?', 'What comes next?']
  const places = heads.slice(1).map((head) => text.indexOf(head))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places).not.toContain(-1)
})
