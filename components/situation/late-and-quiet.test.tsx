import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LateAndQuiet } from './late-and-quiet'

type Task = Parameters<typeof LateAndQuiet>[0]['tasks'][number]
const now = '2026-11-30T14:00:00.000Z'
const ago = (hours: number) => new Date(Date.parse(now) - hours * 3_600_000).toISOString()
const task = (title: string, more: Partial<Task>) => ({ id: title, title, state: 'in progress', ongoing: false, coordinator: null, dueAt: null, lastSign: now, ...more }) as Task
const read = (tasks: Task[]) => renderToStaticMarkup(<LateAndQuiet tasks={tasks} href="/i" zone="UTC" now={now} />)
const text = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\u2066-\u2069]/g, '').replaceAll(/\s+/g, ' ').trim()

test('nothing where nothing is late or quiet', () => {
  expect(read([task('A', {}), task('B', { dueAt: ago(-1) }), task('C', { state: 'signed off', dueAt: ago(1), lastSign: ago(9) })])).toBe('')
})
test('TK-16: late ones with the alarm, the longest first; then those of which nothing is heard', () => {
  const html = read([task('Less', { dueAt: ago(0.5) }), task('More', { dueAt: ago(2), lastSign: ago(23), coordinator: 'Priya Raman' }), task('Quiet', { lastSign: ago(5) })])
  expect(text(html)).toBe('Late 2, longest first On the plan late: More Priya Raman , in progress due 12:00 2 h 0 min late '
    + 'late: Less nobody yet , in progress due 13:30 30 min late No activity 2, longest first On the plan '
    + 'More Priya Raman , in progress for 23 h Quiet nobody yet , in progress for 5 h')
  expect(html.match(/shape-late/g)).toHaveLength(2)
})
test('six of each, and the rest is counted', () => {
  const html = read([...Array(8)].map((_, n) => task(`T${n}`, { dueAt: ago(n + 1) })))
  expect(html.match(/<b>T\d/g)).toHaveLength(6)
  expect(text(html)).toContain('2 more.')
})
