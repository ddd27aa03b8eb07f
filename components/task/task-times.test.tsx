import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { timesOnPaper } from '@/components/print/paper-words'
import type { TaskState } from '@/lib/rules/task-state'
import { Due, Quiet } from './task-times'

const now = new Date('2026-11-30T14:00:00Z')
const at = (time: string) => new Date(`2026-11-30T${time}:00Z`)
const task = (dueAt: Date | null, { state = 'in progress' as TaskState, lastSign = now } = {}) => ({ state, dueAt, ongoing: false, lastSign })
const read = (one: ReturnType<typeof task>) => renderToStaticMarkup(<><Due task={one} zone="UTC" now={now} /><Quiet task={one} now={now} /></>)
const text = (html: string) => html.replaceAll(/<[^>]*>/g, '').trim()

test('TK-16: by when, and how late behind the triangle; nothing of what is signed off', () => {
  expect(text(read(task(at('16:00'))))).toBe('due 16:00')
  expect(text(read(task(at('12:48'))))).toBe('due 12:48, 1 h 12 min late')
  expect(read(task(at('12:48')))).toContain('shape-late')
  expect(read(task(at('16:00')))).not.toContain('shape-late')
  expect([read(task(null)), read(task(at('12:48'), { state: 'signed off' }))]).toEqual(['', ''])
})
test('quiet in quiet ink, without a shape', () => {
  const html = read(task(null, { lastSign: new Date('2026-11-29T15:00:00Z') }))
  expect(text(html)).toBe('no activity for 23 h')
  expect(html).not.toContain('shape')
})
test('paper says moments, for it is read later', () => {
  const late = task(at('12:48'), { lastSign: at('09:30') })
  expect(timesOnPaper(late, 'UTC', now)).toEqual(['due 30 Nov 12:48, late', 'no activity since 30 Nov 09:30'])
  expect(timesOnPaper(task(at('16:00')), 'UTC', now)).toEqual(['due 30 Nov 16:00'])
  expect(timesOnPaper(task(null), 'UTC', now)).toEqual([])
})
